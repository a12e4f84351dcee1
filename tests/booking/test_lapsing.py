"""Nobody waits for an answer to a shift that has begun."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from vicarity.booking import lapsing
from vicarity.core import clock
from vicarity.core.database import unit_of_work
from vicarity.shift.enums import BookingStatus
from vicarity.shift.models import BoardEvent
from workers_rq import unanswered
from workers_rq.schedule import PERIODIC

S = BookingStatus


@pytest.fixture
def begun(make, home):
    return make.shift(home=home, positions=9, starts_at=clock.now() - timedelta(minutes=1))


def test_ends_what_nobody_answered_and_says_so_kindly_once(
    make, session, begun, worker, handle, mailbox
):
    booking = make.booking(shift=begun, worker=worker, status=S.APPLIED)

    unanswered.follow()
    unanswered.follow()
    handle()

    session.refresh(booking)
    assert booking.status is S.DECLINED
    assert (booking.reason, booking.ended_by) == (lapsing.REASON, None)
    (mail,) = mailbox.received
    assert mail.to == worker.email
    assert mail.subject.startswith("No answer this time: ")
    for part in (mail.text, mail.html):
        assert "That says nothing about you" in part
        assert "at Elm House" in part
        assert "https://vicarity.test/my-shifts" in part
    (step,) = session.scalars(select(BoardEvent))
    assert (step.action, step.actor_id) == ("booking.declined", None)


@pytest.mark.parametrize("status", sorted(set(S) - {S.APPLIED}))
def test_leaves_every_other_booking_alone(make, session, begun, worker, status, mailbox, handle):
    booking = make.booking(shift=begun, worker=worker, status=status)

    unanswered.follow()
    handle()

    session.refresh(booking)
    assert booking.status is status
    assert mailbox.received == []


def test_waits_until_the_shift_begins(make, session, shift, worker, later):
    booking = make.booking(shift=shift, worker=worker, status=S.APPLIED)

    unanswered.follow()
    session.refresh(booking)
    assert booking.status is S.APPLIED

    later(days=1, seconds=1)
    unanswered.follow()
    session.refresh(booking)
    assert booking.status is S.DECLINED


def test_ends_so_many_at_a_time(make, begun):
    for _ in range(5):
        make.booking(shift=begun, worker=make.eligible(), status=S.APPLIED)

    with unit_of_work():
        assert [lapsing.lapse(2) for _ in range(4)] == [2, 2, 1, 0]


def test_is_run_by_the_clock():
    assert "workers_rq.unanswered.follow" in {one.function for one in PERIODIC}
