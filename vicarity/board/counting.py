"""Counting the shifts of each day: as far as a calendar says it, and no further.

For each day the squares of the grid that the circle touches are looked at until enough shifts
are found, so a day costs about the same however many there are.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text

from vicarity.board.phrases import AT, CIRCLE, KIND, ROOM, WELCOME
from vicarity.core.lean import Lean

#: So many, or more: a calendar says no more of a day.
ENOUGH = 100

Row = Any

#: A day, when it begins, and when the next does.
Span = tuple[date, datetime, datetime]


@dataclass(frozen=True)
class Counted:
    """What to count.

    Attributes:
        worker: Whose blocks count, and whose bookings are shown.
        easting: Of the middle of the circle.
        northing: The same.
        metres: Its radius.
        cells: The squares of the grid that it touches.
        now: Shifts that begin earlier do not count.
        roles: Only these, all if ``None``.
        types: The same, of shift.
        min_rate: Pence an hour.
    """

    worker: UUID
    easting: int
    northing: int
    metres: float
    cells: Sequence[int]
    now: datetime
    roles: list[str] | None
    types: list[str] | None
    min_rate: int


_DAYS = f"""
    SELECT d.day, found.shifts, EXISTS (
        SELECT FROM bookings b WHERE b.worker_id = :worker AND b.status = 'confirmed'
          AND b.starts_at >= d.since AND b.starts_at < d.until) AS booked
    FROM unnest(CAST(:days AS date[]), CAST(:sinces AS timestamptz[]),
        CAST(:untils AS timestamptz[])) AS d (day, since, until)
    CROSS JOIN LATERAL (SELECT count(*) AS shifts FROM (
        SELECT 1 FROM unnest(CAST(:cells AS integer[])) AS c (cell) CROSS JOIN LATERAL (
            SELECT k.id, k.care_home_id FROM shifts k
            WHERE k.cell = c.cell AND k.starts_at >= greatest(d.since, :now)
                AND k.starts_at < d.until AND {KIND} OFFSET 0
        ) k CROSS JOIN LATERAL (
            SELECT h.id FROM care_home_profiles h
            WHERE h.id = k.care_home_id AND {AT} <@ {CIRCLE}
                AND {WELCOME} OFFSET 0
        ) h CROSS JOIN LATERAL (
            SELECT s.id FROM shifts s WHERE s.id = k.id AND {ROOM} OFFSET 0
        ) s
        LIMIT {ENOUGH}
    ) s) found
    ORDER BY d.day
"""  # noqa: S608 - all of it stands above

_days = Lean(text(_DAYS), planned_anew=True)


def days(counted: Counted, spans: Collection[Span]) -> Sequence[Row]:
    """Return of each day how many shifts fit, and whether one is booked."""
    named = zip(("days", "sinces", "untils"), map(list, zip(*spans, strict=True)), strict=True)
    return _days(**asdict(counted), **dict(named)) if spans else ()
