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


class Frequency(StrEnum):
    """How often a repeated shift comes back."""

    DAILY = "daily"
    WEEKLY = "weekly"
