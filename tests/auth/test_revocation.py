"""What one process knows about sessions that ended elsewhere."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy.exc import OperationalError

from tests.auth.conftest import bearer
from tests.factories import PASSWORD
from vicarity.account import queries as users
from vicarity.account.enums import Role
from vicarity.auth import accounts, queries, revocation, sessions
from vicarity.auth.enums import Ending
from vicarity.auth.revocation import Ended
from vicarity.core import clock, passwords
from vicarity.core.database import give_back
from vicarity.core.errors import Unavailable


class Stopwatch:
    """A monotonic clock a test can move."""

    def __init__(self):
        self.seconds = 1000.0

    def monotonic(self):
        return self.seconds


@pytest.fixture
def watch(monkeypatch):
    watch = Stopwatch()
    monkeypatch.setattr(revocation, "time", watch)
    return watch


@pytest.fixture
def other_process(watch, session):
    """Return what another process knows, having asked a moment ago."""
    other = Ended()
    other.holds(uuid4())
    return other


def end(session_id):
    sessions.end(session_id, Ending.SIGNED_OUT)
    give_back()


def test_is_known_at_once_to_the_process_that_ended_it(make, session):
    row = make.auth_session(user_id=make.user().id)

    end(row.id)

    assert revocation.ended.holds(row.id)


def test_is_known_at_once_to_the_other_processes_of_the_server(make, other_process):
    row = make.auth_session(user_id=make.user().id)

    end(row.id)

    assert other_process.holds(row.id)


def test_is_known_within_five_seconds_to_who_hears_no_bell(make, other_process, watch, monkeypatch):
    monkeypatch.setattr(revocation.bell, "ring", lambda: None)
    row = make.auth_session(user_id=make.user().id)
    end(row.id)
    before = other_process.holds(row.id)

    watch.seconds += 2.1

    assert (before, other_process.holds(row.id)) == (False, True)


def test_never_hits_a_session_opened_after_the_event(make, other_process, watch):
    user = make.user()
    gone = make.auth_session(user_id=user.id)
    sessions.end_all(user.id, Ending.PASSWORD_CHANGED)
    give_back()
    fresh = make.auth_session(user_id=user.id)

    watch.seconds += 10

    assert other_process.holds(gone.id)
    assert not other_process.holds(fresh.id)
    assert not revocation.ended.holds(fresh.id)


def test_knows_after_a_restart_what_ended_within_the_life_of_an_access_token(make, session):
    row = make.auth_session(user_id=make.user().id)
    end(row.id)

    with time_machine.travel(clock.now() + timedelta(minutes=29)):
        assert Ended().holds(row.id)


def test_forgets_what_no_token_can_name_any_more(make, other_process, watch):
    row = make.auth_session(user_id=make.user().id)
    end(row.id)
    watch.seconds += 3
    known = other_process.holds(row.id)

    watch.seconds += 3
    with time_machine.travel(clock.now() + timedelta(minutes=31)):
        later = other_process.holds(row.id)

    assert (known, later) == (True, False)


def test_notices_an_ending_whose_commit_came_late(make, other_process, watch, session):
    early, late = (make.auth_session(user_id=make.user().id) for _ in range(2))
    end(early.id)
    watch.seconds += 3
    other_process.holds(early.id)
    queries.end_session(late.id, Ending.SIGNED_OUT, clock.now() - timedelta(seconds=20))
    session.commit()

    watch.seconds += 3

    assert other_process.holds(late.id)


def test_asks_once_in_two_seconds(other_process, watch, monkeypatch):
    asked = []
    monkeypatch.setattr(queries, "sessions_ended_since", lambda since: asked.append(since) or [])

    for _ in range(12):
        other_process.holds(uuid4())
        watch.seconds += 0.5

    assert len(asked) == 2


class TestWithoutADatabase:
    @pytest.fixture
    def away(self, monkeypatch):
        def refuse(_):
            raise OperationalError("", {}, Exception())

        monkeypatch.setattr(queries, "sessions_ended_since", refuse)

    def test_goes_on_with_what_it_knows_for_five_seconds(self, other_process, watch, away):
        watch.seconds += 4.9

        assert not other_process.holds(uuid4())

    def test_refuses_after_five_seconds_rather_than_let_anybody_in(
        self, other_process, watch, away
    ):
        watch.seconds += 5.1

        with pytest.raises(Unavailable):
            other_process.holds(uuid4())


@pytest.mark.parametrize(
    "act",
    [
        lambda user, admin: accounts.suspend(user, by=admin),
        lambda user, admin: accounts.end_sessions(user, by=admin),
        lambda user, admin: accounts.set_role(user, Role.SUPPORT, by=admin),
    ],
    ids=["suspend", "end_sessions", "set_role"],
)
def test_follows_what_staff_do(make, signed_in, me, act):
    make.user(role=Role.ADMIN)
    admin, user = make.user(role=Role.ADMIN), make.user(role=Role.VERIFIER)
    headers = signed_in(user)
    before = me(headers)

    act(user.id, admin.id)
    give_back()

    assert (before, me(headers)) == (200, 401)


def test_leaves_no_session_behind_when_the_password_changes_during_a_sign_in(
    sign_in, make, session, monkeypatch
):
    """The sign-in looked at the old password; the reset finished before it opened its session."""
    user = make.user(email="ada@example.com", password=PASSWORD)
    real = passwords.matches

    def reset_meanwhile(password_hash, password):
        found = real(password_hash, password)
        users.set_password(user.id, "new")
        return found

    monkeypatch.setattr(passwords, "matches", reset_meanwhile)

    response = sign_in("ada@example.com")

    assert (response.status_code, response.json["code"]) == (401, "invalid_credentials")


def test_refuses_a_known_token_once_its_session_ended(make, signed_in, me):
    user = make.user()
    headers = signed_in(user)
    before = me(headers)

    sessions.end_all(user.id, Ending.SIGNED_OUT)
    give_back()

    assert (before, me(headers)) == (200, 401)
    assert me(bearer("a.b.c")) == 401
