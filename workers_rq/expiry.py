"""Credentials that run out: marked as expired, and their owners reminded before.

Due once a day, looked at every hour, so that a run that was killed or missed is made up for
soon. Each batch is kept by itself; two runs at once pass each other's rows by.
"""

from __future__ import annotations

import structlog

from vicarity.qualification import expiry
from workers_rq.batches import all_of, time_up

BATCH = 1000

log = structlog.get_logger("vicarity.expiry")


def follow() -> None:
    """Mark what has run out, then remind of what soon will."""
    ends_at = time_up()
    for what, act in (("expired", expiry.expire), ("reminded", expiry.remind)):
        log.info("credentials", what=what, handled=all_of(act, BATCH, ends_at))
