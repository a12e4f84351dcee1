import pytest
from sqlalchemy import func, select

from tests.conftest import token_in
from tests.factories import PASSWORD
from tests.letters import wide
from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.auth.events import EmailVerificationRequested, RegistrationRepeated
from vicarity.care_home.models import CareHomeProfile
from vicarity.core import clock
from vicarity.core.outbox import OutboxMessage
from vicarity.worker import queries as workers
from vicarity.worker.models import WorkerProfile

OTHER = "Quarry-77-Bramble"


def shown(response):
    """Return what a caller sees, but for what differs between any two requests."""
    headers = {name: value for name, value in response.headers if name not in CHANGING}
    return response.status_code, response.data, headers


CHANGING = {"X-Request-ID", "Date", "RateLimit-Remaining", "RateLimit-Reset"}


def test_opens_an_account_with_a_worker_profile(register, user_of, session, published):
    response = register(
        "ada@example.com", first_name="Ada", last_name="Finch", phone="07700 900123",
        date_of_birth="1990-05-17", postcode="ls63ab",
    )  # fmt: skip

    user = user_of("ada@example.com")
    profile = session.scalars(select(WorkerProfile)).one()
    assert response.status_code == 202
    assert response.json["email"] == "ada@example.com"
    assert (user.role, user.is_active, user.email_verified_at) == (Role.WORKER, True, None)
    assert profile.user_id == user.id
    assert (profile.phone, profile.postcode) == ("+447700900123", "LS6 3AB")
    assert profile.profile_completion_percentage == 20
    assert [event.user_id for event in published(EmailVerificationRequested)] == [user.id]


def test_opens_an_account_with_a_care_home_profile(register, user_of, session):
    register(
        "jo@example.com", user_type="care_home", business_name="Elm House",
        contact_name="Jo Marsh", phone="020 7946 0123", postcode="LS6 3AB",
    )  # fmt: skip

    profile = session.scalars(select(CareHomeProfile)).one()
    assert user_of("jo@example.com").role is Role.CARE_HOME_ADMIN
    assert (profile.business_name, profile.phone) == ("Elm House", "+442079460123")
    assert profile.profile_completion_percentage == 50


def test_keeps_no_account_when_the_profile_cannot_be_kept(register, user_of, monkeypatch, session):
    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr(workers, "add_profile", broken)

    response = register("ada@example.com")

    assert response.status_code == 500
    assert user_of("ada@example.com") is None
    assert session.scalar(select(func.count()).select_from(OutboxMessage)) == 0


def test_answers_alike_for_new_taken_unproven_and_suspended_addresses(register, make):
    make.user(email="b@example.com")
    make.user(email="c@example.com", verified=False)
    make.user(email="d@example.com", is_active=False)

    answers = [register(f"{letter}@example.com") for letter in "abcd"]

    masked = [(s, d.replace(b"abcd"[n : n + 1] + b"@", b"?@"), h)
              for n, (s, d, h) in enumerate(map(shown, answers))]  # fmt: skip
    assert masked[0] == masked[1] == masked[2] == masked[3]
    assert masked[0][0] == 202


def test_answers_alike_for_both_kinds_of_account(register):
    worker = register("ada@example.com")
    home = register("ada@example.com", user_type="care_home")

    assert shown(worker) == shown(home)


def test_leaves_a_proven_account_as_it_is_and_tells_its_owner(
    register, make, me, signed_in, session, published, handle, mailbox
):
    user = make.user(email="ada@example.com", password=PASSWORD)
    headers, before = signed_in(user), user.password_hash

    register("ADA@example.com", password=OTHER, user_type="care_home")

    assert user.password_hash == before
    assert user.role is Role.WORKER
    assert me(headers) == 200
    assert published(RegistrationRepeated) == [RegistrationRepeated(user_id=user.id)]
    handle()
    assert [mail.to for mail in mailbox.received] == ["ada@example.com"]


def test_tells_the_owner_of_a_taken_address_three_times_a_day_at_most(register, make, published):
    make.user(email="ada@example.com")

    for _ in range(5):
        register("ada@example.com")

    assert len(published(RegistrationRepeated)) == 3


def test_writes_to_a_new_address_with_a_link_that_proves_it(
    register, handle, mailbox, verify, session
):
    response = register("ada@example.com")

    handle()

    (mail,) = mailbox.received
    assert mail.to == "ada@example.com"
    assert "https://vicarity.test/verify-email?token=" in mail.text
    assert token_in(mail) not in response.text
    assert verify(token_in(mail)).json["message"] == "Email verified"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ada@EXAMPLE.com ", "ada@example.com"),
        ("ADA.Finch+care@Example.Co.UK", "ada.finch+care@example.co.uk"),
        ("ada@bücher.example", "ada@xn--bcher-kva.example"),
        ("ada@" + wide("EXAMPLE") + ".com", "ada@example.com"),
    ],
)
def test_keeps_one_form_of_an_address(register, user_of, typed, kept):
    response = register(typed)

    assert response.status_code == 202
    assert response.json["email"] == kept
    assert user_of(kept) is not None


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "ada", "ada@", "@example.com", "ada@example", "a da@example.com",
        "Ada <ada@example.com>", "ada@example.com, eve@example.com", "ada@example.com\neve@x.com",
        "ada@example.com\r\nBcc: eve@example.com", "\u0430da@example.com", "ada@[127.0.0.1]",
        '"a b"@example.com', "a" * 65 + "@example.com", "ada@" + "a" * 250 + ".com",
        "ada@" + ".".join(["ü" * 20] * 9) + ".com", 7, None, ["ada@example.com"], {},
    ],
)  # fmt: skip
def test_refuses_what_is_no_address_to_write_to(register, typed):
    response = register(typed)

    assert response.status_code == 422
    assert [error["pointer"] for error in response.json["errors"]] == ["#/email"]


@pytest.mark.parametrize(
    ("user_type", "member"),
    [
        ("worker", "business_name"), ("worker", "contact_name"), ("care_home", "first_name"),
        ("care_home", "last_name"), ("care_home", "date_of_birth"),
    ],
)  # fmt: skip
def test_refuses_members_of_the_other_side(register, user_of, user_type, member):
    value = "1990-05-17" if member == "date_of_birth" else "Ada"

    response = register("ada@example.com", user_type=user_type, **{member: value})

    assert response.status_code == 422
    assert [error["pointer"] for error in response.json["errors"]] == [f"#/{member}"]
    assert user_of("ada@example.com") is None


@pytest.mark.parametrize("role", ["admin", "care_home_admin", "support", "", None, "Worker"])
def test_opens_accounts_of_the_two_sides_alone(register, role):
    response = register("ada@example.com", user_type=role)

    assert [error["pointer"] for error in response.json["errors"]] == ["#/user_type"]


@pytest.mark.parametrize(
    "member",
    ["role", "is_active", "email_verified_at", "id", "password_hash", "user_id", "cqc_rating"],
)
def test_refuses_members_nobody_may_send(register, member):
    response = register("ada@example.com", **{member: "x"})

    assert response.status_code == 422
    assert response.json["errors"][0]["pointer"] == f"#/{member}"


def test_takes_optional_members_as_null(register, session):
    response = register("ada@example.com", first_name=None, phone=None, postcode=None)

    assert response.status_code == 202
    assert session.scalars(select(WorkerProfile)).one().first_name is None


def test_refuses_a_registration_below_18(register):
    birth = clock.today().replace(year=clock.today().year - 17)

    response = register("ada@example.com", date_of_birth=birth.isoformat())

    assert response.status_code == 422
    assert response.json["errors"][0]["pointer"] == "#/date_of_birth"


def test_counts_one_account_however_the_address_is_written(register, session):
    for typed in ("ada@example.com", "ADA@EXAMPLE.COM", " ada@Example.com"):
        register(typed)

    assert session.scalar(select(func.count()).select_from(User)) == 1
