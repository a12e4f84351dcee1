"""How a booking ends, and a shift is called off, whoever does it and for whatever reason."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from vicarity.booking import rules
from vicarity.booking.errors import BookingNotFound, IllegalStep, ShiftBegun, ShiftNotBegun
from vicarity.booking.events import (
    BookingCancelledByHome,
    BookingCancelledByWorker,
    BookingDeclined,
)
from vicarity.booking.queries import steps
from vicarity.booking.queries.steps import Place
from vicarity.booking.rules import Act
from vicarity.booking.telling import tell_home
from vicarity.core import clock
from vicarity.core.outbox import Event, publish
from vicarity.shift.enums import BookingStatus, ShiftStatus
from vicarity.shift.errors import ShiftCancelled, ShiftStarted

Row = dict[str, Any]

#: Of which ends the worker has to hear.
NEWS: dict[BookingStatus, type[Event]] = {
    BookingStatus.DECLINED: BookingDeclined,
    BookingStatus.CANCELLED_BY_HOME: BookingCancelledByHome,
}

#: What who gives a place up is told once the shift has begun.
TOO_LATE = {Act.GIVE_UP: "This shift has begun, so it cannot be cancelled here. Ring the home."}

#: How the state of a booking is said.
WORDS = {
    BookingStatus.APPLIED: "not confirmed yet",
    BookingStatus.CONFIRMED: "confirmed",
    BookingStatus.DECLINED: "declined",
    BookingStatus.WITHDRAWN: "withdrawn",
    BookingStatus.CANCELLED_BY_WORKER: "cancelled",
    BookingStatus.CANCELLED_BY_HOME: "cancelled",
    BookingStatus.COMPLETED: "completed",
    BookingStatus.NO_SHOW: "marked as a no-show",
}


def locked(shift_id: UUID, booking_id: UUID) -> tuple[Row, Place]:
    """Lock a shift and a booking of it, and return what they are now.

    Raises:
        BookingNotFound: It is gone.
    """
    shift, status = steps.locked_shift(shift_id), steps.locked_status(booking_id)
    if shift is None or status is None:
        raise BookingNotFound
    return shift, Place(booking_id, shift_id, status)


def stepped(act: Act, status: BookingStatus) -> BookingStatus:
    """Return where an act leads.

    Raises:
        IllegalStep: Nowhere, from there.
    """
    to = rules.step(act, status)
    if to is None:
        raise IllegalStep(f"This booking is {WORDS[status]}, so it cannot be {act.value}.")
    return to


def end(act: Act, shift_id: UUID, booking_id: UUID, reason: str | None, *, by: UUID) -> Place:
    """Take a booking to its end, and tell who has to know; return where it was.

    Raises:
        BookingNotFound: It is gone.
        IllegalStep: It is not where this can be done.
        ShiftBegun, ShiftNotBegun: It is too late, or too early to say.
    """
    shift, booking = locked(shift_id, booking_id)
    to = stepped(act, booking.status)
    begun = shift["starts_at"] <= clock.now()
    if begun and booking.status is BookingStatus.CONFIRMED and act in rules.BEFORE:
        raise ShiftBegun(TOO_LATE.get(act))
    if not begun and act in rules.FROM_THEN:
        raise ShiftNotBegun
    end = {"status": to, "ended_at": clock.now(), "ended_by": by, "reason": reason}
    steps.move(booking, end, by)
    if to in NEWS:
        publish(NEWS[to](booking_id=booking_id))
    elif to is BookingStatus.CANCELLED_BY_WORKER:
        tell_home(BookingCancelledByWorker, shift["care_home_id"], booking_id=booking_id)
    return booking


def call_off(shift: Row, reason: str, *, by: UUID) -> int:
    """Cancel a shift that is locked, end its bookings, tell everybody; return how many ended.

    Raises:
        ShiftCancelled: That was done before.
        ShiftStarted: It has begun.
    """
    now = clock.now()
    if shift["status"] is ShiftStatus.CANCELLED:
        raise ShiftCancelled("This shift was cancelled before.")
    if shift["status"] is ShiftStatus.OPEN and shift["starts_at"] <= now:
        raise ShiftStarted("This shift has begun, so it cannot be cancelled any more.")
    end = {"ended_at": now, "ended_by": by, "reason": reason}
    ended = steps.end_all(shift["id"], rules.SHIFT_CANCELLED, end)
    for row in ended:
        publish(NEWS[row.status](booking_id=row.id))
    steps.cancel_shift(shift, {"cancelled_at": now, "cancellation_reason": reason}, by)
    return len(ended)
