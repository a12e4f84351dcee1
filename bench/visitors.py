"""Load from Python: one process per connection, each with http.client and keep-alive.

Used where wrk is not installed, and where hashing passwords takes so long that the load
generator's own cost is nothing.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from multiprocessing import get_context
from urllib.parse import urlsplit

from bench.load import Call, Load, Outcome, Shot, share

#: One answer slower than this many seconds is an error.
PATIENCE = 30
ERROR = 400

#: When an answer came (monotonic), how many seconds it took, its status (0: none).
Answered = tuple[float, float, int]


class Crowd:
    """Visitors at work, each in a process of its own.

    Args:
        site: Whom they visit.
        load: What they ask; each visitor takes its own part of the calls.
        shot: How many, how long.
    """

    def __init__(self, site: str, load: Load, shot: Shot) -> None:
        # a fork would inherit whatever locks our other threads hold just then
        context = get_context("forkserver")
        self._pool = ProcessPoolExecutor(shot.connections, mp_context=context)
        parts = [load.calls[n :: shot.connections] for n in range(shot.connections)]
        self._visits: list[Future[list[Answered]]] = [
            self._pool.submit(visit, site, Load(part, load.chained), shot) for part in parts if part
        ]

    def outcome(self) -> Outcome:
        """Wait for all of them and put together what they saw."""
        with self._pool:
            return together([visit.result() for visit in self._visits])


def together(seen: Sequence[Sequence[Answered]]) -> Outcome:
    """Return what several visitors saw, as one."""
    answers = [answer for one in seen for answer in one]
    took = [1000 * seconds for _, seconds, _ in answers]
    return Outcome(
        requests=len(answers),
        errors=sum(not 0 < status < ERROR for _, _, status in answers),
        rate=sum(_rate(one) for one in seen),
        p50=share(took, 0.5),
        p95=share(took, 0.95),
        p99=share(took, 0.99),
    )


def fire(site: str, load: Load, shot: Shot) -> Outcome:
    """Send a load and return what the visitors measured."""
    return Crowd(site, load, shot).outcome()


def visit(site: str, load: Load, shot: Shot) -> list[Answered]:
    """Ask until the time is over; runs in a visitor's process."""
    answers: list[Answered] = []
    connection = HTTPConnection(urlsplit(site).netloc, timeout=PATIENCE)
    turns = _Turns(load)
    until = time.monotonic() + shot.seconds
    while (began := time.monotonic()) < until:
        status, body = ask(connection, turns.next())
        ended = time.monotonic()
        answers.append((ended, ended - began, status))
        turns.answered(body)
        time.sleep(shot.pause)
    connection.close()
    return answers


def ask(connection: HTTPConnection, call: Call) -> tuple[int, bytes]:
    """Send one request; the status is 0 when no answer came."""
    try:
        connection.request(call.method, call.path, call.body or None, dict(call.headers))
        response = connection.getresponse()
        return response.status, response.read()
    except (OSError, HTTPException):
        connection.close()
        return 0, b""


class _Turns:
    """What one visitor asks next."""

    def __init__(self, load: Load) -> None:
        self._calls: Iterator[Call] = cycle(load.calls)
        self._chained = load.chained
        self._call = load.calls[0]

    def next(self) -> Call:
        if not self._chained:
            self._call = next(self._calls)
        return self._call

    def answered(self, body: bytes) -> None:
        if self._chained and body.startswith(b"{"):
            token = json.loads(body).get("refresh_token", "")
            self._call = replace(self._call, body=json.dumps({"refresh_token": token}))


def _rate(answers: Sequence[Answered]) -> float:
    """Return one visitor's answers a second, from its first question to its last answer."""
    if not answers:
        return 0.0
    (first_end, first_took, _), (last_end, _, _) = answers[0], answers[-1]
    return len(answers) / (last_end - first_end + first_took)
