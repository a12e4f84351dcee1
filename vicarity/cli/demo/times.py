"""When made-up people sent something, and when staff decided on it."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from vicarity.admin import rules
from vicarity.cli.demo.world import World
from vicarity.core import clock

#: How late the oldest of a queue is, and how long the newest may still wait, in working time.
LATEST, LONGEST_LEFT = timedelta(hours=14), timedelta(hours=47)

#: The first of a queue are late; the last were sent within the last hours, whatever day it is.
LATE, FRESH, FRESH_SINCE = 0.1, 0.85, timedelta(hours=6)

#: How far back staff's decisions go, in days: what the dashboard shows.
FORTNIGHT = 14

#: Hours from sending to deciding; the last are over the target.
WAITS = (1, 2, 3, 5, 7, 18, 21, 24, 26, 29, 44, 100, 122)

#: Working hours: from eight until six.
OPENS, HOURS = 8, 10


def sent(world: World, share: float) -> datetime:
    """Return since when one of a queue waits.

    Args:
        world: Which day it is.
        share: 0 for the one that waits longest, just under 1 for the newest.
    """
    if share >= FRESH:
        return world.now - FRESH_SINCE * ((1 - share) / (1 - FRESH)) - timedelta(minutes=2)
    if share < LATE:
        left = LATEST * (share / LATE - 1)
    else:
        left = LONGEST_LEFT * ((share - LATE) / (FRESH - LATE))
    return min(rules.late_before(world.now, left), world.now - FRESH_SINCE)


def decided(world: World) -> tuple[datetime, datetime]:
    """Return when something was sent and decided, the latter in the last fortnight at work."""
    chance = world.chance
    at = world.now
    while at > world.now - timedelta(minutes=10):
        day = world.today - timedelta(days=chance.randrange(FORTNIGHT))
        if day.weekday() < 5 or chance.random() < 0.04:
            hour = time(OPENS + chance.randrange(HOURS), chance.randrange(60))
            at = datetime.combine(day, hour, clock.LONDON).astimezone(world.now.tzinfo)
    return at - timedelta(hours=chance.choice(WAITS), minutes=chance.randrange(60)), at
