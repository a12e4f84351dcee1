"""Reading RQ's queues for the console, as JSON and nothing else; running a failed job again.

A job's arguments, results and messages never leave this module: only its function's name, the
kind of its error and the line that raised it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from flask import current_app
from redis import Redis
from redis.exceptions import RedisError
from rq import Queue
from rq.exceptions import DeserializationError, InvalidJobOperation, NoSuchJobError
from rq.job import Job
from rq.results import Result
from rq.worker import BaseWorker

from config import Settings
from vicarity.admin.errors import JobGone, QueueAway
from vicarity.core import chores
from vicarity.core.chores import Schedule

#: How many failed jobs of each queue are shown.
MOST = 25

SERIALIZER = "json"

_NAME = re.compile(r"[\w.]{1,200}")
_FRAME = re.compile(r'  File "[^"]*?([\w.-]+/[\w.-]+)", line (\d+), in ([\w<>.]+)')
_KIND = re.compile(r"\b[A-Za-z_][\w.]{0,80}(?:Error|Exception|Interrupt|Exit|Refused)\b")


@dataclass(frozen=True)
class QueueState:
    """How a queue is doing."""

    name: str
    waiting: int
    running: int
    finished: int
    failed: int
    oldest_at: datetime | None


@dataclass(frozen=True)
class WorkerState:
    """One worker, and when it last gave a sign of life."""

    name: str
    state: str
    seen_at: datetime | None
    done: int
    failed: int


@dataclass(frozen=True)
class FailedJob:
    """A job that failed. Without a function it is not JSON, and nobody reads it further."""

    id: str
    queue: str
    function: str | None
    failed_at: datetime | None
    error: str
    place: str


@dataclass(frozen=True)
class Overview:
    """All that the page about jobs shows."""

    queues: Sequence[QueueState]
    workers: Sequence[WorkerState]
    failed: Sequence[FailedJob]
    schedule: Schedule | None


@contextmanager
def _redis() -> Iterator[Redis]:
    """Open a connection that is given up soon when Redis says nothing.

    Raises:
        QueueAway: Redis cannot be reached, or was silent.
    """
    settings: Settings = current_app.extensions["settings"]
    url = settings.redis_url.get_secret_value()
    try:
        with Redis.from_url(url, socket_timeout=2, socket_connect_timeout=1) as redis:
            yield redis
    except RedisError:
        raise QueueAway from None


def overview() -> Overview:
    """Return how every queue and worker is doing, and what failed last.

    Raises:
        QueueAway: See :func:`_redis`.
    """
    with _redis() as redis:
        queues = _queues(redis)
        return Overview(
            queues=[_state(queue) for queue in queues],
            workers=[_worker(worker) for worker in BaseWorker.all(redis, serializer=SERIALIZER)],
            failed=[job for queue in queues for job in _failed(queue)],
            schedule=chores.told(redis),
        )


def failed_count() -> int:
    """Return how many jobs have failed.

    Raises:
        QueueAway: See :func:`_redis`.
    """
    with _redis() as redis:
        return sum(_state(queue).failed for queue in _queues(redis))


def _queues(redis: Redis) -> list[Queue]:
    found = Queue.all(redis, serializer=SERIALIZER)
    return sorted(found, key=lambda queue: queue.name)


def _state(queue: Queue) -> QueueState:
    """Count without RQ's own tidying up, which is the workers' business."""
    return QueueState(
        name=queue.name,
        waiting=queue.count,
        running=queue.started_job_registry.get_job_count(cleanup=False),
        finished=queue.finished_job_registry.get_job_count(cleanup=False),
        failed=queue.failed_job_registry.get_job_count(cleanup=False),
        oldest_at=_oldest_at(queue),
    )


def _oldest_at(queue: Queue) -> datetime | None:
    first = queue.get_job_ids(0, 1)
    job = _job(first[0], queue) if first else None
    return job.enqueued_at if job else None


def _worker(worker: BaseWorker) -> WorkerState:
    return WorkerState(
        name=f"{worker.hostname or 'unknown'}, process {worker.pid or 'unknown'}",
        state=str(worker.get_state()),
        seen_at=worker.last_heartbeat,
        done=worker.successful_job_count,
        failed=worker.failed_job_count,
    )


def _failed(queue: Queue) -> list[FailedJob]:
    ids = queue.failed_job_registry.get_job_ids(0, MOST - 1, desc=True, cleanup=False)
    return [_told(job_id, queue) for job_id in ids]


def _told(job_id: str, queue: Queue) -> FailedJob:
    job = _job(job_id, queue)
    if job is None:
        return FailedJob(job_id, queue.name, None, None, "unknown", "")
    result = _result(job)
    error, place = _cause(result.exc_string or "" if result else "")
    failed_at = result.created_at if result else job.ended_at
    return FailedJob(job_id, queue.name, _function(job), failed_at, error, place)


def _job(job_id: str, queue: Queue) -> Job | None:
    """Return a job, its data not looked into; ``None`` when there is none that can be read."""
    try:
        return Job.fetch(job_id, connection=queue.connection, serializer=SERIALIZER)
    except (NoSuchJobError, ValueError, KeyError, TypeError):
        return None


def _result(job: Job) -> Result | None:
    try:
        return job.latest_result()
    except (ValueError, KeyError, TypeError):
        return None


def _function(job: Job) -> str | None:
    try:
        name = job.func_name
    except DeserializationError:
        return None
    return name if isinstance(name, str) and _NAME.fullmatch(name) else None


def _cause(trace: str) -> tuple[str, str]:
    """Return the kind of an error and the line that raised it; what it said may name people."""
    frames = list(_FRAME.finditer(trace))
    after = trace[frames[-1].end() :] if frames else trace
    kind = next((line for line in after.split("\n")[1:] if line[:1].strip()), after)
    named = re.match(r"[A-Za-z_][\w.]{0,80}(?=:|$)", kind) if frames else _KIND.search(kind)
    place = f"{frames[-1][1]}, line {frames[-1][2]}, in {frames[-1][3]}" if frames else ""
    return named.group().rpartition(".")[2] if named else "unknown", place


def failed(job_id: str) -> FailedJob:
    """Return one failed job.

    Raises:
        JobGone: There is none with this id.
        QueueAway: See :func:`_redis`.
    """
    with _redis() as redis:
        return _told(job_id, _queue_of(job_id, redis))


def retry(job_id: str) -> None:
    """Queue a failed job again, once however often it is asked for.

    Raises:
        JobGone: It is not among the failed ones, or cannot be read.
        QueueAway: See :func:`_redis`.
    """
    _act(job_id, lambda queue: queue.failed_job_registry.requeue(job_id))


def delete(job_id: str) -> None:
    """Delete a failed job, one that cannot be read too.

    Raises:
        JobGone: It is not among the failed ones.
        QueueAway: See :func:`_redis`.
    """
    _act(job_id, lambda queue: _forget(job_id, queue))


def _act(job_id: str, act: Callable[[Queue], object]) -> None:
    with _redis() as redis:
        try:
            act(_queue_of(job_id, redis))
        except (InvalidJobOperation, NoSuchJobError):
            raise JobGone from None


def _queue_of(job_id: str, redis: Redis) -> Queue:
    """Return the queue in which a job failed."""
    for queue in _queues(redis):
        if redis.zscore(queue.failed_job_registry.key, job_id) is not None:
            return queue
    raise JobGone


def _forget(job_id: str, queue: Queue) -> None:
    if not queue.connection.zrem(queue.failed_job_registry.key, job_id):
        raise JobGone
    results: str = Result.get_key(job_id)  # type: ignore[no-untyped-call]  # RQ's own gap
    queue.connection.delete(Job.key_for(job_id), results)
