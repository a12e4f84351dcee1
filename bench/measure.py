"""Measure a scenario: ask once and look, warm up, then load and count what it used."""

from __future__ import annotations

import os
import time
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlsplit

from bench import machine, visitors, wrk
from bench.load import Load, Outcome, Shot, WrongAnswer
from bench.machine import CORES
from bench.people import People
from bench.scenarios import Scenario
from bench.stack import Stack

WARM_SECONDS = 1

#: Shots at hashing last this many times as long: each answer takes a quarter of a second.
HASHING = 3


@dataclass(frozen=True)
class Row:
    """One measured scenario.

    Attributes:
        name: The scenario's.
        connections: How many at once.
        outcome: What the load generator saw.
        app_us: Processor microseconds of the web processes for each request.
        stores_us: The same of PostgreSQL and Valkey.
        others: The share of the machine that neither Vicarity nor the load generator used.
    """

    name: str
    connections: int
    outcome: Outcome
    app_us: float
    stores_us: float
    others: float


def measure(stack: Stack, people: People, scenario: Scenario, seconds: int) -> Row:
    """Return one line of the table.

    Raises:
        WrongAnswer: The first answer is not what the scenario expects.
    """
    _check(stack.site, scenario, scenario.load(people, 0))
    seconds *= HASHING if scenario.hashing else 1
    _fire(stack.site, scenario, scenario.load(people, 1), WARM_SECONDS)
    before = Used(stack)
    outcome = _fire(stack.site, scenario, scenario.load(people, 2), seconds)
    app, stores, others = Used(stack).since(before, max(1, outcome.requests))
    return Row(scenario.name, scenario.connections, outcome, app, stores, others)


def fire(site: str, load: Load, shot: Shot) -> Outcome:
    """Send a load with wrk if it is there, else from Python."""
    program = wrk.found()
    return wrk.fire(program, site, load, shot) if program else visitors.fire(site, load, shot)


def _fire(site: str, scenario: Scenario, load: Load, seconds: int) -> Outcome:
    shot = Shot(scenario.connections, seconds)
    return (visitors.fire if scenario.hashing else fire)(site, load, shot)


def _check(site: str, scenario: Scenario, load: Load) -> None:
    with closing(HTTPConnection(urlsplit(site).netloc, timeout=visitors.PATIENCE)) as connection:
        status, body = visitors.ask(connection, load.calls[-1])
    if status not in scenario.statuses:
        raise WrongAnswer(f"{scenario.name} was answered {status}: {body[:200]!r}")


class Used:
    """Processor seconds used so far."""

    def __init__(self, stack: Stack) -> None:
        self._app = machine.used(stack.pid("web"))
        self._stores = sum(machine.used(pid) for pid in stack.stores)
        self._ours = machine.used(os.getpid())
        self._busy = machine.busy()
        self._at = time.monotonic()

    def since(self, before: Used, requests: int) -> tuple[float, float, float]:
        """Return microseconds a request of the web processes and stores, and others' share."""
        each = 1e6 / requests
        others = (self._busy - before._busy) - (self._ours - before._ours)
        available = (self._at - before._at) * CORES
        return (
            each * (self._app - before._app),
            each * (self._stores - before._stores),
            max(0.0, others / available),
        )
