"""Made-up care homes, and where their check stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from vicarity.account.enums import Role
from vicarity.care_home import rules
from vicarity.care_home.enums import CareHomeType, Verification
from vicarity.cli.demo import register, times, words
from vicarity.cli.demo.world import DOMAIN, Spot, Values, World, of_a_hundred, slug

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

#: How many of a hundred decisions on homes were made lately.
LATELY = 30

#: Who of the queue was asked for more.
ASKED = 6

#: What a home reads that was turned down, or asked.
NOTES = {
    Verification.IN_REVIEW: words.ASKED_HOME,
    Verification.REJECTED: words.REJECTED_HOME,
    Verification.SUSPENDED: words.SUSPENDED_HOME,
}


@dataclass(frozen=True)
class Home:
    """The rows of one home, its row in the register, and when staff did something lately."""

    user: Values
    profile: Values
    location: Values | None
    acted_at: datetime | None


def states(how_many: int, chance: Random) -> Iterator[tuple[Verification, int]]:
    """Yield the state of each home, and its place in the queue if it waits.

    Those that wait are spread among the others.
    """
    waiting = chance.sample(range(how_many), min(QUEUE, how_many // 4))
    places = {index: place for place, index in enumerate(waiting)}
    for index in range(how_many):
        others = chance.choice(STATES)
        yield Verification.IN_REVIEW if index in places else others, places.get(index, 0)


def home(
    world: World,
    number: int,
    since: datetime,
    state: Verification,
    place: int = 0,
    email: str | None = None,
) -> Home:
    """Make up a care home and its manager's account.

    Args:
        world: What homes are made from.
        number: Ends the address, so that no two are the same.
        since: When the account was opened.
        state: Where its check stands.
        place: Its place in the queue, if it waits.
        email: The address of a home that must be there.
    """
    profile = _members(world, number)
    address = email or f"{slug(profile['business_name'])}.{number}@{DOMAIN}"
    if state is Verification.PENDING:
        for member in world.chance.sample(OPTIONAL, world.chance.randint(0, len(OPTIONAL))):
            profile[member] = None
    submitted, decided = _times(world, state, since, place)
    user = world.account(address, Role.CARE_HOME_ADMIN, _before(since, submitted))
    location = register.location(world, profile, state, place)
    profile["cqc_rating"] = location["overall_rating"] if location else None
    derived = {
        "id": world.new_id(user["created_at"]),
        "user_id": user["id"],
        "profile_completion_percentage": rules.percentage(profile),
        "created_at": user["created_at"],
        "updated_at": decided or submitted or user["created_at"],
    }
    profile |= derived | _check(world, state, submitted, decided)
    lately = decided and decided > world.now - timedelta(days=times.FORTNIGHT)
    return Home(user, profile, location, decided if lately else None)


def _times(
    world: World, state: Verification, since: datetime, place: int
) -> tuple[datetime | None, datetime | None]:
    """Return when a home was sent for review, and when staff decided or asked."""
    if state is Verification.PENDING:
        return None, None
    if state is Verification.IN_REVIEW:
        sent = times.sent(world, (place + world.chance.random()) / QUEUE)
        return sent, world.within(sent, world.now) if place == ASKED else None
    if world.chance.randrange(100) < LATELY:
        return times.decided(world)
    submitted = world.within(since, world.now)
    return submitted, min(submitted + timedelta(hours=20), world.now)


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


def _check(
    world: World, state: Verification, submitted: datetime | None, decided: datetime | None
) -> Values:
    """Return what the check of a home left in its row."""
    verified, asked = state is Verification.VERIFIED, state is Verification.IN_REVIEW
    told = state in NOTES and decided is not None
    return {
        "verification_status": str(state),
        "verification_notes": world.chance.choice(NOTES[state]) if told else None,
        "submitted_at": submitted,
        "asked_at": decided if asked else None,
        "verified_at": decided if verified else None,
    }
