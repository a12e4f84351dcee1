"""What runs by the clock. Any number of schedulers may run: each slot is queued once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from redis import Redis

from vicarity.core import chores, clock
from workers_rq.queues import CHORES, enqueue, queue


@dataclass(frozen=True)
class Periodic:
    """One chore and how often it is due."""

    function: str
    every: timedelta


PERIODIC = (
    Periodic("workers_rq.upkeep.tidy", timedelta(hours=1)),
    Periodic("workers_rq.register_sync.follow", timedelta(hours=1)),
    Periodic("workers_rq.expiry.follow", timedelta(hours=1)),
    Periodic("workers_rq.reminders.follow", timedelta(hours=1)),
    Periodic("workers_rq.unanswered.follow", timedelta(minutes=15)),
    Periodic("workers_rq.digests.follow", timedelta(hours=1)),
    Periodic("workers_rq.documents.scan_again", timedelta(hours=1)),
    Periodic("workers_rq.documents.purge", timedelta(hours=1)),
    Periodic("workers_rq.documents.sweep", timedelta(hours=1)),
)


def tick(redis: Redis) -> None:
    """Queue what is due in the present slot, unless it was queued already."""
    chores.tell(redis, {one.function: int(one.every.total_seconds()) for one in PERIODIC})
    for chore in PERIODIC:
        seconds = int(chore.every.total_seconds())
        slot = int(clock.now().timestamp()) // seconds
        name = chore.function.replace(".", "-")
        where = queue(CHORES, redis)
        enqueue(where, chore.function, job_id=f"{name}-{slot}", keep=seconds)
