"""The queues, and how we speak to Redis about them."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from redis import Redis
from redis.backoff import ExponentialBackoff
from redis.retry import Retry
from rq import Queue
from rq.exceptions import DuplicateJobError, NoSuchJobError
from rq.job import Job

from config import Settings

EMAILS, CHORES = "emails", "chores"

#: In the order in which a worker looks for work.
NAMES = (EMAILS, CHORES)

#: One attempt may take this many seconds; less than the lease of an outbox message.
JOB_SECONDS = 30

#: A failed chore stays for staff to see (seconds). A message is queued again by the relay, so
#: there its failed job is soon of no use.
CHORE_SHOWN, MESSAGE_SHOWN = 7 * 24 * 60 * 60, 600

#: Jobs travel as JSON: a pickle in Redis would be code that anybody who reaches it can run.
SERIALIZER = "json"


class PlainJob(Job):
    """A job without callbacks and webhooks: ours have none, so one that has is not ours."""

    def restore(self, raw_data: Any) -> Any:
        """Read a job, and leave out what would make RQ call something else than its function."""
        found = super().restore(raw_data)
        self._success_callback_name = self._failure_callback_name = None
        self._stopped_callback_name = None
        self.webhooks = []
        return found


def connect(settings: Settings) -> Redis:
    """Return a client of its own: RQ changes the time-outs of the one it is given."""
    return Redis.from_url(
        settings.redis_url.get_secret_value(),
        socket_timeout=5,
        socket_connect_timeout=2,
        health_check_interval=30,
        retry=Retry(ExponentialBackoff(cap=1, base=0.1), 3),
    )


def queue(name: str, redis: Redis) -> Queue:
    """Return a queue by its name."""
    return Queue(
        name,
        connection=redis,
        serializer=SERIALIZER,
        default_timeout=JOB_SECONDS,
        job_class=PlainJob,
    )


def enqueue(queue: Queue, function: str, *args: Any, job_id: str, keep: int = 0) -> bool:
    """Queue a call and return whether that was news; a leftover of the same id makes way.

    Args:
        queue: Where to.
        function: Dotted name.
        *args: What JSON can say.
        job_id: Names the work, so that it is queued once.
        keep: Seconds for which a finished job's id stays taken.
    """
    shown = CHORE_SHOWN if keep else MESSAGE_SHOWN
    options = {"job_id": job_id, "unique": True, "result_ttl": keep, "failure_ttl": shown}
    try:
        queue.enqueue(function, args=args, **options)
    except DuplicateJobError:
        if keep or not _make_way(job_id, queue):
            return False
        queue.enqueue(function, args=args, **options)
    return True


def _make_way(job_id: str, queue: Queue) -> bool:
    """Delete a job that a dead worker left or that failed; say whether its id is free.

    Its status does not tell: a worker killed in the instant after it took a job leaves it
    "queued" for ever. Its place in the queue does.
    """
    if queue.get_job_position(job_id) is not None:
        return False
    with suppress(NoSuchJobError):
        Job.fetch(job_id, connection=queue.connection, serializer=SERIALIZER).delete()
    return True
