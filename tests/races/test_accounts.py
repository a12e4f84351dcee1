from functools import partial

import pytest
from sqlalchemy import func, select

from tests.factories import PASSWORD
from tests.races.conftest import ROUNDS, at_once
from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.auth import accounts
from vicarity.auth.enums import Purpose
from vicarity.auth.errors import LastAdmin
from vicarity.auth.events import EmailVerificationRequested, EmailVerified, PasswordChanged
from vicarity.auth.links import prepare_reset, send_verification
from vicarity.core import passwords
from vicarity.core.database import give_back, unit_of_work
from vicarity.extensions import db
from vicarity.worker.models import WorkerProfile

FORM = {"password": PASSWORD, "user_type": "worker"}


@pytest.mark.parametrize("_", ROUNDS)
def test_opens_one_account_for_50_registrations_of_one_address(post, events, _):
    spellings = ("ada@example.com", "ADA@example.com", " Ada@Example.COM ")

    answers = at_once(
        *(partial(post, "register", FORM | {"email": spellings[n % 3]}) for n in range(50))
    )

    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.data for answer in answers}) == 1
    assert db.session.scalar(select(func.count()).select_from(User)) == 1
    assert db.session.scalar(select(func.count()).select_from(WorkerProfile)) == 1
    assert len(events(EmailVerificationRequested)) == 1


@pytest.mark.parametrize("_", ROUNDS)
def test_sends_one_message_when_registrations_trickle_in_one_after_the_other(post, events, _):
    for _ in range(3):
        at_once(*(partial(post, "register", FORM | {"email": "ada@example.com"}) for _ in range(5)))

    assert len(events(EmailVerificationRequested)) == 1


@pytest.mark.parametrize("_", ROUNDS)
def test_proves_an_address_once_for_20_uses_of_one_link(post, make, events, link_of, _):
    user = make.user(verified=False)
    send_verification(user.id, user.email)
    give_back()
    token = link_of(user)

    answers = at_once(*[partial(post, "verify-email", {"token": token})] * 20)

    messages = sorted(answer.json["message"] for answer in answers)
    assert {answer.status_code for answer in answers} == {200}
    assert messages == ["Email already verified"] * 19 + ["Email verified"]
    assert len(events(EmailVerified)) == 1


@pytest.mark.parametrize("_", ROUNDS)
def test_sets_one_password_for_20_uses_of_one_reset_link(post, make, events, link_of, _):
    user = make.user(email="ada@example.com")
    prepare_reset(user.email)
    give_back()
    token = link_of(user, Purpose.RESET_PASSWORD)
    chosen = [f"Quarry-{n}-Bramble" for n in range(20)]

    answers = at_once(
        *(
            partial(post, "password-reset-confirm", {"token": token, "new_password": p})
            for p in chosen
        )
    )

    statuses = [answer.status_code for answer in answers]
    assert sorted(statuses) == [200] + [400] * 19
    winner = chosen[statuses.index(200)]
    credentials = {"email": "ada@example.com", "password": winner}
    assert post("login", credentials).status_code == 200
    assert len(events(PasswordChanged)) == 1


@pytest.mark.parametrize("email", ["ada@example.com", "nobody@example.com"])
def test_looks_at_10_of_30_simultaneous_guesses(post, make, monkeypatch, email):
    make.user(email="ada@example.com", password=PASSWORD)
    looked, real = [], passwords.matches
    monkeypatch.setattr(passwords, "matches", lambda *given: looked.append(1) or real(*given))
    wrong = {"email": email, "password": "Wrong-1-Password"}

    answers = at_once(*[partial(post, "login", wrong)] * 30)

    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [401] * 10 + [429] * 20
    assert len(looked) == 10
    assert post("login", {"email": email, "password": PASSWORD}).status_code == 429


@pytest.mark.parametrize("_", ROUNDS)
def test_leaves_one_admin_when_two_demote_each_other(racing_app, make, _):
    first, second = make.user(role=Role.ADMIN).id, make.user(role=Role.ADMIN).id

    def demote(whom, by):
        with racing_app.app_context():
            try:
                with unit_of_work():
                    accounts.set_role(whom, Role.SUPPORT, by=by)
            except LastAdmin:
                return "refused"
            return "done"

    outcomes = at_once(partial(demote, first, second), partial(demote, second, first))

    left = select(func.count()).select_from(User).where(User.role == Role.ADMIN)
    assert sorted(outcomes) == ["done", "refused"]
    assert db.session.scalar(left) == 1
