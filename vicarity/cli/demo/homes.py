"""Made-up care homes, and where their check stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from vicarity.account.enums import Role
from vicarity.care_home import rules
from vicarity.care_home.enums import CareHomeType, Verification
from vicarity.cli.demo import words
from vicarity.cli.demo.world import DOMAIN, Spot, Values, World, of_a_hundred, slug
from vicarity.register.enums import CqcRating

#: How many homes wait for a decision: this many, or a quarter of a small number.
QUEUE = 10

#: Of a hundred homes that do not wait, how many are in which state.
STATES = of_a_hundred(
    {
        Verification.VERIFIED: 70,
        Verification.PENDING: 20,
        Verification.REJECTED: 6,
        Verification.SUSPENDED: 4,
    }
)

#: The members a home that has not finished its profile may have left out.
OPTIONAL = ("contact_name", "phone", "address_line_1", "care_home_type", "description")

#: Ids of this form have twelve digits; those of the register have up to eleven.
CQC = "1-999"

RATINGS = of_a_hundred(
    {
        CqcRating.OUTSTANDING: 6,
        CqcRating.GOOD: 72,
        CqcRating.REQUIRES_IMPROVEMENT: 19,
        CqcRating.INADEQUATE: 3,
    }
)

#: What a home reads that was turned down.
NOTES = {
    Verification.REJECTED: words.REJECTED_HOME,
    Verification.SUSPENDED: words.SUSPENDED_HOME,
}


@dataclass(frozen=True)
class Home:
    """The rows of one home."""

    user: Values
    profile: Values


def states(how_many: int, chance: Random) -> Iterator[Verification]:
    """Yield the state of each home; those that wait are spread among the others."""
    waiting = min(QUEUE, how_many // 4)
    places = set(chance.sample(range(how_many), waiting))
    for index in range(how_many):
        others = chance.choice(STATES)
        yield Verification.IN_REVIEW if index in places else others


def home(
    world: World, number: int, since: datetime, state: Verification, email: str | None = None
) -> Home:
    """Make up a care home and its manager's account.

    Args:
        world: What homes are made from.
        number: Ends the address, so that no two are the same.
        since: When the account was opened.
        state: Where its check stands.
        email: The address of a home that must be there.
    """
    profile = _members(world, number)
    address = email or f"{slug(profile['business_name'])}.{number}@{DOMAIN}"
    if state is Verification.PENDING:
        for member in world.chance.sample(OPTIONAL, world.chance.randint(0, len(OPTIONAL))):
            profile[member] = None
    submitted = _submitted_at(world, state, since)
    user = world.account(address, Role.CARE_HOME_ADMIN, _before(since, submitted))
    derived = {
        "id": world.new_id(user["created_at"]),
        "user_id": user["id"],
        "profile_completion_percentage": rules.percentage(profile),
        "created_at": user["created_at"],
        "updated_at": user["created_at"],
    }
    return Home(user, profile | derived | _check(world, state, submitted))


def _submitted_at(world: World, state: Verification, since: datetime) -> datetime | None:
    if state is Verification.PENDING:
        return None
    if state is Verification.IN_REVIEW:  # from an hour ago to nine days ago, more of the newer
        return world.now - timedelta(hours=216 ** world.chance.random())
    return world.within(since, world.now)


def _before(since: datetime, submitted: datetime | None) -> datetime:
    """Return when the account was opened: a day or more before its home was submitted."""
    return since if submitted is None else min(since, submitted - timedelta(days=1))


def _members(world: World, number: int) -> Values:
    chance = world.chance
    spot = chance.choice(world.spots)
    kind = chance.choice(tuple(CareHomeType))
    name = chance.choice(words.HOME_NAMES)
    return _place(world, spot) | {
        "business_name": name,
        "business_registration_number": f"DEMO{number:08}",
        "cqc_provider_id": f"{CQC}{chance.randrange(10**9):09}",
        "cqc_location_id": f"{CQC}{number:09}",
        "cqc_rating": None,
        "care_home_type": str(kind),
        "contact_name": f"{chance.choice(words.FIRST_NAMES)} {chance.choice(words.LAST_NAMES)}",
        "contact_title": chance.choice(words.JOB_TITLES),
        "phone": f"+442079460{chance.randrange(1000):03}",
        "website": f"https://{slug(name)}-{number}.{DOMAIN}",
        "description": f"{chance.choice(words.HOME_STARTS)} {chance.choice(words.HOME_ENDS)}",
        "number_of_beds": chance.randint(8, 90),
    }


def _place(world: World, spot: Spot) -> Values:
    return {
        "address_line_1": f"{world.chance.randint(1, 90)} {world.chance.choice(words.STREETS)}",
        "city": spot.city,
        "county": spot.county,
        "postcode": spot.postcode,
        "easting": spot.easting,
        "northing": spot.northing,
    }


def _check(world: World, state: Verification, submitted: datetime | None) -> Values:
    """Return what the check of a home left in its row."""
    checked: Values = {
        "verification_status": str(state),
        "verification_notes": None,
        "submitted_at": submitted,
        "verified_at": None,
    }
    if submitted and state is Verification.VERIFIED:
        checked |= {
            "verified_at": min(submitted + timedelta(hours=20), world.now),
            "cqc_rating": str(world.chance.choice(RATINGS)),
        }
    elif state in NOTES:
        checked["verification_notes"] = world.chance.choice(NOTES[state])
    return checked
