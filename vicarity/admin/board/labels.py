"""How the console says what the job board knows."""

from __future__ import annotations

from datetime import datetime

from vicarity.admin.words import day
from vicarity.core.clock import LONDON
from vicarity.shift.enums import BookingMode, BookingStatus, ShiftStatus

#: A state in words, and the tone of its pill.
SHIFTS = {
    ShiftStatus.OPEN: ("Published", "ok"),
    ShiftStatus.DRAFT: ("Draft", ""),
    ShiftStatus.CANCELLED: ("Cancelled", "bad"),
}
BOOKINGS = {
    BookingStatus.APPLIED: ("Applied", "warn"),
    BookingStatus.CONFIRMED: ("Booked", "ok"),
    BookingStatus.COMPLETED: ("Worked", "ok"),
    BookingStatus.NO_SHOW: ("Did not come", "bad"),
    BookingStatus.DECLINED: ("Declined", ""),
    BookingStatus.WITHDRAWN: ("Withdrawn", ""),
    BookingStatus.CANCELLED_BY_WORKER: ("Cancelled by the worker", "bad"),
    BookingStatus.CANCELLED_BY_HOME: ("Cancelled by the home", "bad"),
}
MODES = {
    BookingMode.APPROVE: "The home answers each applicant",
    BookingMode.INSTANT: "Taken at once by whoever may work it",
}

#: What each rule asks, said as it is when it holds.
RULES = {
    "account_inactive": "The account is active",
    "email_not_verified": "The email address is confirmed",
    "profile_incomplete": "The profile is complete",
    "under_age": "18 or older on the day",
    "credential_required": "A qualification is verified and valid",
    "home_not_verified": "The care home is verified",
    "blocked": "Neither side keeps away from the other",
    "overlapping_booking": "No other shift at that time",
    "too_little_rest": "11 hours of rest before and after",
    "weekly_hours": "48 hours a week or less, on average over 17 weeks",
    "below_minimum_wage": "The rate is the minimum wage or more",
}

#: Who is written to when what happens.
READERS = {
    "booking.BookingApplied": "The home",
    "booking.BookingTaken": "The home",
    "booking.BookingConfirmed": "The worker",
    "booking.BookingDeclined": "The worker",
    "booking.BookingLapsed": "The worker",
    "booking.BookingCancelledByWorker": "The home",
    "booking.BookingCancelledByHome": "The worker",
    "booking.BookingEndedForYou": "Who asked us",
    "booking.BookingComesUp": "The worker",
    "booking.EligibilityLost": "The worker",
    "booking.BookingInDoubt": "The home",
}


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """Return for instance ``20:00 to 08:00``, by the clocks of London."""
    return f"{starts_at.astimezone(LONDON):%H:%M} to {ends_at.astimezone(LONDON):%H:%M}"


def when(starts_at: datetime, ends_at: datetime) -> str:
    """Return for instance ``Mon 23 Nov 2026, 20:00 to 08:00``."""
    return f"{day(starts_at)}, {hours(starts_at, ends_at)}"


def pounds(pence: int) -> str:
    """Return an amount of money, such as ``£15.40``."""
    return f"£{pence / 100:,.2f}"
