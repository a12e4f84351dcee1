"""The night before: bookings that come up are looked at again, and workers reminded.

Each batch is kept by itself; two runs at once pass each other's rows by.
"""

from __future__ import annotations

import structlog

from vicarity.booking import reminding
from workers_rq.batches import all_of, time_up

BATCH = 50

log = structlog.get_logger("vicarity.reminders")


def follow() -> None:
    """Look at bookings until nothing is left or the time is up."""
    log.info("bookings", looked_at=all_of(reminding.look, BATCH, time_up()))
