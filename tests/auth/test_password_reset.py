from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import text

from tests.auth.conftest import bearer
from tests.conftest import token_in
from tests.factories import PASSWORD
from vicarity.account.enums import Role
from vicarity.auth.enums import Purpose
from vicarity.auth.events import (
    EmailVerified,
    PasswordChanged,
    PasswordResetPrepared,
    PasswordResetWanted,
)
from vicarity.auth.links import prepare_reset
from vicarity.core import clock

NEW = "Quarry-77-Bramble"


@pytest.fixture
def ada(make):
    return make.user(email="ada@example.com", password=PASSWORD)


@pytest.fixture
def ask(client):
    return lambda email: client.post("/api/auth/password-reset-request", json={"email": email})


@pytest.fixture
def confirm(client):
    def post(token, password=NEW):
        body = {"token": token, "new_password": password}
        return client.post("/api/auth/password-reset-confirm", json=body)

    return post


@pytest.fixture
def token(ada, link_of):
    """Return the token of a reset link that was just made."""
    prepare_reset(ada.email)
    return link_of(ada, Purpose.RESET_PASSWORD)


def test_comes_by_mail_to_the_stored_address_and_sets_a_password(
    ada, ask, handle, mailbox, confirm, sign_in, published
):
    ask(" ADA@example.com")
    handle()
    (mail,) = mailbox.received

    response = confirm(token_in(mail))

    assert mail.to == "ada@example.com"
    assert "https://vicarity.test/reset-password?token=" in mail.text
    assert response.status_code == 200
    assert set(response.json) == {"message"}
    assert sign_in("ada@example.com", NEW).status_code == 200
    assert sign_in("ada@example.com", PASSWORD).status_code == 401
    assert published(PasswordChanged) == [PasswordChanged(user_id=ada.id)]


def test_ends_every_session(token, confirm, sign_in, me, client):
    pairs = [sign_in("ada@example.com").json for _ in range(2)]

    confirm(token)

    for pair in pairs:
        body = {"refresh_token": pair["refresh_token"]}
        assert me(bearer(pair["access_token"])) == 401
        assert client.post("/api/auth/refresh", json=body).status_code == 401


def test_lives_one_hour(token, confirm):
    made = clock.now().replace(microsecond=0)

    with time_machine.travel(made + timedelta(minutes=61), tick=False):
        late = confirm(token)
    with time_machine.travel(made + timedelta(minutes=59), tick=False):
        in_time = confirm(token)

    assert (late.status_code, late.json["code"]) == (400, "invalid_token")
    assert in_time.status_code == 200


def test_works_once(token, confirm, sign_in):
    confirm(token)

    again = confirm(token, "Another-99-Bramble")

    assert (again.status_code, again.json["code"]) == (400, "invalid_token")
    assert sign_in("ada@example.com", NEW).status_code == 200


def test_refuses_a_link_that_a_newer_one_replaced(ada, token, link_of, confirm):
    prepare_reset(ada.email)

    assert confirm(token).status_code == 400
    assert confirm(link_of(ada, Purpose.RESET_PASSWORD)).status_code == 200


def test_asks_staff_for_fifteen_characters(ada, session, token, confirm):
    ada.role = Role.VERIFIER
    session.commit()

    short = confirm(token, NEW[:14])

    assert (short.status_code, short.json["code"]) == (422, "weak_password")
    assert confirm(token, NEW).status_code == 200


def test_keeps_the_link_good_after_a_weak_password(token, confirm):
    weak = confirm(token, "password")

    assert (weak.status_code, weak.json["code"]) == (422, "weak_password")
    assert [error["pointer"] for error in weak.json["errors"]] == ["#/new_password"]
    assert confirm(token).status_code == 200


def test_proves_an_unproven_address(make, link_of, confirm, published):
    user = make.user(email="eve@example.com", verified=False)
    prepare_reset(user.email)

    confirm(link_of(user, Purpose.RESET_PASSWORD))

    assert user.email_verified_at is not None
    assert published(EmailVerified) == [EmailVerified(user_id=user.id)]


def test_cancels_what_an_unproven_stranger_set_up(
    register, user_of, link_of, confirm, verify, sign_in
):
    register("ada@example.com", password=PASSWORD)
    register("ada@example.com", password="Stranger-55-Danger")
    user = user_of("ada@example.com")
    waiting = link_of(user)
    prepare_reset(user.email)

    confirm(link_of(user, Purpose.RESET_PASSWORD))

    verify(waiting)
    assert sign_in("ada@example.com", NEW).status_code == 200
    assert sign_in("ada@example.com", "Stranger-55-Danger").status_code == 401


def test_refuses_a_suspended_account(ada, token, confirm, session, sign_in):
    ada.is_active = False
    session.commit()

    assert confirm(token).status_code == 400


def test_does_not_sign_in(token, confirm):
    response = confirm(token)

    assert "Set-Cookie" not in response.headers
    assert b"token" not in response.data


def test_answers_alike_for_every_address(ask, ada, make):
    make.user(email="unproven@example.com", verified=False)
    make.user(email="suspended@example.com", is_active=False)

    names = ("ada", "unproven", "suspended", "unknown")
    answers = [ask(f"{name}@example.com") for name in names]

    assert {(answer.status_code, answer.data) for answer in answers} == {(200, answers[0].data)}


def test_leaves_the_same_trace_for_every_address(ask, ada, published):
    ask("ada@example.com")
    ask("unknown@example.com")

    assert len(published(PasswordResetWanted)) == 2
    assert published(PasswordResetPrepared) == []


def test_writes_to_active_accounts_alone(ask, make, handle, mailbox):
    make.user(email="unproven@example.com", verified=False)
    make.user(email="suspended@example.com", is_active=False)

    for name in ("unproven", "suspended", "unknown"):
        ask(f"{name}@example.com")
    handle()

    assert [mail.to for mail in mailbox.received] == ["unproven@example.com"]


def test_makes_five_links_a_day_at_most_and_never_locks(ask, ada, handle, published, sign_in):
    answers = {ask("ada@example.com").data for _ in range(12)}
    handle()

    assert len(answers) == 1
    assert len(published(PasswordResetPrepared)) == 5
    assert sign_in("ada@example.com").status_code == 200


def test_makes_tokens_that_nobody_can_guess_or_find(ada, session, ask, handle, mailbox):
    ask("ada@example.com")
    handle()
    token = token_in(mailbox.received[0])

    signature = token.rpartition(".")[2]
    for table in ("outbox_messages", "mailed_links", "users", "audit_events", "throttles"):
        rows = session.execute(text(f"SELECT t::text FROM {table} t")).scalars()
        assert not any(signature in row or token in row for row in rows)


class TestLockedOut:
    """Somebody else's guesses must not keep the owner out."""

    def test_lets_the_owner_in_by_a_reset(self, ada, token, confirm, sign_in, client):
        for _ in range(11):
            sign_in("ada@example.com", "Wrong-1-Password")
        blocked = sign_in("ada@example.com").status_code

        answer = confirm(token)

        assert blocked == 429
        assert answer.status_code == 200
        assert sign_in("ada@example.com", NEW).status_code == 200

    def test_leaves_an_open_session_open(self, ada, sign_in, me):
        headers = bearer(sign_in("ada@example.com").json["access_token"])

        for _ in range(11):
            sign_in("ada@example.com", "Wrong-1-Password")

        assert me(headers) == 200
