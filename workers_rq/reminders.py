"""The night before: bookings that come up are looked at again, and workers reminded.

Each batch is kept by itself; two runs at once pass each other's rows by.
"""

from __future__ import annotations

import time

import structlog

from vicarity.booking import reminding
from vicarity.core.database import unit_of_work

BATCH = 50

#: A run ends after so many seconds, for other jobs wait behind it; the next goes on.
LONGEST_SECONDS = 10.0

log = structlog.get_logger("vicarity.reminders")


def follow() -> None:
    """Look at one batch after another until nothing is left or the time is up."""
    ends_at = time.monotonic() + LONGEST_SECONDS
    looked_at, found = 0, BATCH
    while found and time.monotonic() < ends_at:
        with unit_of_work():
            found = reminding.look(BATCH)
        looked_at += found
    log.info("bookings", looked_at=looked_at)
