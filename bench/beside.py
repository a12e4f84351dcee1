"""How other routes answer while people sign in on every core."""

from __future__ import annotations

import time
from dataclasses import dataclass

from bench import visitors
from bench.load import Load, Outcome, Shot, WrongAnswer
from bench.people import People
from bench.scenarios import SLOW, live, logins, me, profile, stats
from bench.stack import Stack

ROUTES = {"live": live, "stats": stats, "me": me, "profile": profile}

#: A page's worth of requests now and then, not a second load: 2 connections, 25 requests a second.
CONNECTIONS, PAUSE = 2, 0.08
WARM_SECONDS = 1


@dataclass(frozen=True)
class Beside:
    """One route, idle and while logins run."""

    name: str
    idle: Outcome
    busy: Outcome

    @property
    def ratio(self) -> float:
        """Return how many times slower half of the answers are."""
        return self.busy.p50 / self.idle.p50 if self.idle.p50 else 0.0


def measure(stack: Stack, people: People, seconds: int) -> list[Beside]:
    """Return each route's outcome when nothing else happens, and while logins run."""
    seconds = 1 + seconds // 2
    loads = {name: route(people, 0) for name, route in ROUTES.items()}
    idle = {name: _probe(stack, load, seconds) for name, load in loads.items()}
    lasts = (seconds + WARM_SECONDS) * (len(ROUTES) + 1)
    crowd = visitors.Crowd(stack.site, logins(people, 0), Shot(SLOW, lasts))
    time.sleep(WARM_SECONDS)
    busy = {name: _probe(stack, load, seconds) for name, load in loads.items()}
    if crowd.outcome().errors:
        raise WrongAnswer("People could not sign in while others read.")
    return [Beside(name, idle[name], busy[name]) for name in loads]


def _probe(stack: Stack, load: Load, seconds: int) -> Outcome:
    return visitors.fire(stack.site, load, Shot(CONNECTIONS, seconds, PAUSE))
