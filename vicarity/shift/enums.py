"""Words of the job board."""

from __future__ import annotations

from enum import StrEnum


class ShiftStatus(StrEnum):
    """How far a shift is. Only an open one can be found and booked."""

    DRAFT = "draft"
    OPEN = "open"
    CANCELLED = "cancelled"


class BookingMode(StrEnum):
    """Whether the home looks at each applicant, or whoever may work it takes it at once."""

    APPROVE = "approve"
    INSTANT = "instant"


class ShiftKind(StrEnum):
    """What kind of working day a shift is, by the clock on the wall in London.

    A night has three hours or more between 23:00 and 06:00. Of the rest, ten hours or more are a
    long day; others are early if they begin before 12:00, else late.

    Source: Working Time Regulations 1998, regulation 2, "night time" and "night worker",
    https://www.legislation.gov.uk/uksi/1998/1833
    """

    EARLY = "early"
    LATE = "late"
    LONG_DAY = "long_day"
    NIGHT = "night"


class Frequency(StrEnum):
    """How often a repeated shift comes back."""

    DAILY = "daily"
    WEEKLY = "weekly"


class BookingStatus(StrEnum):
    """How far a booking is; see ``vicarity.booking.rules`` for the steps between them."""

    APPLIED = "applied"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CANCELLED_BY_WORKER = "cancelled_by_worker"
    CANCELLED_BY_HOME = "cancelled_by_home"
    COMPLETED = "completed"
    NO_SHOW = "no_show"


class Side(StrEnum):
    """Which of the two sides did something."""

    WORKER = "worker"
    CARE_HOME = "care_home"


#: A booking in one of these is still going somewhere: there is one for each shift and worker.
LIVE = (BookingStatus.APPLIED, BookingStatus.CONFIRMED)

#: A booking in one of these takes a place of its shift, and the worker's time.
PLACED = (BookingStatus.CONFIRMED, BookingStatus.COMPLETED, BookingStatus.NO_SHOW)
