"""Looking for shifts, with few and with many to look through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from bench import machine
from bench.load import Call, Load, Outcome, Shot
from bench.measure import Used, fire
from bench.people import Person, signed_in
from bench.stack import Stack
from vicarity.core import clock
from vicarity.embedded.progress import say, step

#: How many people look for shifts, and how many of them at once.
PEOPLE, CONNECTIONS = 60, 4

#: How many care workers there are, and shifts for each home.
WORKERS, EACH = 5000, 50

WARM_SECONDS = 2

#: Made-up homes of a town are all at its middle; this puts them anywhere in their square of the
#: grid, where their shifts are looked for already.
SCATTER = """
    ALTER TABLE care_home_profiles DISABLE TRIGGER shifts_move_with_their_home;
    UPDATE care_home_profiles SET easting = easting / 20000 * 20000 + (random() * 19999)::int,
        northing = northing / 20000 * 20000 + (random() * 19999)::int;
    ALTER TABLE care_home_profiles ENABLE TRIGGER shifts_move_with_their_home
"""
SETTLE = "VACUUM ANALYZE"

FIND = """
    SELECT u.email FROM users u JOIN worker_profiles w ON w.user_id = u.id
    WHERE u.is_active AND u.email_verified_at IS NOT NULL AND w.easting IS NOT NULL
      AND w.profile_completion_percentage = 100 ORDER BY random() LIMIT %s
"""

HEADING = (
    f"{'search':<34}{'answers':>8}{'p50 ms':>8}{'p95 ms':>8}{'errors':>8}{'app ms':>8}"
    f"{'db ms':>7}{'others':>8}"
)


@dataclass(frozen=True)
class Look:
    """One kind of search: what it is called, and what it asks beside the next seven days."""

    name: str
    asked: dict[str, str | int]


def _looks() -> list[Look]:
    sorts = ("distance", "starts_at", "rate")
    return [
        *(Look(f"by {sort}, 10 miles", {"sort": sort, "radius_miles": 10}) for sort in sorts),
        *(Look(f"by {sort}, 30 miles", {"sort": sort, "radius_miles": 30}) for sort in sorts),
        *(
            Look(f"by {sort}, nobody pays that", {"sort": sort, "min_rate": 90_000})
            for sort in sorts
        ),
        Look("by distance, only what I may work", {"eligible_only": "true"}),
    ]


@dataclass(frozen=True)
class Row:
    """One measured kind of search; milliseconds, and the share that others used."""

    name: str
    outcome: Outcome
    app_ms: float
    stores_ms: float
    others: float


def take(stack: Stack, seconds: int) -> list[Row]:
    """Look for shifts in every way.

    Args:
        stack: Running, with shifts.
        seconds: How long each.
    """
    with step("Homes put where they might be"):
        _settle(stack)
    with step(f"Signing in {PEOPLE} workers"):
        people = _people(stack)
    say(f"\n{machine.described()}; {stack.shape}\n\n{HEADING}")
    rows = []
    for look in _looks():
        rows.append(_row(stack, people, look, seconds))
        say(line(rows[-1]))
    return rows


def _settle(stack: Stack) -> None:
    with stack.connect() as connection:
        for statement in (*SCATTER.split(";"), SETTLE):
            connection.execute(statement.encode(), prepare=False)


def _people(stack: Stack) -> Sequence[Person]:
    with stack.connect() as connection:
        emails = [email for (email,) in connection.execute(FIND, (PEOPLE,))]
    return signed_in(stack.site, emails)


def _row(stack: Stack, people: Sequence[Person], look: Look, seconds: int) -> Row:
    until = (clock.now() + timedelta(days=7)).strftime("%Y-%m-%dT%H:%M:%SZ")
    path = f"/api/shifts?{urlencode({'to': until} | look.asked)}"
    load = Load([Call("GET", path, person.headers) for person in people])
    fire(stack.site, load, Shot(CONNECTIONS, WARM_SECONDS))
    before = Used(stack)
    outcome = fire(stack.site, load, Shot(CONNECTIONS, seconds))
    app, stores, others = Used(stack).since(before, max(1, outcome.requests))
    return Row(look.name, outcome, app / 1000, stores / 1000, others)


def line(row: Row) -> str:
    """Return one line of the table."""
    o = row.outcome
    return (
        f"{row.name:<34}{o.requests:>8}{o.p50:>8.1f}{o.p95:>8.1f}{o.errors:>8}"
        f"{row.app_ms:>8.1f}{row.stores_ms:>7.1f}{row.others:>8.0%}"
    )


def homes_for(shifts: int) -> int:
    """Return how many homes there are for so many shifts."""
    return max(1000, shifts // EACH)
