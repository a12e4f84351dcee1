"""Cancelling for a side that cannot: what staff do when somebody asks them by telephone.

It goes the way of the API, so the same is refused and the same people are told; beside them
whoever it was done for, and the trail says who did it.
"""

from __future__ import annotations

from uuid import UUID

from vicarity.booking import ending
from vicarity.booking.errors import BookingNotFound
from vicarity.booking.events import BookingEndedForYou, ShiftCancelledForYou
from vicarity.booking.queries import steps
from vicarity.booking.rules import Act
from vicarity.booking.telling import tell_home
from vicarity.core import audit
from vicarity.core.outbox import publish
from vicarity.shift.enums import ShiftStatus, Side
from vicarity.shift.errors import ShiftNotFound

#: What each side does to give a booking up, whether it was answered or not.
_ACTS = {Side.WORKER: Act.GIVE_UP, Side.CARE_HOME: Act.CALL_OFF}


def end_booking(booking_id: UUID, side: Side, reason: str, *, by: UUID) -> None:
    """End an application or a booking for one of its two sides.

    Raises:
        BookingNotFound: There is none.
        ShiftBegun: It is too late.
        IllegalStep: It is over already.
    """
    found = steps.brief(booking_id)
    if found is None:
        raise BookingNotFound
    was = ending.end(_ACTS[side], found.shift_id, booking_id, reason, by=by)
    if side is Side.WORKER:
        publish(BookingEndedForYou(booking_id=booking_id))
    else:
        tell_home(BookingEndedForYou, found.care_home_id, booking_id=booking_id)
    audit.record(
        "booking.cancel_for",
        actor_id=by,
        subject="booking",
        subject_id=booking_id,
        before={"status": str(was.status), "asked_by": None},
        after={"status": str(ending.stepped(_ACTS[side], was.status)), "asked_by": str(side)},
    )


def cancel_shift(shift_id: UUID, reason: str, *, by: UUID) -> int:
    """Call a shift off for its home; return how many applications and bookings that ended.

    Raises:
        ShiftNotFound: There is none.
        ShiftCancelled: That was done before.
        ShiftStarted: It has begun.
    """
    shift = steps.locked_shift(shift_id)
    if shift is None:
        raise ShiftNotFound
    ended = ending.call_off(shift, reason, by=by)
    tell_home(ShiftCancelledForYou, shift["care_home_id"], shift_id=shift_id)
    audit.record(
        "shift.cancel_for",
        actor_id=by,
        subject="shift",
        subject_id=shift_id,
        before={"status": str(shift["status"])},
        after={"status": str(ShiftStatus.CANCELLED), "bookings_ended": ended},
    )
    return ended
