"""Making people and homes by the thousand, and writing them with COPY."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice
from operator import itemgetter
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from vicarity.care_home.enums import Verification
from vicarity.care_home.following import follow_register
from vicarity.cli.demo import (
    bookings,
    decisions,
    homes,
    people,
    queries,
    register,
    reviews,
    shifts,
)
from vicarity.cli.demo.bookings import Diaries
from vicarity.cli.demo.homes import Home
from vicarity.cli.demo.people import Worker
from vicarity.cli.demo.reviews import Desk
from vicarity.cli.demo.shifts import Poster
from vicarity.cli.demo.trail import Trail
from vicarity.cli.demo.world import Values, World
from vicarity.core import bulk

#: How many accounts are made before they are written: enough to be quick, few enough to hold.
BATCH = 1000

TABLES = (
    "users", "worker_profiles", "care_home_profiles", "credentials", "documents", "cqc_locations",
    "audit_events", "outbox_messages", "shifts", "bookings",
    "board_events",
)  # fmt: skip

#: How many workers book shifts, and how many bookings there are at most.
MOST_BOOKERS, MOST_BOOKINGS = 3000, 20_000

#: Of how many homes the trail tells; one transaction chains its events ever more slowly.
MOST_TOLD = 100

T = TypeVar("T")
Progress = Callable[[int], Any]


def add_workers(world: World, how_many: int, first: int, progress: Progress) -> None:
    """Make up care workers and write them.

    Args:
        world: What they are made from.
        how_many: How many.
        first: The number of the first.
        progress: Told how many more were written.
    """
    made = (
        people.worker(world, first + index, world.since(index / how_many))
        for index in range(how_many)
    )
    for batch in _batches(made):
        write_workers(batch)
        progress(len(batch))


def add_reviews(desk: Desk, how_many: int, first: int, progress: Progress) -> None:
    """Make up people whose credential waits, and write them; see :func:`add_workers`."""
    made = []
    for person in reviews.waiting(desk, how_many, first):
        made.append(person)
        progress(1)
    write_workers(made)


def add_homes(world: World, how_many: int, first: int, trail: Trail, progress: Progress) -> None:
    """Make up care homes and what the register says of them; see :func:`add_workers`."""
    states = homes.states(how_many, world.chance)
    made = (
        homes.home(world, first + index, world.since(index / how_many), state, place)
        for index, (state, place) in enumerate(states)
    )
    for number, batch in enumerate(_batches(made)):
        for home in [home for home in batch if home.acted_at][:MOST_TOLD]:
            if number == 0:
                decisions.on_home(trail, home)
        news = register.news(world, _verified(batch)) if number == 0 else []
        write_homes(batch)
        follow_register(news)
        progress(len(batch))


def add_shifts(world: World, how_many: int, named: Collection[UUID], progress: Progress) -> None:
    """Make up shifts of all verified homes, with bookings of some; see :func:`add_workers`.

    Nobody of the ``named`` is booked: their diaries are kept elsewhere.
    """
    posters = [Poster(*row) for row in queries.posters()]
    diaries = Diaries(queries.complete_workers(MOST_BOOKERS, named))
    # Shifts are made in another thread, so bookings have a chance of their own.
    chance = Random(world.chance.random())  # noqa: S311 - made-up people, not secrets
    beside, booked = replace(world, chance=chance), 0
    for batch in _batches(shifts.made(world, posters, how_many) if posters else iter(())):
        wanted = [*bookings.made(beside, batch, diaries)] if booked < MOST_BOOKINGS else []
        booked += len(wanted)
        _write("shifts", batch)
        _write("bookings", wanted)
        progress(len(batch))


def _verified(made: list[Home]) -> list[Values]:
    """Return what the register says of verified homes."""
    verified = str(Verification.VERIFIED)
    states = ((home.location, home.profile["verification_status"]) for home in made)
    return [known for known, state in states if known and state == verified]


def _batches(made: Iterator[T]) -> Iterator[list[T]]:
    """Yield what is made in batches: the next is made while the database writes this one."""
    with ThreadPoolExecutor(max_workers=1) as maker:
        waiting = maker.submit(_batch, made)
        while batch := waiting.result():
            waiting = maker.submit(_batch, made)
            yield batch


def _batch(made: Iterator[T]) -> list[T]:
    return list(islice(made, BATCH))


def write_workers(made: list[Worker]) -> None:
    """Write the rows of care workers."""
    _write("users", (worker.user for worker in made))
    _write("worker_profiles", (worker.profile for worker in made))
    _write("documents", (file for worker in made for file in worker.documents))
    _write("credentials", (held for worker in made for held in worker.credentials))


def write_homes(made: list[Home]) -> None:
    """Write the rows of care homes."""
    _write("users", (home.user for home in made))
    located = {home.location["location_id"]: home.location for home in made if home.location}
    there = queries.locations(located)  # of homes whose accounts were deleted since
    _write("cqc_locations", (known for key, known in located.items() if key not in there))
    _write("care_home_profiles", (home.profile for home in made))


def write_trail(trail: Trail) -> None:
    """Write what staff did, the oldest first: lists are in the order of the ids they get now.

    A trigger of the database chains the trail when it is committed.
    """
    _write("audit_events", sorted(trail.events, key=itemgetter("at")))
    _write("outbox_messages", sorted(trail.messages, key=itemgetter("created_at")))
    _write("review_assignments", trail.taken)


def _write(table: str, rows: Iterable[Values]) -> None:
    """Write rows that all have the same members, in the same order or not."""
    rows = list(rows)
    if rows:
        columns = list(rows[0])
        bulk.copy(table, columns, ([row[name] for name in columns] for row in rows))
