"""Adding demo data: one call, one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vicarity.cli.demo import evidence, load, named, sign_ins
from vicarity.cli.demo.load import Progress
from vicarity.cli.demo.queries import next_number
from vicarity.cli.demo.reviews import Desk
from vicarity.cli.demo.trail import Trail
from vicarity.cli.demo.world import DOMAIN, make_world
from vicarity.core import bulk, passwords


@dataclass(frozen=True)
class Wanted:
    """How much to add.

    Attributes:
        workers: How many care workers.
        care_homes: How many care homes, each with its manager's account.
        reviews: How many of the workers have a credential that waits for staff, with its
            evidence; at most every other one.
        shifts: How many shifts the verified homes offer.
        seed: Another one makes other people.
    """

    workers: int
    care_homes: int
    reviews: int
    shifts: int
    seed: int


def add(wanted: Wanted, progress: Progress) -> None:
    """Add people and homes to whatever is there; the caller commits.

    Args:
        wanted: How much.
        progress: Told how many more accounts were written.

    Raises:
        ReferenceMissing: Nobody has run ``flask seed reference``.
        StorageUnavailable: There is no room for documents.
    """
    bulk.take_time()
    first = next_number(DOMAIN)
    world = make_world(wanted.seed, first, passwords.hash_password(sign_ins.PASSWORD))
    world = replace(world, deciders=sign_ins.add_staff(world))
    desk = Desk(world, Trail(world), evidence.can_draw())
    reviews = min(wanted.reviews, wanted.workers // 2)
    load.add_workers(world, wanted.workers - reviews, first, progress)
    first += wanted.workers
    load.add_reviews(desk, reviews, first - reviews, progress)
    load.add_homes(world, wanted.care_homes, first, desk.trail, progress)
    people, manager_id = sign_ins.add_missing(desk, first + wanted.care_homes)
    load.write_trail(desk.trail)
    if people and manager_id:
        named.add(world, people, manager_id)
    known = [account.id for account in sign_ins.there().values()]
    load.add_shifts(world, wanted.shifts, [*people, *known], progress)
    bulk.analyse(*load.TABLES)
