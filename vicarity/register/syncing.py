"""Following the register by its API, a span of time after the other.

The API tells which locations changed in a span and not when, so a span is finished as a whole
or not at all: it is made so short that it holds few changes, they are all read, and only then
is anything written. What was read is true until the end of its span, which the rows keep as
``seen_at``: the newest of these is where the next run goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from vicarity.core import clock
from vicarity.register import merging, queries
from vicarity.register.client import RegisterClient
from vicarity.register.enums import RegisterSource
from vicarity.register.errors import NoRegisterYet, RegisterUnclear
from vicarity.register.location import Location
from vicarity.register.merging import Merged

#: Changes that one span should hold: what can be read in a few seconds.
MOST_CHANGES = 25

#: The longest and the shortest span; in the shortest one, as many changes as there are.
LONGEST, SHORTEST = timedelta(days=7), timedelta(minutes=10)


@dataclass(frozen=True)
class News:
    """All changed locations of a span, as they are now.

    Attributes:
        until: The end of the span.
        locations: What the service says about them.
        unclear: Ids of those about which it says nothing we understand.
    """

    until: datetime
    locations: list[Location]
    unclear: list[str]


def known_until() -> datetime:
    """Return until when the register is known whole.

    The weekly file tells too little to count.

    Raises:
        NoRegisterYet: There is none.
    """
    found = queries.told_until(RegisterSource.API, RegisterSource.DIRECTORY)
    if found is None:
        raise NoRegisterYet
    return found


def news(client: RegisterClient, since: datetime) -> News:
    """Ask what changed in the span that begins at ``since``; touches no database.

    Raises:
        RegisterAway: The service does not answer.
        RegisterKeyRefused: It does not know our key.
        RegisterUnclear: Its list, or most of what it lists, makes no sense.
    """
    until = min(clock.now(), since + LONGEST).replace(microsecond=0)
    ids = client.changes(since, until)
    while len(ids) > MOST_CHANGES and until - since > SHORTEST:
        until = since + (until - since) / 2
        ids = client.changes(since, until)
    return _read(client, until, ids)


def _read(client: RegisterClient, until: datetime, ids: list[str]) -> News:
    """Read each location; one that cannot be understood must not stop all that follow."""
    found: list[Location] = []
    unclear: list[str] = []
    for location_id in ids:
        try:
            location = client.location(location_id)
        except RegisterUnclear:
            unclear.append(location_id)
        else:
            found += [location] if location else []
    if len(unclear) > len(ids) // 2:
        raise RegisterUnclear
    return News(until, found, unclear)


def write(told: News) -> Merged:
    """Bring the register up to what was told; the caller commits."""
    merging.load(told.locations)
    merged = merging.merge(RegisterSource.API, told.until)
    merging.tidy()
    return merged
