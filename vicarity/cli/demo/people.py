"""Made-up care workers: who they are and how far they got with their profile."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from vicarity.account.enums import Role
from vicarity.cli.demo import credentials, words
from vicarity.cli.demo.world import DOMAIN, Values, World, of_a_hundred, slug
from vicarity.worker import rules
from vicarity.worker.enums import Day, DbsStatus, Experience, ShiftType

#: Of a hundred people, how many got how many steps far.
DEPTHS = of_a_hundred({0: 8, 1: 12, 2: 12, 3: 13, 4: 55})

#: How often the last step somebody reached is only half filled in.
HALF_DONE = 0.4

#: What somebody who stopped in the middle of a step may not have filled in, by step.
LEFT_OUT = {
    1: ({"phone"}, {"date_of_birth"}),
    2: (
        {"dbs_status", "dbs_certificate_number", "dbs_issue_date", "dbs_expiry_date"},
        {"holds"},
    ),
    3: ({"specializations"}, {"languages"}, {"bio"}),
}

ADULT_DAYS, RETIRED_DAYS = 18 * 366, 67 * 365

EMPTY: Values = {
    "first_name": None, "last_name": None, "phone": None, "date_of_birth": None,
    "address_line_1": None, "city": None, "postcode": None, "easting": None, "northing": None,
    "dbs_status": "not_checked", "dbs_certificate_number": None, "dbs_issue_date": None,
    "dbs_expiry_date": None, "right_to_work_status": None,
    "years_experience": None, "specializations": [], "languages": [], "soft_skills": [],
    "bio": None, "available_days": [], "shift_types": [], "travel_radius_miles": None,
    "hourly_rate_min": None, "hourly_rate_max": None, "willing_to_travel": None,
    "has_own_transport": None,
}  # fmt: skip

#: Has no divisor in common with ten, so no two small numbers are scattered to the same place.
SCATTER = 48_271_337

DBS = of_a_hundred(
    {
        DbsStatus.ENHANCED_BARRED: 60,
        DbsStatus.ENHANCED: 15,
        DbsStatus.STANDARD: 4,
        DbsStatus.BASIC: 4,
        DbsStatus.PENDING: 12,
        DbsStatus.EXPIRED: 5,
    }
)

# An enum is slow to list, and these are asked for every person.
EXPERIENCE = tuple(str(years) for years in Experience)
DAYS = tuple(str(day) for day in Day)
SHIFTS = tuple(str(kind) for kind in ShiftType)


@dataclass(frozen=True)
class Worker:
    """The rows of one person."""

    user: Values
    profile: Values
    credentials: list[Values]
    documents: list[Values] = field(default_factory=list)


def worker(
    world: World,
    number: int,
    since: datetime,
    email: str | None = None,
    depth: int | None = None,
    dbs: DbsStatus | None = None,
) -> Worker:
    """Make up a care worker.

    Args:
        world: What people are made from.
        number: Ends the address, so that no two are the same.
        since: When the account was opened.
        email: The address of somebody who must be there.
        depth: How many steps that person finished.
        dbs: What that person says of their DBS check.
    """
    chance = world.chance
    depth = chance.choice(DEPTHS) if depth is None else depth
    first, last = chance.choice(words.FIRST_NAMES), chance.choice(words.LAST_NAMES)
    address = email or f"{slug(first)}.{slug(last)}.{number}@{DOMAIN}"
    proven = since if depth or chance.random() < 0.5 else None
    active = email is not None or chance.random() > 0.015
    user = world.account(address, Role.WORKER, since, email_verified_at=proven, is_active=active)
    members = _members(world, number, depth)
    if depth:
        members |= {"first_name": first, "last_name": last}
    if dbs is not None:
        members |= _dbs(world, number, dbs)
    held = credentials.listed(world, user, number) if members.pop("holds", False) else []
    profile = _profile(world, user, members, depth, held)
    return Worker(user, profile, held + credentials.derived(world, user, profile))


def _profile(world: World, user: Values, members: Values, depth: int, held: list[Values]) -> Values:
    """Finish a profile with what follows from its members."""
    profile = EMPTY | members
    percent = rules.percentage(profile | {"qualifications": held})
    return profile | {
        "id": world.new_id(user["created_at"]),
        "user_id": user["id"],
        "current_step": min(depth + 1, 4),
        "profile_completion_percentage": percent,
        "profile_completion_status": str(rules.status(percent)),
        "created_at": user["created_at"],
        "updated_at": user["created_at"],
    }


def _members(world: World, number: int, depth: int) -> Values:
    """Fill in the steps that were reached, the last perhaps by half."""
    members: Values = {}
    for step in (_about, _checks, _experience, _availability)[:depth]:
        members |= step(world, number)
    if world.chance.random() < HALF_DONE:
        for together in LEFT_OUT.get(depth, ()):
            if world.chance.random() < 0.5:
                members = {name: members[name] for name in members if name not in together}
    return members


def _about(world: World, _number: int) -> Values:
    chance, spot = world.chance, world.chance.choice(world.spots)
    born = timedelta(days=chance.randint(ADULT_DAYS, RETIRED_DAYS))
    return {
        "phone": f"+447700900{chance.randrange(1000):03}",
        "date_of_birth": world.today - born,
        "address_line_1": f"{chance.randint(1, 180)} {chance.choice(words.STREETS)}",
        "city": spot.city,
        "postcode": spot.postcode,
        "easting": spot.easting,
        "northing": spot.northing,
    }


def _checks(world: World, number: int) -> Values:
    known: Values = {"right_to_work_status": world.chance.choice(words.RIGHT_TO_WORK)}
    return known | {"holds": True} | _dbs(world, number, world.chance.choice(DBS))


def _dbs(world: World, number: int, status: DbsStatus) -> Values:
    """Return what somebody says of their DBS check."""
    if status is DbsStatus.PENDING:
        return {"dbs_status": str(status)}
    oldest, newest = (2000, 1200) if status is DbsStatus.EXPIRED else (1000, 30)
    issued = world.today - timedelta(days=world.chance.randint(newest, oldest))
    return {
        "dbs_status": str(status),
        "dbs_certificate_number": dbs_number(number),
        "dbs_issue_date": issued,
        "dbs_expiry_date": issued + timedelta(days=3 * 365),
    }


def dbs_number(number: int) -> str:
    """Return twelve digits that look like chance and are nobody else's."""
    return f"0099{number * SCATTER % 10**8:08}"


def _experience(world: World, _number: int) -> Values:
    chance = world.chance
    return {
        "years_experience": chance.choice(EXPERIENCE),
        "specializations": chance.sample(words.SPECIALIZATIONS, chance.randint(1, 4)),
        "languages": ["English", *chance.sample(words.LANGUAGES, chance.randint(0, 2))],
        "soft_skills": chance.sample(words.SOFT_SKILLS, chance.randint(1, 3)),
        "bio": f"{chance.choice(words.BIO_STARTS)} {chance.choice(words.BIO_ENDS)}",
    }


def _availability(world: World, _number: int) -> Values:
    chance = world.chance
    lowest = world.wage_pence + 5 * chance.randint(0, 60)
    days = sorted(chance.sample(range(7), chance.randint(2, 6)))
    return {
        "available_days": [DAYS[day] for day in days],
        "shift_types": chance.sample(SHIFTS, 2),
        "travel_radius_miles": chance.choice((3, 5, 8, 10, 15, 20, 25, 30)),
        "hourly_rate_min": lowest,
        "hourly_rate_max": lowest + 50 * chance.randint(1, 10),
        "willing_to_travel": chance.random() < 0.7,
        "has_own_transport": chance.random() < 0.5,
    }
