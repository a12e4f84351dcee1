"""What a booking is in a calendar: no clock, no database.

Source: RFC 5545, https://www.rfc-editor.org/rfc/rfc5545
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from vicarity.shift.enums import BookingStatus

#: How long a shift stays in the calendar once it was worked.
PAST = timedelta(days=30)

#: How long one that came to nothing stays, as cancelled, so that every program hears of it.
CANCELLED_FOR = timedelta(days=14)

#: More bookings than anybody has in the time a calendar shows.
MOST = 1000

#: From when revisions are counted, in seconds: the numbers fit 32 bits until 2094.
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Shown:
    """How a booking appears.

    Attributes:
        status: Section 3.8.1.11 of RFC 5545.
        label: What stands before the shift's name.
        step: How far along it is; it only rises.
        busy: Whether it takes the worker's time (section 3.8.2.7).
    """

    status: str
    label: str
    step: int
    busy: bool


_BOOKED = Shown("CONFIRMED", "", 1, True)
_OVER = Shown("CONFIRMED", "", 2, True)

SHOWN: Mapping[BookingStatus, Shown] = {
    BookingStatus.APPLIED: Shown("TENTATIVE", "Applied: ", 0, False),
    BookingStatus.CONFIRMED: _BOOKED,
    BookingStatus.COMPLETED: _OVER,
    BookingStatus.NO_SHOW: _OVER,
    BookingStatus.DECLINED: Shown("CANCELLED", "Not this time: ", 2, False),
    BookingStatus.WITHDRAWN: Shown("CANCELLED", "Withdrawn: ", 2, False),
    BookingStatus.CANCELLED_BY_WORKER: Shown("CANCELLED", "Cancelled: ", 2, False),
    BookingStatus.CANCELLED_BY_HOME: Shown("CANCELLED", "Cancelled: ", 2, False),
}


def sequence(changed_at: datetime, status: BookingStatus) -> int:
    """Return the number of a revision, higher than that of any before (section 3.8.7.4).

    The steps of a booking are counted beside the seconds, for two can be taken within one.

    Args:
        changed_at: When anything that the calendar says of it last changed.
        status: Where the booking is.
    """
    return int((changed_at - _EPOCH).total_seconds()) + SHOWN[status].step
