"""What is measured: one function per scenario, which says what to send."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count, cycle, islice
from uuid import uuid4

from bench.load import Call, Load
from bench.machine import CORES
from bench.people import JSON, People, Person, login

#: How many different changes of a profile are sent in turn.
CHANGES = 400


@dataclass(frozen=True)
class Scenario:
    """One line of the table.

    Attributes:
        name: As printed, and as chosen with ``--only``.
        statuses: What a right answer has.
        load: Says what to send; the number differs between two shots, so nothing is sent twice.
        connections: How many at once.
        hashing: Whether each request hashes a password: slow, and longer to measure.
    """

    name: str
    statuses: tuple[int, ...]
    load: Callable[[People, int], Load]
    connections: int = 8
    hashing: bool = False


def _get(path: str, people: Sequence[Person] = ()) -> Load:
    if not people:
        return Load([Call("GET", path)])
    return Load([Call("GET", path, person.headers) for person in people])


def changes(people: People, shot: int) -> Load:
    """Save a whole profile; the text differs each time, so each is really written."""
    turns = islice(cycle(people.workers), CHANGES)
    return Load(
        [
            Call("PUT", "/api/worker/profile", worker.headers | JSON, _profile(f"{shot}-{n}"))
            for n, worker in enumerate(turns)
        ]
    )


def _profile(mark: str) -> str:
    members = {
        "phone": "07700 900123",
        "address_line_1": "1 High Street",
        "city": "Leeds",
        "bio": f"Experienced in dementia and end of life care. Change {mark}.",
        "years_experience": "5-10",
        "specializations": ["dementia care", "medication", "moving and handling"],
        "languages": ["English", "Polish"],
        "available_days": ["monday", "tuesday", "friday"],
        "shift_types": ["day", "night"],
        "travel_radius_miles": 1 + sum(mark.encode()) % 100,
        "willing_to_travel": True,
        "has_own_transport": True,
        "current_step": 4,
    }
    return json.dumps(members)


def refreshes(people: People, shot: int) -> Load:
    """Rotate refresh tokens: each shot has families of its own, each token is used once."""
    half = len(people.workers) // 2
    families = people.workers[:half] if shot % 2 else people.workers[half:]
    bodies = [json.dumps({"refresh_token": person.refresh_token}) for person in families]
    return Load([Call("POST", "/api/auth/refresh", JSON, body) for body in bodies], chained=True)


def registrations(_people: People, _shot: int) -> Load:
    """Open accounts nobody has."""
    return Load([registration() for _ in range(1000)])


_numbers = count(1)


def registration() -> Call:
    """Return the request that opens one new account."""
    members = {
        "email": f"bench-{next(_numbers)}-{uuid4().hex[:8]}@demo.vicarity.example",
        "password": "Bench-lantern-4-orchard",
        "user_type": "worker",
        "first_name": "Bench",
        "last_name": "Carer",
    }
    return Call("POST", "/api/auth/register", JSON, json.dumps(members))


def logins(people: People, _shot: int) -> Load:
    """Sign in as one person after another."""
    return Load([login(person.email) for person in people.workers])


def live(_people: People, _shot: int) -> Load:
    """Ask for nothing at all: the floor of the server."""
    return _get("/health/live")


def stats(_people: People, _shot: int) -> Load:
    """Ask for the public figures."""
    return _get("/api/public/stats")


def me(people: People, _shot: int) -> Load:
    """Ask who is signed in."""
    return _get("/api/auth/me", people.workers)


def profile(people: People, _shot: int) -> Load:
    """Ask for one's own profile."""
    return _get("/api/worker/profile", people.workers)


def unchanged(people: People, _shot: int) -> Load:
    """Ask for the public figures as somebody who has just got them."""
    etag = people.headers_of("/api/public/stats")["ETag"]
    return Load([Call("GET", "/api/public/stats", {"If-None-Match": etag})])


SLOW = max(4, 2 * CORES)

#: In the order in which they are measured.
SCENARIOS = (
    Scenario("live", (200,), live),
    Scenario("stats", (200,), stats),
    # each process keeps an answer of its own for ten seconds, so 200 is right too
    Scenario("stats-unchanged", (304, 200), unchanged),
    Scenario("qualifications", (200,), lambda *_: _get("/api/public/qualifications")),
    Scenario("me", (200,), me),
    Scenario("profile", (200,), profile),
    Scenario("profile-put", (200,), changes),
    Scenario("care-home", (200,), lambda people, _: _get("/api/care-home/profile", people.homes)),
    Scenario("refresh", (200,), refreshes),
    Scenario("login", (200,), logins, connections=SLOW, hashing=True),
    Scenario("register", (202,), registrations, connections=SLOW, hashing=True),
)
