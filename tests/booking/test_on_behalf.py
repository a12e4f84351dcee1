"""What staff cancel for somebody goes the way of the API, and everybody hears who did it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.booking import on_behalf
from vicarity.booking.errors import BookingNotFound, IllegalStep, ShiftBegun
from vicarity.core import clock
from vicarity.core.audit import AuditEvent
from vicarity.core.database import unit_of_work
from vicarity.shift.enums import BookingStatus, ShiftStatus, Side
from vicarity.shift.errors import ShiftCancelled, ShiftNotFound, ShiftStarted
from vicarity.shift.models import BoardEvent

S = BookingStatus


@pytest.fixture
def staff(make):
    return make.user(role=Role.ADMIN)


@pytest.fixture
def owner(session, home):
    return session.get(User, home.user_id)


@pytest.fixture
def mails(handle, mailbox):
    def read():
        handle()
        return {mail.to: mail for mail in mailbox.received}

    return read


@pytest.mark.parametrize(
    ("status", "side", "to"),
    [
        (S.APPLIED, Side.WORKER, S.WITHDRAWN),
        (S.APPLIED, Side.CARE_HOME, S.DECLINED),
        (S.CONFIRMED, Side.WORKER, S.CANCELLED_BY_WORKER),
        (S.CONFIRMED, Side.CARE_HOME, S.CANCELLED_BY_HOME),
    ],
)
def test_ends_a_booking_for_either_side(make, session, shift, worker, staff, status, side, to):
    booking = make.booking(shift=shift, worker=worker, status=status)

    with unit_of_work():
        on_behalf.end_booking(booking.id, side, "She telephoned us.", by=staff.id)

    session.refresh(booking)
    session.refresh(shift)
    assert (booking.status, booking.ended_by) == (to, staff.id)
    assert (booking.reason, shift.confirmed) == ("She telephoned us.", 0)
    step = session.scalar(select(BoardEvent))
    assert (step.action, step.actor_id) == (f"booking.{to}", staff.id)
    act = session.scalar(select(AuditEvent).where(AuditEvent.action == "booking.cancel_for"))
    assert (act.actor_id, act.subject_id) == (staff.id, booking.id)
    assert act.after == {"status": str(to), "asked_by": str(side)}
    assert "telephoned" not in str(act.after)


@pytest.mark.parametrize("status", sorted(set(S) - {S.APPLIED, S.CONFIRMED}))
@pytest.mark.parametrize("side", list(Side))
def test_ends_nothing_twice(make, shift, worker, staff, status, side):
    booking = make.booking(shift=shift, worker=worker, status=status)

    with pytest.raises(IllegalStep):
        on_behalf.end_booking(booking.id, side, "-", by=staff.id)


def test_ends_no_booking_of_a_shift_that_has_begun(make, home, worker, staff):
    begun = make.shift(home=home, starts_at=clock.now() - timedelta(minutes=1))
    booking = make.booking(shift=begun, worker=worker)

    for side in Side:
        with pytest.raises(ShiftBegun):
            on_behalf.end_booking(booking.id, side, "-", by=staff.id)
    with pytest.raises(ShiftStarted):
        on_behalf.cancel_shift(begun.id, "-", by=staff.id)


def test_knows_only_what_is_there(staff):
    with pytest.raises(BookingNotFound):
        on_behalf.end_booking(staff.id, Side.WORKER, "-", by=staff.id)
    with pytest.raises(ShiftNotFound):
        on_behalf.cancel_shift(staff.id, "-", by=staff.id)


@pytest.mark.parametrize(
    ("side", "to_worker", "to_home"),
    [
        (
            Side.WORKER,
            "As you asked us to, we have ended your booking at Elm House as Care assistant",
            "We have cancelled the shift as Care assistant for Bea F., who asked us to",
        ),
        (
            Side.CARE_HOME,
            "We have cancelled your shift as Care assistant for Elm House, at their request",
            "As you asked us to, we have ended the booking of Bea F. as Care assistant",
        ),
    ],
)
def test_tells_both_sides_that_we_did_it(
    make, shift, worker, staff, owner, mails, side, to_worker, to_home
):
    booking = make.booking(shift=shift, worker=worker)
    with unit_of_work():
        on_behalf.end_booking(booking.id, side, "Her <b>car</b> broke down.", by=staff.id)

    got = mails()

    assert got.keys() == {worker.email, owner.email}
    for address, said in ((worker.email, to_worker), (owner.email, to_home)):
        for part in (got[address].text, got[address].html):
            assert said in part
        assert "Her <b>car</b> broke down." in got[address].text
        assert "They wrote" not in got[address].text
        assert "<b>car" not in got[address].html
        assert staff.email not in got[address].text


def test_cancels_a_shift_for_its_home_and_tells_all(
    make, session, shift, worker, staff, owner, mails
):
    applicant = make.eligible(first_name="Cy", last_name="Moor")
    booked = make.booking(shift=shift, worker=worker)
    asked = make.booking(shift=shift, worker=applicant, status=S.APPLIED)

    with unit_of_work():
        ended = on_behalf.cancel_shift(shift.id, "The home is flooded.", by=staff.id)

    for row in (shift, booked, asked):
        session.refresh(row)
    assert (ended, shift.status) == (2, ShiftStatus.CANCELLED)
    assert shift.cancellation_reason == "The home is flooded."
    assert (booked.status, asked.status) == (S.CANCELLED_BY_HOME, S.DECLINED)
    got = mails()
    assert got.keys() == {worker.email, applicant.email, owner.email}
    assert (
        "At the request of Elm House, we have cancelled the shift you applied for"
        in got[applicant.email].text
    )
    assert "Cancelled as you asked: " in got[owner.email].subject
    assert f"https://vicarity.test/care-home/shifts/{shift.id}" in got[owner.email].text
    assert all("The home is flooded." in mail.text for mail in got.values())
    act = session.scalar(select(AuditEvent).where(AuditEvent.action == "shift.cancel_for"))
    assert (act.actor_id, act.after["bookings_ended"]) == (staff.id, 2)
    with pytest.raises(ShiftCancelled):
        on_behalf.cancel_shift(shift.id, "-", by=staff.id)
