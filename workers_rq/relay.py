"""Carry outbox messages to the queues.

PostgreSQL wakes the relay as soon as a message is committed; once a second it looks anyway,
for messages whose wait is over and in case a wake-up was lost.
"""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

import psycopg
import structlog
from redis import Redis
from redis.exceptions import RedisError

from config import Settings
from vicarity.core import outbox
from vicarity.core.database import unit_of_work
from vicarity.core.outbox import Leased
from workers_rq.deliver import deliver
from workers_rq.handlers import HANDLERS
from workers_rq.queues import CHORES, enqueue, queue

BATCH = 200
IDLE_SECONDS = 1.0
DELIVER = f"{deliver.__module__}.{deliver.__name__}"

log = structlog.get_logger("vicarity.relay")


def relay(redis: Redis) -> int:
    """Queue one batch; return how many messages it held.

    The leases are committed before anything is queued, so a job never runs ahead of its
    message. What cannot be queued because Redis is away is taken back and tried again.
    """
    with unit_of_work():
        leased = outbox.lease(BATCH)
    queued: list[UUID] = []
    still: list[UUID] = []
    try:
        for message in leased:
            (queued if _queue(message, redis) else still).append(message.id)
    except RedisError as error:
        log.warning("redis_away", error=type(error).__name__, waiting=len(leased))
    with unit_of_work():
        outbox.keep_lease(still)
        outbox.release([item.id for item in leased[len(queued) + len(still) :]])
    return len(queued)


def _queue(message: Leased, redis: Redis) -> bool:
    """Queue a message; return whether it was not queued still, waiting for a busy worker."""
    handler = HANDLERS.get(message.topic)
    where = queue(handler.queue if handler else CHORES, redis)
    return enqueue(where, DELIVER, str(message.id), message.lease, job_id=str(message.id))


class Doorbell:
    """A connection on which PostgreSQL says that messages are waiting."""

    def __init__(self, settings: Settings) -> None:
        """Remember where the database is."""
        url = settings.database_url.get_secret_value()
        self._url = url.replace("postgresql+psycopg://", "postgresql://", 1)
        self._connection: psycopg.Connection | None = None

    def wait(self, seconds: float) -> None:
        """Return when a message was committed, or after ``seconds``.

        Raises:
            psycopg.OperationalError: The database is away.
        """
        try:
            connection = self._open()
            for _ in connection.notifies(timeout=seconds, stop_after=1):
                return
        except psycopg.OperationalError:
            self.close()
            raise

    def _open(self) -> psycopg.Connection:
        if self._connection is None:
            self._connection = psycopg.connect(
                self._url, autocommit=True, connect_timeout=5, application_name="vicarity relay"
            )
            self._connection.execute("LISTEN outbox")
        return self._connection

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            with suppress(psycopg.Error):
                self._connection.close()
            self._connection = None
