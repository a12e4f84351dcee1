"""Care workers and homes who book at once: each visitor acts as all of them, in a thread.

Nobody knows what the others do meanwhile, so they compete for the same places and the same people.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlsplit
from uuid import uuid4

from bench.load import Call
from bench.people import JSON
from bench.visitors import PATIENCE, ask

Headers = Mapping[str, str]

APPLY, CONFIRM, WITHDRAW = "apply", "confirm", "withdraw"
BY_WORKER, BY_HOME, COMPLETE = "cancel, worker", "cancel, home", "complete"

#: Of a hundred acts, how many are which; without a booking to do it to, somebody applies instead.
MIX = {APPLY: 44, CONFIRM: 20, WITHDRAW: 8, BY_WORKER: 9, BY_HOME: 9, COMPLETE: 10}

#: Which bookings each act is done to.
NEEDS = {CONFIRM: "applied", WITHDRAW: "applied", BY_WORKER: "confirmed", BY_HOME: "confirmed"}


@dataclass(frozen=True)
class Cast:
    """Who acts, and on what.

    Attributes:
        workers: The headers of each.
        homes: The headers of each by its id.
        shifts: Ids of open shifts, and whose they are.
        begun: Ids of confirmed bookings whose shift has begun, and at which home.
    """

    workers: Sequence[Headers]
    homes: Mapping[str, Headers]
    shifts: Sequence[tuple[str, str]]
    begun: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Pace:
    """How many visitors there are, for how many seconds, and how many acts a second they want."""

    visitors: int
    seconds: int
    rate: float


@dataclass(frozen=True)
class Acted:
    """One act: which, how many seconds it took, the answer's status (0: none)."""

    act: str
    took: float
    status: int


@dataclass(frozen=True)
class _Booking:
    id: str
    worker: Headers
    home: Headers


def book(site: str, cast: Cast, pace: Pace) -> list[Acted]:
    """Let all visitors act, and return what they saw."""
    with ThreadPoolExecutor(pace.visitors) as pool:
        visits = [pool.submit(_visit, site, cast, pace, n) for n in range(pace.visitors)]
        return [acted for visit in visits for acted in visit.result()]


def _visit(site: str, cast: Cast, pace: Pace, number: int) -> list[Acted]:
    visitor = _Visitor(site, cast, list(cast.begun[number :: pace.visitors]), number)
    each, start = pace.visitors / pace.rate, time.monotonic()
    seen: list[Acted] = []
    while (now := time.monotonic()) < start + pace.seconds:
        time.sleep(max(0.0, start + (len(seen) + number / pace.visitors) * each - now))
        seen.append(visitor.act())
    visitor.connection.close()
    return seen


class _Visitor:
    """One connection, and the bookings that were made over it."""

    def __init__(self, site: str, cast: Cast, begun: list[tuple[str, str]], number: int) -> None:
        self.connection = HTTPConnection(urlsplit(site).netloc, timeout=PATIENCE)
        self._cast, self._begun, self._chance = cast, begun, random.Random(number)
        self._known: dict[str, list[_Booking]] = {"applied": [], "confirmed": []}

    def act(self) -> Acted:
        """Do one thing, chosen by chance."""
        (wanted,) = self._chance.choices([*MIX], [*MIX.values()])
        there = self._begun if wanted == COMPLETE else self._known.get(NEEDS.get(wanted, ""))
        act = wanted if there else APPLY
        began = time.monotonic()
        status = self._complete() if act == COMPLETE else self._step(act)
        return Acted(act, time.monotonic() - began, status)

    def _step(self, act: str) -> int:
        if act == APPLY:
            return self._apply()
        booking = self._taken(NEEDS[act])
        how: dict[str, Callable[[_Booking], int]] = {
            CONFIRM: self._confirm,
            BY_HOME: lambda one: self._send(one.home, f"/care-home/bookings/{one.id}/cancel")[0],
        }
        return how.get(act, self._give_up)(booking)

    def _taken(self, state: str) -> _Booking:
        """Return a booking that was in a state when it was last heard of, and forget it."""
        known = self._known[state]
        return known.pop(self._chance.randrange(len(known)))

    def _apply(self) -> int:
        worker = self._chance.choice(self._cast.workers)
        shift, home = self._chance.choice(self._cast.shifts)
        once = {"Idempotency-Key": str(uuid4())}
        status, body = self._send({**worker, **once}, f"/shifts/{shift}/bookings")
        self._learn(body, worker, self._cast.homes[home])
        return status

    def _confirm(self, booking: _Booking) -> int:
        status, body = self._send(booking.home, f"/care-home/bookings/{booking.id}/confirm")
        self._learn(body, booking.worker, booking.home)
        return status

    def _give_up(self, booking: _Booking) -> int:
        path = f"/worker/bookings/{booking.id}/cancel"
        return self._send(booking.worker, path, reason="Something came up.")[0]

    def _complete(self) -> int:
        booking, home = self._begun.pop()
        return self._send(self._cast.homes[home], f"/care-home/bookings/{booking}/complete")[0]

    def _learn(self, body: bytes, worker: Headers, home: Headers) -> None:
        """Remember a booking that an answer shows."""
        told = json.loads(body) if body.startswith(b"{") else {}
        if told.get("status") in self._known:
            self._known[told["status"]].append(_Booking(told["id"], worker, home))

    def _send(self, headers: Headers, path: str, **members: str) -> tuple[int, bytes]:
        call = Call("POST", f"/api{path}", {**headers, **JSON}, json.dumps(members))
        return ask(self.connection, call)
