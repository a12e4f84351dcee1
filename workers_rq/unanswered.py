"""Applications that nobody answered before the shift began: each ends, once.

Each batch is kept by itself; two runs at once pass each other's rows by.
"""

from __future__ import annotations

import time

import structlog

from vicarity.booking import lapsing
from vicarity.core.database import unit_of_work

BATCH = 50

#: A run ends after so many seconds, for other jobs wait behind it; the next goes on.
LONGEST_SECONDS = 10.0

log = structlog.get_logger("vicarity.unanswered")


def follow() -> None:
    """End one batch after another until nothing is left or the time is up."""
    ends_at = time.monotonic() + LONGEST_SECONDS
    ended, found = 0, BATCH
    while found and time.monotonic() < ends_at:
        with unit_of_work():
            found = lapsing.lapse(BATCH)
        ended += found
    log.info("applications", ended=ended)
