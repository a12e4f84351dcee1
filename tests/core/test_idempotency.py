"""Asking twice with one effect, through an endpoint that honours keys."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from vicarity.core import clock
from vicarity.core.errors import Conflict, Unavailable
from vicarity.core.idempotency import IdempotencyKey, once
from vicarity.shift.models import Booking
from workers_rq import upkeep


@pytest.fixture
def shift(make):
    return make.shift()


@pytest.fixture
def ask(client, make, signed_in, shift):
    """Apply for the shift: ``ask(worker, key, message=…)``."""
    known = {}

    def post(worker, key, shift=shift, **body):
        headers = known.setdefault(worker.id, signed_in(worker)) | {"Idempotency-Key": key}
        return client.post(f"/api/shifts/{shift.id}/bookings", json=body, headers=headers)

    return post


@pytest.fixture
def worker(make):
    return make.eligible()


def bookings(session):
    return session.scalar(select(func.count()).select_from(Booking))


def test_does_once_what_is_asked_twice(ask, worker, session):
    first, second = ask(worker, "a", message="Hello."), ask(worker, "a", message="Hello.")

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.data == second.data
    assert first.content_type == second.content_type
    assert bookings(session) == 1


def test_repeats_a_refusal_as_it_was(ask, worker, make, session, shift):
    booking = make.booking(shift=shift, worker=make.user())
    first = ask(worker, "a")
    session.delete(booking)
    session.commit()

    again, anew = ask(worker, "a"), ask(worker, "b")

    assert (first.status_code, first.json["code"]) == (409, "shift_full")
    assert (again.status_code, again.data) == (409, first.data)
    assert again.content_type == "application/problem+json"
    assert anew.status_code == 201


@pytest.mark.parametrize("other", [{"message": "Other."}, {}])
def test_refuses_a_key_for_something_else(ask, worker, session, other):
    ask(worker, "a", message="Hello.")

    answer = ask(worker, "a", **other)

    assert (answer.status_code, answer.json["code"]) == (422, "key_used_for_something_else")
    assert bookings(session) == 1


def test_refuses_a_key_for_another_address(ask, worker, make, session):
    ask(worker, "a")

    assert ask(worker, "a", shift=make.shift()).status_code == 422


def test_knows_keys_apart_by_whose_they_are(ask, worker, make, session):
    ask(worker, "a")

    assert ask(make.eligible(), "a", message="Other.").status_code in {201, 409}
    assert session.scalar(select(func.count()).select_from(IdempotencyKey)) == 2


@pytest.mark.parametrize("key", ["", "a b", "é", "x" * 256])
def test_refuses_what_is_no_key(ask, worker, session, key):
    answer = ask(worker, key)

    assert (answer.status_code, answer.json["code"]) == (400, "unreadable_key")
    assert bookings(session) == 0


def test_takes_the_draft_standards_quotes_and_long_keys(ask, worker):
    assert ask(worker, '"8e03978e-40d5-43dd-bc93-6894a57f9324"').status_code == 201
    assert ask(worker, "x" * 255).status_code == 409  # already booked


@pytest.mark.parametrize(("hours", "status"), [(23, 201), (25, 409)])
def test_forgets_after_a_day(ask, worker, session, monkeypatch, hours, status):
    ask(worker, "a")
    there = clock.now() + timedelta(hours=hours - 24)  # the shift begins in 24
    session.execute(
        IdempotencyKey.__table__.update().values(used_at=there - timedelta(hours=hours))
    )
    session.commit()
    monkeypatch.setattr(clock, "now", lambda: there)

    answer = ask(worker, "a")

    assert answer.status_code == status


def test_deletes_what_is_forgotten(ask, worker, session):
    ask(worker, "a")
    upkeep.tidy()
    kept = session.scalar(select(func.count()).select_from(IdempotencyKey))
    session.execute(
        IdempotencyKey.__table__.update().values(used_at=clock.now() - timedelta(hours=25))
    )
    session.commit()
    upkeep.tidy()

    assert kept == 1
    assert session.scalar(select(func.count()).select_from(IdempotencyKey)) == 0


def test_undoes_what_was_done_before_a_refusal_but_keeps_the_key(app, worker, session):
    done = []

    def act():
        done.append(1)
        session.execute(update(type(worker)).values(is_active=False))
        raise Conflict

    with app.test_request_context():
        answers = [once(worker.id, "a", ("POST", "/api/x", None), act) for _ in range(2)]

    session.refresh(worker)
    assert [answer.status_code for answer in answers] == [409, 409]
    assert (worker.is_active, done) == (True, [1])


def test_keeps_nothing_of_what_broke_down(app, worker, session):
    def act():
        raise Unavailable

    with app.test_request_context(), pytest.raises(Unavailable), session.begin_nested():
        once(worker.id, "a", ("POST", "/api/x", None), act)

    assert session.scalar(select(func.count()).select_from(IdempotencyKey)) == 0
