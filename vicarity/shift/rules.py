"""Pay, length and repetition of shifts: no clock, no database.

Shifts are instants in UTC. People plan them by the clock on the wall of the home, so whatever
repeats keeps its London times across the two nights on which the clocks change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta

from vicarity.core.clock import LONDON
from vicarity.shift.enums import Frequency

#: How long a shift may be: an hour, to a whole day with a sleep-in.
SHORTEST, LONGEST = timedelta(hours=1), timedelta(hours=24)

#: How far ahead the last shift may begin.
FARTHEST = timedelta(days=366)

#: The youngest people who work here, in years: no shift pays less than their minimum wage.
YOUNGEST = 18

#: How many templates a home may keep.
MOST_TEMPLATES = 100

#: What somebody who applied has agreed to; none of it changes afterwards.
TERMS = ("role", "starts_at", "ends_at", "break_minutes", "required_qualifications")

Span = tuple[datetime, datetime]


def paid_minutes(starts_at: datetime, ends_at: datetime, break_minutes: int) -> int:
    """Return how many minutes are paid: what really passes, less the unpaid break."""
    return int((ends_at - starts_at).total_seconds()) // 60 - break_minutes


def estimated_pay(starts_at: datetime, ends_at: datetime, break_minutes: int, rate: int) -> int:
    """Return what a shift pays in pence, rounded down; ``rate`` is pence an hour."""
    return paid_minutes(starts_at, ends_at, break_minutes) * rate // 60


def day_of(starts_at: datetime) -> date:
    """Return the London day a shift belongs to: the one on which it starts."""
    return starts_at.astimezone(LONDON).date()


def on_the_wall(day: date, wall: time) -> datetime:
    """Return the instant at which London clocks show ``wall`` on ``day``.

    A time that is skipped in spring means the same moment an hour on (01:30 becomes 02:30); of
    a time that comes twice in autumn the first is meant.

    Source: PEP 495, https://peps.python.org/pep-0495/
    """
    return datetime.combine(day, wall, tzinfo=LONDON).astimezone(UTC)


def days_of(
    first: date, until: date, frequency: Frequency, weekdays: Collection[int]
) -> list[date]:
    """Return the days on which a repeated shift starts, the first one always among them.

    Args:
        first: The day of the shift that is repeated.
        until: The last day it may start on.
        frequency: Every day, or every week.
        weekdays: Days of the week, Monday is 0; without any, a weekly shift keeps its own.
    """
    wanted = set(weekdays) or (set(range(7)) if frequency is Frequency.DAILY else {first.weekday()})
    following = (first + timedelta(days=number) for number in range(1, (until - first).days + 1))
    return [first, *(day for day in following if day.weekday() in wanted)]


def repeated(first: Span, days: Collection[date]) -> Iterator[Span]:
    """Return a shift on each of the days, at the same times on the wall.

    The first keeps its very instants, which may lie in the hour that comes twice.
    """
    starts, ends = (moment.astimezone(LONDON) for moment in first)
    nights = (ends.date() - starts.date()).days
    for day in days:
        if day == starts.date():
            yield first
        else:
            last = day + timedelta(days=nights)
            yield on_the_wall(day, starts.time()), on_the_wall(last, ends.time())
