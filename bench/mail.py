"""How soon e-mails leave, and how many one worker sends."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from bench import machine
from bench.load import WrongAnswer, share
from bench.scenarios import registration
from bench.stack import Stack
from bench.visitors import PATIENCE, ask

#: How many registrations are timed one by one, and how many e-mails are queued at once.
SINGLES, MANY = 15, 500
WAIT_SECONDS = 60.0
LOOK_EVERY = 0.02
ACCEPTED = 202

QUEUE = """
    INSERT INTO outbox_messages (topic, payload)
    SELECT 'auth.PasswordChanged', jsonb_build_object('user_id', users.id)
    FROM users, generate_series(1, %s) WHERE users.email = %s
"""
NOT_QUEUED = "SELECT count(*) FROM outbox_messages WHERE done_at IS NULL AND lease = 0"
NEWEST = "SELECT extract(epoch FROM max(created_at)) FROM outbox_messages"
OPEN = "SELECT count(*) FROM outbox_messages WHERE done_at IS NULL AND dead_at IS NULL"


@dataclass(frozen=True)
class Post:
    """What was measured about e-mail.

    Attributes:
        p50: Milliseconds from the transaction that causes an e-mail, which lasts a few, to its
            arrival at the mail server.
        p95: Likewise.
        rate: E-mails a second from one worker with a full queue.
        worker_us: Processor microseconds of the worker for each of them.
    """

    p50: float
    p95: float
    rate: float
    worker_us: float


def measure(stack: Stack, email: str) -> Post:
    """Time single e-mails while nothing else happens, then many at once to one address."""
    _until(lambda: _number(stack, OPEN) == 0)
    waits = [_single(stack) for _ in range(SINGLES)]
    rate, worker_us = _many(stack, email)
    return Post(share(waits, 0.5), share(waits, 0.95), rate, worker_us)


def _single(stack: Stack) -> float:
    call, known = registration(), _kept(stack)
    with closing(HTTPConnection(urlsplit(stack.site).netloc, timeout=PATIENCE)) as connection:
        status, _ = ask(connection, call)
    if status != ACCEPTED:
        raise WrongAnswer(f"A registration was answered {status}.")
    _until(lambda: _kept(stack) > known)
    return 1000 * (_arrived(max(_kept(stack) - known)) - _number(stack, NEWEST))


def _many(stack: Stack, email: str) -> tuple[float, float]:
    """Queue many while the worker is away, so that it alone is measured."""
    worker, known = stack.processes["worker"], _kept(stack)
    worker.stop()
    with stack.connect() as connection:
        connection.execute(QUEUE, (MANY, email))
    _until(lambda: _number(stack, NOT_QUEUED) == 0)
    worker.start()
    _until(lambda: len(_kept(stack)) >= len(known) + 1)
    before = machine.used(stack.pid("worker"))
    _until(lambda: len(_kept(stack)) >= len(known) + MANY)
    used = machine.used(stack.pid("worker")) - before
    times = sorted(_arrived(path) for path in _kept(stack) - known)
    return (len(times) - 1) / (times[-1] - times[0]), 1e6 * used / MANY


def _kept(stack: Stack) -> set[Path]:
    return set(stack.mail.glob("*.eml"))


def _arrived(path: Path) -> float:
    """Return when the catcher had received a message: its file's name begins with it."""
    moment = path.name.partition("Z-")[0]
    return datetime.strptime(f"{moment}+0000", "%Y%m%dT%H%M%S.%f%z").timestamp()


def _number(stack: Stack, question: str) -> float:
    with stack.connect() as connection:
        row = connection.execute(question.encode()).fetchone()
    return float(row[0]) if row else 0.0


def _until(holds: Callable[[], bool]) -> None:
    give_up_at = time.monotonic() + WAIT_SECONDS
    while not holds():
        if time.monotonic() > give_up_at:
            raise WrongAnswer(f"E-mails did not come within {WAIT_SECONDS:.0f} s.")
        time.sleep(LOOK_EVERY)
