"""Finding a home in the CQC register while signing up."""

import pytest

from vicarity.account.enums import Role
from vicarity.core import clock
from vicarity.register.enums import RegisterSource, Registration
from vicarity.register.models import CqcLocation

URL = "/api/care-home/register-search"
HOMES = {
    "1-1000000001": {"name": "Elm House", "postcode": "LS6 3AB", "city": "Leeds"},
    "1-1000000002": {"name": "St Mary's Nursing Home", "postcode": "M33 5PD", "city": "Sale"},
    "1-1000000003": {"name": "Oak & Elm Lodge", "postcode": "M33 6AA", "is_dormant": True},
    "1-1000000004": {"name": "Elm Court", "registration": Registration.DEREGISTERED},
    "1-1000000005": {"name": "Elm Dentists", "is_care_home": False},
    "1-1000000006": {
        "name": "Elm Homecare", "is_care_home": False,
        "service_types": ["Domiciliary care service"],
    },
    "1-1000000007": {"name": "The 100% Caring_Home", "also_known_as": "Sunrise"},
}  # fmt: skip


@pytest.fixture(autouse=True)
def register(session):
    common = {"is_care_home": True, "source": RegisterSource.DIRECTORY, "seen_at": clock.now()}
    provider = {"provider_id": "1-2000000001", "provider_name": "Elm Care Limited"}
    for location_id, home in HOMES.items():
        session.add(CqcLocation(location_id=location_id, **common | provider | home))
    session.commit()


@pytest.fixture
def member(make):
    return make.user(role=Role.CARE_HOME_ADMIN)


@pytest.fixture
def search(client, member, signed_in):
    headers = signed_in(member)
    return lambda **query: client.get(URL, query_string=query, headers=headers)


@pytest.fixture
def names(search):
    def found(q):
        response = search(q=q)
        assert response.status_code == 200, response.json
        return [item["name"] for item in response.json["items"]]

    return found


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("elm house", ["Elm House"]), ("Hou ELM", ["Elm House"]), ("house leeds", ["Elm House"]),
        ("elm", ["Elm House", "Elm Homecare", "Oak & Elm Lodge"]),
        ("st marys", ["St Mary's Nursing Home"]), ("Saint Mary's", ["St Mary's Nursing Home"]),
        ("st. mary\u2019s nurs", ["St Mary's Nursing Home"]), ("oak and elm", ["Oak & Elm Lodge"]),
        ("sunrise", ["The 100% Caring_Home"]), ("LS6 3AB", ["Elm House"]),
        ("ls63ab", ["Elm House"]), ("LS6", ["Elm House"]), ("ls6 3", ["Elm House"]),
        ("elm ls6 3ab", ["Elm House"]), ("oak ls6 3ab", []), ("LS", []), ("LS60", []),
        ("1-1000000001", ["Elm House"]), ("1-1000000004", []), ("1-1000000009", []),
        ("quite another", []),
    ],
)  # fmt: skip
def test_finds_by_words_postcode_or_id(names, q, found):
    assert names(q) == found


def test_finds_every_home_of_a_provider(names):
    assert len(names("1-2000000001")) == 5


@pytest.mark.parametrize(
    "q",
    [
        "%", "_", "'", '"', "\\", "' OR 1=1 --", "!", "&", "|", "elm & !", "(", "elm:*", "<->", "*",
        "\u00b2", "\u5bb6", "\U0001f3e0", "{{7*7}}", "a" * 100, "- -", "\u0130",
    ],
)  # fmt: skip
def test_takes_odd_characters_as_text(search, q):
    assert search(q=q).status_code == 200


@pytest.mark.parametrize("q", ["%", "_", "'", "&", "100%_"])
def test_gives_no_meaning_to_wildcards(names, q):
    assert set(names(q)) <= {"The 100% Caring_Home"}


def test_answers_with_these_members_and_no_others(search):
    (item,) = search(q="elm house").json["items"]

    assert item == {
        "location_id": "1-1000000001", "provider_id": "1-2000000001", "name": "Elm House",
        "provider_name": "Elm Care Limited", "address_line_1": None, "address_line_2": None,
        "city": "Leeds", "county": None, "postcode": "LS6 3AB", "phone": None, "website": None,
        "care_home_type": None, "service_types": [], "number_of_beds": None,
        "overall_rating": None, "rating_note": None, "rated_on": None, "is_dormant": False,
    }  # fmt: skip


def test_guesses_the_kind_of_care(search):
    (item,) = search(q="elm homecare").json["items"]

    assert item["care_home_type"] == "domiciliary"


def test_answers_with_a_page_and_no_next_one(search):
    body = search(q="elm", limit=2).json

    assert (len(body["items"]), body["next_cursor"]) == (2, None)


@pytest.mark.parametrize(
    "query",
    [
        {}, {"q": ""}, {"q": "  "}, {"q": "x" * 101}, {"q": "x" * 10_000}, {"q": "\x00"},
        {"q": "a\x07"}, {"q": "elm", "limit": "0"}, {"q": "elm", "limit": "101"},
        {"q": "elm", "limit": "1e9"}, {"q": "elm", "limit": "9" * 400},
        {"q": "elm", "sort": "name"},
    ],
)  # fmt: skip
def test_refuses_what_makes_no_question(search, query):
    response = search(**query)

    assert response.status_code == 422
    assert response.content_type == "application/problem+json"


@pytest.mark.parametrize("role", [Role.WORKER, Role.SUPPORT, Role.VERIFIER, Role.ADMIN])
def test_is_for_care_homes(client, make, signed_in, role):
    response = client.get(f"{URL}?q=elm", headers=signed_in(make.user(role=role)))

    assert (response.status_code, response.json["code"]) == (403, "not_allowed")


def test_needs_a_sign_in(client):
    assert client.get(f"{URL}?q=elm").status_code == 401


def test_needs_a_proven_address(client, make, signed_in):
    user = make.user(role=Role.CARE_HOME_ADMIN, verified=False)

    response = client.get(f"{URL}?q=elm", headers=signed_in(user))

    assert (response.status_code, response.json["code"]) == (403, "email_not_verified")


def test_is_limited_for_each_network(search):
    for _ in range(60):
        assert search(q="elm").status_code == 200

    response = search(q="elm")

    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) > 0
