"""The RQ worker."""

from __future__ import annotations

from typing import Any

from flask import Flask
from redis import Redis
from rq.worker import SimpleWorker

from workers_rq.queues import NAMES, SERIALIZER, queue

#: A worker that says nothing for this many seconds is dead, and its job free to be retried.
SILENCE_SECONDS = 30
MAINTENANCE_SECONDS = 15


class AppWorker(SimpleWorker):
    """Runs each job in an application context of its own.

    Jobs run in this process: forking for each took four times the processor time. A job that
    kills the process costs the job at hand, which the relay queues again when its lease ends.
    """

    app: Flask

    def perform_job(self, *args: Any, **kwargs: Any) -> bool:
        """Run one job."""
        with self.app.app_context():
            return super().perform_job(*args, **kwargs)


def worker(app: Flask, redis: Redis) -> AppWorker:
    """Return a worker for every queue."""
    made = AppWorker(
        [queue(name, redis) for name in NAMES],
        connection=redis,
        serializer=SERIALIZER,
        worker_ttl=SILENCE_SECONDS,
        maintenance_interval=MAINTENANCE_SECONDS,
        log_job_description=False,
    )
    made.app = app
    return made
