"""How long a review may wait, be kept and be counted: pure arithmetic.

Working time runs from Monday 00:00 to Friday 24:00, London time. The clocks change on Sundays,
so a working day always has 24 hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from vicarity.core.clock import LONDON

#: Every home and every credential is decided on within two working days.
TARGET = timedelta(days=2)

#: From here on the time left is shown as short.
SOON = timedelta(hours=8)

#: A review that somebody took is theirs for so long: half a shift, then others may have it.
HELD_FOR = timedelta(hours=4)

#: A page that has said nothing for so long is closed; open ones speak every 15 seconds.
PRESENT_FOR = timedelta(seconds=45)

#: Counting stops here, so that it takes as long for a million rows as for a thousand.
MOST_COUNTED = 1000

_WEEK, _A_MONDAY = timedelta(days=5), date(2024, 1, 1)


@dataclass(frozen=True)
class TimeLeft:
    """How what waits stands against the target.

    Attributes:
        state: ``late``, ``soon`` or ``ok``.
        words: For people, such as ``3 h left``.
    """

    state: str
    words: str


def time_left(submitted_at: datetime, now: datetime) -> TimeLeft:
    """Return how long staff still have to decide."""
    left = TARGET - (_worked(now) - _worked(submitted_at))
    if left < timedelta():
        return TimeLeft("late", f"{duration(-left)} late")
    return TimeLeft("soon" if left < SOON else "ok", f"{duration(left)} left")


def late_before(now: datetime, spare: timedelta = timedelta()) -> datetime:
    """Return the instant such that what was sent before it is late now, or will be in ``spare``."""
    weeks, rest = divmod(_worked(now) - TARGET + spare, _WEEK)
    day = _A_MONDAY + timedelta(weeks=weeks, days=rest.days)
    return datetime.combine(day, time(), LONDON) + (rest - timedelta(days=rest.days))


def duration(length: timedelta) -> str:
    """Return a length of time as ``12 min``, ``5 h`` or ``3 days``."""
    minutes = int(length.total_seconds()) // 60
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h"
    return f"{minutes // (24 * 60)} days"


def _worked(instant: datetime) -> timedelta:
    """Return the working time from a Monday long ago until ``instant``."""
    local = instant.astimezone(LONDON)
    weeks, day = divmod((local.date() - _A_MONDAY).days, 7)
    if day >= _WEEK.days:
        return (weeks + 1) * _WEEK
    passed = timedelta(hours=local.hour, minutes=local.minute, seconds=local.second)
    return weeks * _WEEK + timedelta(days=day) + passed
