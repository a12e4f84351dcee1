"""Who looks for shifts, and within which circle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from vicarity.board import queries, rules
from vicarity.board.errors import PlaceMissing, PlaceUnknown
from vicarity.board.schemas import ShiftFilters
from vicarity.booking.errors import ProfileIncomplete
from vicarity.core.database import reading
from vicarity.core.errors import field_problem
from vicarity.place.queries import point_of

#: How far people travel who have not said.
USUAL_MILES = 15

Row = Any


@dataclass(frozen=True)
class Circle:
    """Where to look: a middle on the National Grid and a radius, all in metres."""

    easting: int
    northing: int
    metres: float

    @property
    def cells(self) -> Sequence[int]:
        """Return the squares of the grid that it touches."""
        return rules.cells(self.easting, self.northing, self.metres)


def circle(worker_id: UUID, asked: ShiftFilters) -> Circle:
    """Return where to look.

    Raises:
        ProfileIncomplete: The job board is not open to this worker yet.
        PlaceMissing, PlaceUnknown: Nobody knows where to look.
    """
    found = seeker(worker_id)
    easting, northing = _middle(found, asked.postcode)
    miles = asked.radius_miles or found.travel_radius_miles or USUAL_MILES
    return Circle(easting, northing, rules.metres(miles))


def seeker(worker_id: UUID) -> Row:
    """Return the worker, if the job board is open to them.

    Raises:
        ProfileIncomplete: It is not, yet.
    """
    found = queries.seeker(worker_id)
    percentage = 0 if found is None else found.percentage
    if percentage < 100:
        raise ProfileIncomplete(
            f"Your profile is {percentage}% complete. The job board opens at 100%."
        )
    return found


def _middle(seeker: Row, postcode: str | None) -> tuple[int, int]:
    if postcode is None:
        if seeker.easting is None:
            raise field_problem(PlaceMissing, "postcode")
        return seeker.easting, seeker.northing
    with reading():
        point = point_of(postcode)
    if point is None:
        raise field_problem(PlaceUnknown, "postcode")
    return point.easting, point.northing
