from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy import select

from vicarity.core import clock, outbox
from vicarity.core.outbox import Event, OutboxMessage


class SomethingHappened(Event):
    """A fact."""

    what: str


@pytest.fixture
def message(session):
    """Publish one message; the test moves on from the time it was."""
    outbox.publish(SomethingHappened(what="x"))
    session.commit()
    return session.scalars(select(OutboxMessage)).one()


@pytest.fixture
def at(message):
    """Stand at so many seconds after the message was published."""
    start = message.created_at
    return lambda seconds: time_machine.travel(start + timedelta(seconds=seconds), tick=False)


def seconds_after(message, instant, session):
    session.refresh(message)
    return (instant(message) - message.created_at).total_seconds()


def due(message, session):
    return seconds_after(message, lambda row: row.due_at, session)


def test_is_leased_once_at_a_time(message, at):
    with at(0):
        (first,), second = outbox.lease(10), outbox.lease(10)
    with at(59):
        early = outbox.lease(10)
    with at(60):
        (again,) = outbox.lease(10)

    assert (first.id, first.lease, second, early) == (message.id, 1, [], [])
    assert (again.id, again.lease) == (message.id, 2)


def test_is_leased_oldest_first_up_to_a_batch(session):
    ids = []
    for n in range(3):
        row = OutboxMessage(topic="t", payload={}, due_at=clock.now() - timedelta(minutes=n))
        session.add(row)
        session.flush()
        ids.append(row.id)

    assert [found.id for found in outbox.lease(2)] in ([ids[2], ids[1]], [ids[1], ids[2]])


def test_is_claimed_by_the_newest_lease_alone(message, at):
    with at(0):
        outbox.lease(10)
    with at(61):
        outbox.lease(10)
        old, new = outbox.claim(message.id, 1), outbox.claim(message.id, 2)

    assert old is None
    assert new == (message.topic, {"what": "x"})


def test_is_not_leased_while_it_is_being_handled(message, at, session):
    with at(0):
        outbox.lease(10)
    with at(50):
        outbox.claim(message.id, 1)

    assert due(message, session) == 110


def test_is_left_alone_once_it_is_done(message, at, session):
    with at(0):
        outbox.lease(10)
        outbox.complete(message.id, forget=False)
    with at(10_000):
        assert outbox.lease(10) == []
        assert outbox.claim(message.id, 1) is None

    session.refresh(message)
    assert message.payload == {"what": "x"}


def test_forgets_what_it_said_when_told_to(message, session):
    outbox.complete(message.id, forget=True)

    session.refresh(message)
    assert message.payload == {}


def test_waits_longer_after_each_failure_but_never_too_long(message, at, session):
    waits = []
    for _ in range(14):
        with at(0):
            lease = session.get(OutboxMessage, message.id).lease
            outbox.fail(message.id, lease, "Oops", final=False)
        waits.append(due(message, session))

    assert waits[:6] == [5, 10, 20, 40, 80, 80]
    assert set(waits[5:]) == {80}
    assert (message.failures, message.last_error, message.dead_at) == (14, "Oops", None)


def test_is_given_up_after_hours_and_not_before(message, at, session):
    with at(4 * 3600):
        early = outbox.fail(message.id, 0, "Oops", final=False)
    with at(6 * 3600 + 1):
        late = outbox.fail(message.id, 0, "Oops", final=False)
        after = outbox.lease(10)

    session.refresh(message)
    assert (early, late, after) == (False, True, [])
    assert message.dead_at is not None
    assert message.payload == {"what": "x"}


def test_is_given_up_at_once_when_trying_again_is_no_use(message, at):
    with at(0):
        assert outbox.fail(message.id, 0, "RefusedForGood", final=True)


def test_does_not_note_the_failure_of_an_old_lease(message, at, session):
    with at(0):
        outbox.lease(10)
        outbox.fail(message.id, 0, "Oops", final=True)

    session.refresh(message)
    assert (message.failures, message.dead_at) == (0, None)


def test_cuts_a_long_error(message, session):
    outbox.fail(message.id, 0, "x" * 500, final=False)

    session.refresh(message)
    assert len(message.last_error) == 200


def test_is_taken_back_for_two_seconds(message, at, session):
    with at(0):
        outbox.lease(10)
        outbox.release([message.id])

    assert due(message, session) == 2


def test_vanishes_with_the_transaction_it_was_published_in(session):
    outbox.publish(SomethingHappened(what="x"))
    session.rollback()

    assert outbox.lease(10) == []


def test_deletes_what_was_handled_long_ago_alone(message, at, session):
    with at(0):
        outbox.complete(message.id, forget=False)
    session.add(OutboxMessage(topic="t", payload={}))
    session.flush()

    assert outbox.forget_before(message.created_at - timedelta(seconds=1)) == 0
    assert outbox.forget_before(message.created_at + timedelta(seconds=1)) == 1
    assert len(outbox.lease(10)) == 1


def test_is_named_by_feature_and_fact():
    from vicarity.auth.events import EmailVerified

    assert EmailVerified.topic() == "auth.EmailVerified"
    assert EmailVerified(user_id=uuid4()).model_dump(mode="json")
