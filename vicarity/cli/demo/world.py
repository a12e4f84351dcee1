"""What made-up people have in common: the day, the places, what there is to hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from vicarity.account.enums import Role
from vicarity.cli.demo import queries
from vicarity.cli.demo.errors import ReferenceMissing
from vicarity.cli.demo.words import TOWNS
from vicarity.core import clock
from vicarity.place.queries import points_of
from vicarity.qualification.enums import Category
from vicarity.qualification.rules import KIND_OF
from vicarity.worker.queries import minimum_wage
from vicarity.worker.service import FULL_RATE_AGE

DOMAIN = "demo.vicarity.example"

#: How many made-up postcodes each district has.
POSTCODES = 20

#: Letters that the second half of a postcode can have.
INWARD = "ABDEFGHJLNPQRSTUWXYZ"

#: How long the oldest accounts have been here.
HISTORY = timedelta(days=730)

T = TypeVar("T")
Values = dict[str, Any]


@dataclass(frozen=True)
class Spot:
    """Somewhere to live, with its postcode's point."""

    city: str
    county: str
    postcode: str
    easting: int
    northing: int


@dataclass(frozen=True)
class Known:
    """A qualification people can hold; ``months`` is how long it lasts."""

    id: UUID
    code: str
    name: str
    category: Category
    is_mandatory: bool
    months: int | None
    issuer: str


@dataclass(frozen=True)
class World:
    """What everybody is made from.

    Attributes:
        chance: Where every choice comes from, so that the same seed makes the same people.
        now: The instant everything is relative to.
        spots: Where people and homes are.
        known: All qualifications, by code.
        mandatory: Those most people list.
        others: Those some people list.
        wage_pence: The least an hour may pay.
        password_hash: Every demo account has the same password.
        deciders: The staff who decide.
    """

    chance: Random
    now: datetime
    spots: Sequence[Spot]
    known: Mapping[str, Known]
    mandatory: Sequence[Known]
    others: Sequence[Known]
    wage_pence: int
    password_hash: str
    deciders: Sequence[UUID] = ()

    @property
    def today(self) -> date:
        """Return the day everything is relative to, in London."""
        return self.now.astimezone(clock.LONDON).date()

    def within(self, start: datetime, end: datetime) -> datetime:
        """Return an instant between two others."""
        return start + (end - start) * self.chance.random()

    def account(self, email: str, role: Role, since: datetime, **more: Any) -> Values:
        """Return a row of the account table."""
        return {
            "id": self.new_id(since),
            "email": email,
            "password_hash": self.password_hash,
            "role": str(role),
            "is_active": True,
            "email_verified_at": since,
            "created_at": since,
            "updated_at": since,
        } | more

    def new_id(self, at: datetime) -> UUID:
        """Return a UUIDv7 of that instant (RFC 9562 section 5.7): quicker than the database's."""
        milliseconds = int(at.timestamp() * 1000)
        low, high = self.chance.getrandbits(62), self.chance.getrandbits(12)
        return UUID(int=milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low)

    def since(self, share: float) -> datetime:
        """Return when an account was opened; more of them lately than long ago.

        Args:
            share: 0 for the oldest account, just under 1 for the newest.
        """
        age: float = (1 - share) ** 1.5
        return self.now - HISTORY * age


def make_world(seed: int, first: int, password_hash: str) -> World:
    """Look around in the database.

    Args:
        seed: Another one makes other people.
        first: The number of the first account, so that a second run differs from the first.
        password_hash: What every account signs in with.

    Raises:
        ReferenceMissing: Nobody has run ``flask seed reference``.
    """
    chance = Random(f"{seed}/{first}")  # noqa: S311 - made-up people, not secrets
    known = {one.code: one for one in (Known(*row) for row in queries.qualifications())}
    listed = [one for one in known.values() if one.code not in KIND_OF]
    wage = minimum_wage(clock.today(), FULL_RATE_AGE)
    spots = _spots(chance)
    if not (known and spots) or wage is None:
        raise ReferenceMissing
    return World(
        chance=chance,
        now=clock.now(),
        spots=spots,
        known=known,
        mandatory=[one for one in listed if one.is_mandatory],
        others=[one for one in listed if not one.is_mandatory],
        wage_pence=wage,
        password_hash=password_hash,
    )


def _spots(chance: Random) -> list[Spot]:
    """Make up postcodes in real districts, at the best points known."""
    found = {
        f"{district} {chance.randint(1, 9)}{''.join(chance.choices(INWARD, k=2))}": town
        for town in TOWNS
        for district in town.districts
        for _ in range(POSTCODES)
    }
    points = points_of(found)
    return [
        Spot(town.name, town.county, code, points[code].easting, points[code].northing)
        for code, town in found.items()
        if code in points
    ]


def of_a_hundred(shares: dict[T, int]) -> tuple[T, ...]:
    """Return each thing as often as it is found among a hundred, to choose from."""
    return tuple(thing for thing, share in shares.items() for _ in range(share))


def slug(name: str) -> str:
    """Return a name as it looks in an address: ``Zoë O'Brannagh`` is ``zoe-obrannagh``."""
    plain = unicodedata.normalize("NFKD", name.lower()).replace(" ", "-")
    return "".join(char for char in plain if char.isascii() and (char.isalnum() or char == "-"))
