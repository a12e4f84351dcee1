import pytest

from tests.factories import PASSWORD
from tests.letters import wide
from vicarity.account.enums import STAFF_ROLES, Role
from vicarity.account.errors import WeakPassword
from vicarity.account.rules import check_password
from vicarity.core import passwords

EMAIL = "ada.finch@example.com"

PHRASE = "seven green birds"
EMOJI = "🐢🐢🐢 walks by the sea"


@pytest.mark.parametrize(
    "weak",
    [
        "", "Ab1!xyz", "abcdefgh", "abcdefgH", "abcdefH1", "abcdef1!", "ABCDEF1!",
        "Password1!", "Vicarity2026!", "P@ssw0rd1!", "password", "ada.finch", "ADA.FINCH",
        "ada.finch@example.com", "Ada.Finch@Example.com", "x" * 129, "Welcome123!",
        wide("Ab1!xyz"), "CareHome2026!", "Summer2026!", "1qaz2wsx3edc4rfv",
    ],
)  # fmt: skip
def test_refuses_what_is_easy_to_guess(weak):
    with pytest.raises(WeakPassword) as refusal:
        check_password(weak, EMAIL, Role.WORKER)

    (error,) = refusal.value.errors
    assert error.pointer == "#/password"
    assert error.code == "weak_password"
    assert len(error.detail) > 10
    assert not weak or weak not in str(refusal.value)


@pytest.mark.parametrize(
    "strong",
    [
        PASSWORD, "Tr4mline#", "Zx9!kQ2v", PHRASE, EMOJI, "Łódka-7x",
        "k7#Qpx2m" * 8, "k7#Qpx2m" * 16, "ada.finch and her twelve goats",
    ],
)  # fmt: skip
def test_accepts_what_is_not(strong):
    check_password(strong, EMAIL, Role.WORKER)


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_asks_staff_for_more(role):
    check_password("Tr4mline#-Station", EMAIL, role)

    with pytest.raises(WeakPassword):
        check_password("Tr4mline#", EMAIL, role)


@pytest.fixture
def in_app(app):
    with app.app_context():
        yield


@pytest.mark.usefixtures("in_app")
class TestKeeping:
    def test_compares_every_byte(self):
        long = "k7#Qpx2m" * 16
        kept = passwords.hash_password(long)

        assert passwords.matches(kept, long)
        assert not passwords.matches(kept, long[:-1])
        assert not passwords.matches(kept, long[:-1] + "x")
        assert not passwords.matches(kept, long[:72])

    def test_takes_both_spellings_of_a_letter_for_one(self):
        kept = passwords.hash_password("Café-Ångström-1")

        assert passwords.matches(kept, "Cafe\u0301-A\u030angstro\u0308m-1")
        assert passwords.matches(kept, "Café-Ångström-" + wide("1"))

    def test_salts_each_hash(self):
        assert passwords.hash_password(PASSWORD) != passwords.hash_password(PASSWORD)

    def test_repeats_a_hash_when_told_its_salt(self):
        kept = passwords.hash_password(PASSWORD)

        assert passwords.hash_password(PASSWORD, like=kept) == kept
        assert passwords.hash_password(PASSWORD + "x", like=kept) != kept

    def test_salts_anew_when_the_other_hash_cost_something_else(self):
        cheap = passwords.hash_password(PASSWORD).replace("$04$", "$05$")

        assert passwords.hash_password(PASSWORD, like=cheap).startswith("$2b$04$")

    def test_matches_nothing_to_nobody(self):
        assert not passwords.matches(None, PASSWORD)
        assert not passwords.matches(None, "")


@pytest.mark.parametrize(
    "weak", ["Ab1!xyz", "abcdefgh", "Password1!", "Vicarity2026!", "ada.finch", "x" * 129]
)
def test_is_held_at_registration(client, weak):
    body = {"email": EMAIL, "password": weak, "user_type": "worker"}

    response = client.post("/api/auth/register", json=body)

    assert (response.status_code, response.json["code"]) == (422, "weak_password")
    assert [error["pointer"] for error in response.json["errors"]] == ["#/password"]
    assert weak.encode() not in response.data


@pytest.mark.parametrize(
    "strong", ["Zx9!kQ2v", "sevengreenbirds", EMOJI, "k7#Qpx2m" * 8, "k7#Qpx2m" * 16]
)
def test_lets_strong_ones_in_whole_and_only_whole(client, strong):
    body = {"email": EMAIL, "password": strong}
    registered = client.post("/api/auth/register", json=body | {"user_type": "worker"})

    whole = client.post("/api/auth/login", json=body)
    cut = client.post("/api/auth/login", json=body | {"password": strong[:-1]})

    assert (registered.status_code, whole.status_code, cut.status_code) == (202, 200, 401)
