"""The RQ worker."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Any

import structlog
from flask import Flask
from redis import Redis
from redis.exceptions import RedisError
from rq.job import Job
from rq.worker import SimpleWorker

from workers_rq.queues import NAMES, SERIALIZER, PlainJob, queue
from workers_rq.relay import DELIVER
from workers_rq.schedule import PERIODIC

#: A worker that says nothing for this many seconds is dead, and its job free to be retried.
SILENCE_SECONDS = 30
MAINTENANCE_SECONDS = 15

#: Between two tries to reach Redis.
PAUSE_SECONDS = 1.0

#: All that a worker runs. Whoever reaches Redis can queue the name of any function there is.
ALLOWED = frozenset({DELIVER, *(chore.function for chore in PERIODIC)})

log = structlog.get_logger("vicarity.worker")


class FunctionRefused(Exception):
    """A job names a function that is not one of ours."""


class AllowedJob(PlainJob):
    """A job that runs nothing but what it may."""

    def perform(self) -> Any:
        """Run the job.

        Raises:
            FunctionRefused: It is none of ours; it has not been imported.
        """
        if self.func_name not in ALLOWED:
            log.error("job_refused", job_id=self.id, queue=self.origin)
            raise FunctionRefused
        return super().perform()


class AppWorker(SimpleWorker):
    """Runs each job in an application context of its own.

    Jobs run in this process: forking for each took four times the processor time. A job that
    kills the process costs the job at hand, which the relay queues again when its lease ends.
    """

    max_connection_wait_time = 2.0

    app: Flask
    stop: threading.Event

    def perform_job(self, *args: Any, **kwargs: Any) -> bool:
        """Run one job."""
        with self.app.app_context():
            return super().perform_job(*args, **kwargs)

    def handle_exception(self, job: Job, *exc_info: Any) -> None:
        """Log where a job failed; RQ would log the message too, which may quote people."""
        log.error("job_failed", job_id=job.id, exc_info=exc_info)

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        """Stop after the job at hand, and do not begin anew."""
        self.stop.set()
        super().request_stop(signum, frame)  # type: ignore[no-untyped-call]


def worker(app: Flask, redis: Redis, stop: threading.Event) -> AppWorker:
    """Return a worker for every queue; it sets ``stop`` when it is asked to."""
    made = AppWorker(
        [queue(name, redis) for name in NAMES],
        connection=redis,
        job_class=AllowedJob,
        serializer=SERIALIZER,
        worker_ttl=SILENCE_SECONDS,
        maintenance_interval=MAINTENANCE_SECONDS,
        log_job_description=False,
    )
    made.app, made.stop = app, stop
    return made


def work(app: Flask, redis: Redis) -> None:
    """Run jobs until told to stop. RQ ends when Redis goes away at a bad moment; we do not."""
    stop = threading.Event()
    while not stop.is_set():
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        try:
            worker(app, redis, stop).work(logging_level="WARNING")
        except RedisError as error:
            log.warning("redis_away", error=type(error).__name__)
        stop.wait(PAUSE_SECONDS)
