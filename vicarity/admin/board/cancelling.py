"""Cancelling for a side, from the console: the reason is read, and one transaction does it."""

from __future__ import annotations

from uuid import UUID

from vicarity.admin import answers
from vicarity.admin.errors import NoReason
from vicarity.booking import on_behalf
from vicarity.core.database import unit_of_work
from vicarity.shift.enums import Side

#: As much as a booking keeps.
LONGEST = 1000


def reason() -> str:
    """Return what was written.

    Raises:
        NoReason: Nothing, or too much of it.
    """
    written = answers.reason("")
    if not 0 < len(written) <= LONGEST:
        raise NoReason
    return written


def shift(shift_id: UUID, *, by: UUID) -> int:
    """Call a shift off as the form says; return how many bookings that ended."""
    why = reason()
    with unit_of_work():
        return on_behalf.cancel_shift(shift_id, why, by=by)


def booking(booking_id: UUID, side: Side, *, by: UUID) -> None:
    """End a booking as the form says."""
    why = reason()
    with unit_of_work():
        on_behalf.end_booking(booking_id, side, why, by=by)
