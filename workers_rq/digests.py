"""New shifts by e-mail: who is due is looked up, and what is new for them made into messages.

A run takes a few seconds and queues the next while there is work, so that e-mails and other
chores come in between. Each worker is kept by itself; two runs at once pass each other's by.
"""

from __future__ import annotations

import time
from uuid import uuid4

import structlog
from flask import current_app

from config import Settings
from vicarity.core.database import unit_of_work
from vicarity.digest import making
from workers_rq.queues import CHORES, connect, enqueue, queue

#: How many workers a run has to itself at a time.
BATCH = 50

#: A run ends after so many seconds, for other jobs wait behind it; another goes on.
LONGEST_SECONDS = 10.0

log = structlog.get_logger("vicarity.digests")


def follow() -> None:
    """Make what is due, and let another run go on if there is more than fits into one."""
    ends_at = time.monotonic() + LONGEST_SECONDS
    looked_at = made = 0
    while time.monotonic() < ends_at:
        with unit_of_work():
            claimed = making.claim(BATCH)
        for choice in claimed:
            with unit_of_work():
                made += making.make(choice)
        looked_at += len(claimed)
        if len(claimed) < BATCH:
            break
    else:
        _go_on()
    log.info("digests", looked_at=looked_at, made=made)


def _go_on() -> None:
    settings: Settings = current_app.extensions["settings"]
    with connect(settings) as redis:
        where = queue(CHORES, redis)
        enqueue(where, "workers_rq.digests.follow", job_id=f"digests-go-on-{uuid4()}")
