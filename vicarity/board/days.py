"""How many shifts there are on each day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from vicarity.board import counting, seeking
from vicarity.board.counting import Counted
from vicarity.board.errors import TooManyDays
from vicarity.board.schemas import ShiftDaysAsked
from vicarity.core import clock
from vicarity.core.clock import LONDON
from vicarity.core.errors import field_problem

#: A calendar shows at most six weeks.
MOST_DAYS = 42


def days(worker_id: UUID, asked: ShiftDaysAsked) -> dict[str, Any]:
    """Return each day, how many shifts fit that begin on it, and whether one is booked.

    Raises:
        TooManyDays: They are more than a calendar shows.
        ProfileIncomplete: The job board is not open to this worker yet.
        PlaceMissing, PlaceUnknown: Nobody knows where to look.
    """
    chosen = _days(asked)
    circle = seeking.circle(worker_id, asked)
    counted = Counted(
        worker=worker_id,
        easting=circle.easting,
        northing=circle.northing,
        metres=circle.metres,
        cells=circle.cells,
        now=clock.now(),
        roles=asked.role or None,
        types=[*(asked.shift_type or ())] or None,
        min_rate=asked.min_rate or 0,
    )
    return {"items": counting.days(counted, [(day, *_span(day)) for day in chosen])}


def _days(asked: ShiftDaysAsked) -> list[date]:
    first = asked.from_ or clock.today()
    last = asked.to or first + timedelta(days=MOST_DAYS - 1)
    count = (last - first).days + 1
    if count > MOST_DAYS:
        raise field_problem(TooManyDays, "to")
    return [first + timedelta(days=number) for number in range(count)]


def _span(day: date) -> tuple[datetime, datetime]:
    """Return when a day begins and ends in London: 23 or 25 hours when the clocks change."""
    after = day + timedelta(days=1)
    return _midnight(day), _midnight(after)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON).astimezone(UTC)
