"""Credentials that run out: marked as expired, and their owners reminded before.

Due once a day, looked at every hour, so that a run that was killed or missed is made up for
soon. Each batch is kept by itself; two runs at once pass each other's rows by.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog

from vicarity.core.database import unit_of_work
from vicarity.qualification import expiry

BATCH = 1000

#: A run ends after so many seconds, for other jobs wait behind it; the next goes on.
LONGEST_SECONDS = 10.0

log = structlog.get_logger("vicarity.expiry")


def follow() -> None:
    """Mark what has run out, then remind of what soon will."""
    ends_at = time.monotonic() + LONGEST_SECONDS
    _all("expired", expiry.expire, ends_at)
    _all("reminded", expiry.remind, ends_at)


def _all(what: str, act: Callable[[int], int], ends_at: float) -> None:
    """Do one batch after another until nothing is left or the time is up."""
    handled = 0
    while time.monotonic() < ends_at:
        with unit_of_work():
            found = act(BATCH)
        handled += found
        if not found:
            break
        log.info("credentials", what=what, handled=handled)
