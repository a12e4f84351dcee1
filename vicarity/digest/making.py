"""Making digests: whose turn it is, and what is new for them.

A run takes a few workers at a time and has them to itself for a while. One that dies gives them
back by the clock; what it had finished was committed together with the message, and with when
the next is due, so nobody is written to twice for the same days.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vicarity.board import news
from vicarity.core import clock
from vicarity.core.outbox import publish
from vicarity.digest import queries, rules
from vicarity.digest.enums import HowOften
from vicarity.digest.events import NewShiftsFound


def claim(most: int) -> Sequence[Any]:
    """Return up to ``most`` choices whose turn it is, at an hour at which people are written to."""
    now = clock.now()
    return queries.claim(now, now + rules.LEASE, most) if rules.may_write(now) else ()


def make(choice: Any) -> bool:
    """Look for news for one worker, and publish it if there is any; return whether there was."""
    now = clock.now()
    settled = now - rules.SETTLED
    found = news.found(
        choice.user_id,
        since=choice.news_since,
        until=settled,
        miles=choice.radius_miles,
        roles=choice.roles,
        enough=rules.MOST + 1,
    )
    following = rules.next_at(HowOften(choice.frequency), now)
    ours = queries.settle(choice.user_id, choice.next_at, following, settled)
    if not ours or not found:
        return False
    publish(
        NewShiftsFound(
            worker_id=choice.user_id,
            shift_ids=tuple(found[: rules.MOST]),
            more=len(found) > rules.MOST,
            found_at=now,
        )
    )
    return True
