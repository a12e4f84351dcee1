"""Adding demo data: one call, one transaction."""

from __future__ import annotations

from vicarity.cli.demo import load, sign_ins
from vicarity.cli.demo.load import Progress
from vicarity.cli.demo.queries import next_number
from vicarity.cli.demo.world import DOMAIN, make_world
from vicarity.core import bulk, passwords


def add(workers: int, care_homes: int, seed: int, progress: Progress) -> None:
    """Add people and homes to whatever is there; the caller commits.

    Args:
        workers: How many care workers.
        care_homes: How many care homes, each with its manager's account.
        seed: Another one makes other people.
        progress: Told how many more accounts were written.

    Raises:
        ReferenceMissing: Nobody has run ``flask seed reference``.
    """
    bulk.take_time()
    first = next_number(DOMAIN)
    world = make_world(seed, first, passwords.hash_password(sign_ins.PASSWORD))
    load.add_workers(world, workers, first, progress)
    load.add_homes(world, care_homes, first + workers, progress)
    sign_ins.add_missing(world, first + workers + care_homes)
    bulk.analyse(*load.TABLES)
