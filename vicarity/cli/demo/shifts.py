"""Made-up shifts: when homes need people, and what they pay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from uuid import UUID

from vicarity.cli.demo import words
from vicarity.cli.demo.world import Values, World, of_a_hundred
from vicarity.shift.enums import BookingMode, ShiftStatus
from vicarity.shift.rules import on_the_wall

#: How far back and ahead shifts lie, in days; with many for each home, further ahead.
BACK, AHEAD, FARTHEST = 10, 21, 180

#: How many shifts a home offers in a week before they reach further ahead.
WEEKLY = 14


@dataclass(frozen=True)
class Turn:
    """A usual shift, by the clock on the wall; one that ends no later than it begins ends next day.

    Attributes:
        extra: What it pays more than by day, in per cent.
    """

    starts: time
    ends: time
    break_minutes: int
    extra: int


EARLY = Turn(time(7), time(14, 30), 30, 0)
LATE = Turn(time(14), time(21, 30), 30, 2)
LONG = Turn(time(8), time(20), 60, 0)
NIGHT = Turn(time(20), time(8), 60, 10)
SHORT = Turn(time(10), time(16), 0, 0)
TURNS = of_a_hundred({EARLY: 28, LATE: 24, LONG: 28, NIGHT: 20})
BY_DAY = of_a_hundred({EARLY: 50, SHORT: 50})

#: Of a hundred shifts, what they are for; and what each pays over the minimum wage, in per cent.
ROLES = of_a_hundred(
    {
        "care_assistant": 44,
        "senior_care_assistant": 14,
        "support_worker": 12,
        "night_care_assistant": 8,
        "registered_nurse": 10,
        "nursing_associate": 3,
        "activities_coordinator": 2,
        "kitchen_assistant": 3,
        "domestic_assistant": 4,
    }
)
ABOVE = {
    "care_assistant": 2,
    "senior_care_assistant": 14,
    "support_worker": 6,
    "night_care_assistant": 8,
    "registered_nurse": 75,
    "nursing_associate": 40,
    "activities_coordinator": 3,
    "kitchen_assistant": 0,
    "domestic_assistant": 0,
}
TURNS_OF = {
    "night_care_assistant": (NIGHT,),
    "activities_coordinator": BY_DAY,
    "kitchen_assistant": BY_DAY,
    "domestic_assistant": BY_DAY,
}

#: What some shifts need beside what their role needs.
WANTED = ("DEMENTIA_CARE", "PEG_FEEDING", "CATHETER_CARE", "END_OF_LIFE", "DYSPHAGIA")

#: London on the National Grid, in metres, and what is paid there on top, in per cent.
LONDON_BOX, WEIGHTING = ((503_000, 562_000), (155_000, 201_000)), 9

#: How rates differ between homes, in per cent; and on a weekend.
SPREAD, WEEKEND = 8, 4

POSITIONS = of_a_hundred({1: 78, 2: 15, 3: 5, 4: 2})
STATUSES = of_a_hundred({ShiftStatus.OPEN: 88, ShiftStatus.DRAFT: 7, ShiftStatus.CANCELLED: 5})
MODES = of_a_hundred({BookingMode.APPROVE: 65, BookingMode.INSTANT: 35})


@dataclass(frozen=True)
class Poster:
    """A verified home that offers shifts."""

    id: UUID
    user_id: UUID
    easting: int
    northing: int

    @property
    def weighting(self) -> int:
        """Return what is paid on top where it is, in per cent."""
        (west, east), (south, north) = LONDON_BOX
        inside = west <= self.easting < east and south <= self.northing < north
        return WEIGHTING if inside else 0

    @property
    def cell(self) -> int:
        """Return its square of the grid, as migration 0016 counts them."""
        return self.easting // 20_000 * 1000 + self.northing // 20_000


@lru_cache(maxsize=5000)
def _at(day: date, wall: time) -> datetime:
    return on_the_wall(day, wall)


def turned(turn: Turn, day: date) -> tuple[datetime, datetime]:
    """Return when a usual shift begins and ends that starts on a day."""
    ends_on = day + timedelta(days=turn.ends <= turn.starts)
    return _at(day, turn.starts), _at(ends_on, turn.ends)


def made(world: World, posters: Sequence[Poster], how_many: int) -> Iterator[Values]:
    """Make up shifts, each home's turn coming round.

    Args:
        world: Where chance comes from.
        posters: The homes.
        how_many: How many shifts.
    """
    each = how_many / len(posters)
    ahead = min(FARTHEST, max(AHEAD, round(each / WEEKLY * 7) - BACK))
    order = world.chance.sample(posters, len(posters))
    pay = [world.chance.randint(0, SPREAD) for _ in order]
    for number in range(how_many):
        place = number % len(order)
        day = world.today + timedelta(days=world.chance.randint(-BACK, ahead))
        yield _shift(world, order[place], day, pay[place])


def _shift(world: World, home: Poster, day: date, pay: int) -> Values:
    chance = world.chance
    role = chance.choice(ROLES)
    turn: Turn = chance.choice(TURNS_OF.get(role, TURNS))
    starts, ends = turned(turn, day)
    posted = min(starts, world.now) - timedelta(minutes=chance.randint(60, 20_000))
    status = chance.choice(STATUSES) if starts > world.now else ShiftStatus.OPEN
    extra = ABOVE[role] + turn.extra + home.weighting + pay + (WEEKEND if day.weekday() > 4 else 0)
    return {
        "id": world.new_id(posted),
        "care_home_id": home.id,
        "role": role,
        "starts_at": starts,
        "ends_at": ends,
        "break_minutes": turn.break_minutes,
        "hourly_rate": world.wage_pence * (100 + extra) // 500 * 5 + 5,
        "positions": chance.choice(POSITIONS),
        "required_qualifications": [chance.choice(WANTED)] if chance.random() < 0.12 else [],
        "booking_mode": chance.choice(MODES).value,
        "description": chance.choice(words.SHIFT_NOTES) if chance.random() < 0.4 else None,
        "status": status.value,
        "cell": home.cell,
        "series_id": None,
        "posted_by": home.user_id,
        "published_at": None if status is ShiftStatus.DRAFT else posted,
        "cancelled_at": posted if status is ShiftStatus.CANCELLED else None,
        "cancellation_reason": words.SHIFT_OFF if status is ShiftStatus.CANCELLED else None,
        "created_at": posted,
        "updated_at": posted,
    }
