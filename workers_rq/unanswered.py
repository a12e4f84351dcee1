"""Applications that nobody answered before the shift began: each ends, once.

Each batch is kept by itself; two runs at once pass each other's rows by.
"""

from __future__ import annotations

import structlog

from vicarity.booking import lapsing
from workers_rq.batches import all_of, time_up

BATCH = 50

log = structlog.get_logger("vicarity.unanswered")


def follow() -> None:
    """End applications until nothing is left or the time is up."""
    log.info("applications", ended=all_of(lapsing.lapse, BATCH, time_up()))
