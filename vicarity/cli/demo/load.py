"""Making people and homes by the thousand, and writing them with COPY."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any, TypeVar

from vicarity.cli.demo import homes, people
from vicarity.cli.demo.homes import Home
from vicarity.cli.demo.people import Worker
from vicarity.cli.demo.world import Values, World
from vicarity.core import bulk

#: How many accounts are made before they are written: enough to be quick, few enough to hold.
BATCH = 1000

TABLES = ("users", "worker_profiles", "care_home_profiles", "credentials")

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


def add_homes(world: World, how_many: int, first: int, progress: Progress) -> None:
    """Make up care homes and write them; see :func:`add_workers`."""
    states = homes.states(how_many, world.chance)
    made = (
        homes.home(world, first + index, world.since(index / how_many), state)
        for index, state in enumerate(states)
    )
    for batch in _batches(made):
        write_homes(batch)
        progress(len(batch))


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
    _write("credentials", (held for worker in made for held in worker.credentials))


def write_homes(made: list[Home]) -> None:
    """Write the rows of care homes."""
    _write("users", (home.user for home in made))
    _write("care_home_profiles", (home.profile for home in made))


def _write(table: str, rows: Iterable[Values]) -> None:
    """Write rows that all have the same members, in the same order or not."""
    rows = list(rows)
    if rows:
        columns = list(rows[0])
        bulk.copy(table, columns, ([row[name] for name in columns] for row in rows))
