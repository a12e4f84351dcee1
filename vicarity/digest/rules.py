"""When digests are made: no clock, no database."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from vicarity.core.clock import LONDON
from vicarity.digest.enums import HowOften
from vicarity.shift.rules import on_the_wall

#: By London's clocks: before most people's day begins, and never in the night. What could not be
#: made in these hours is made the next morning.
FROM, UNTIL = time(7), time(20)

#: How many shifts an e-mail names.
MOST = 10

#: How long whoever makes a digest has it to themselves.
LEASE = timedelta(minutes=10)

#: A shift counts as published once every transaction that began then is over.
SETTLED = timedelta(minutes=2)

#: How long the link in an e-mail goes on to stop them.
LINK_LIFE = timedelta(days=3 * 365)

#: What that link is for.
PURPOSE = "stop_digests"


def next_at(how_often: HowOften, now: datetime) -> datetime | None:
    """Return when the next digest is due: tomorrow at the latest, or on Monday."""
    if how_often is HowOften.OFF:
        return None
    today = now.astimezone(LONDON).date()
    days = (today + timedelta(days=number) for number in range(9))
    wanted = (day for day in days if how_often is HowOften.DAILY or day.weekday() == 0)
    return next(at for at in (on_the_wall(day, FROM) for day in wanted) if at > now)


def may_write(now: datetime) -> bool:
    """Say whether it is an hour at which people are written to."""
    return FROM <= now.astimezone(LONDON).time() < UNTIL
