"""Searching shifts: each statement reads its indexes in the order of the answer, and stops.

By distance, homes are walked outwards and each gives its next shifts. By start or by rate, the
squares of the grid that the circle touches are streams in that order, merged as they are read.
Where nobody pays what is asked for, no square is read at all.
``OFFSET 0`` keeps the planner from rearranging what is written here in the order in which it is
to be done. Each costs about the same however many shifts there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import text

from vicarity.board.enums import Sort
from vicarity.board.phrases import AT, CIRCLE, FITS, HERE, MANY, ROOM, WELCOME
from vicarity.core.lean import Lean
from vicarity.shift.enums import ShiftKind

#: The lowest id: with it, a place is before everything at its moment.
FIRST = UUID(int=0)

#: More shifts than there can be in some squares of the grid.
DEEPEST = 2_000_000_000

#: Before everything: at no distance, at any rate.
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)

Row = Any


@dataclass(frozen=True)
class Wanted:
    """What to look for.

    Attributes:
        worker: Whose blocks count, and whose bookings are shown.
        easting: Of the middle of the circle.
        northing: The same.
        metres: Its radius.
        since: When shifts begin at the earliest.
        until: Before when they begin.
        roles: Only these, all if ``None``.
        types: The same.
        min_rate: Pence an hour.
    """

    worker: UUID
    easting: int
    northing: int
    metres: float
    since: datetime
    until: datetime
    roles: list[str] | None
    types: list[ShiftKind] | None
    min_rate: int


@dataclass(frozen=True)
class Place:
    """After which shift a part begins: its distance or rate, its start, its id."""

    measure: float
    starts_at: datetime
    id: UUID


#: What is shown of a shift that was found.
_SHOWN = """s.id, s.role, r.name AS role_name, s.starts_at, s.ends_at, s.shift_type,
    s.break_minutes, s.hourly_rate, s.positions, s.positions - s.confirmed AS positions_left,
    s.booking_mode, s.status, s.description,
    array(SELECT DISTINCT unnest(r.required || s.required_qualifications) ORDER BY 1)
    AS required_qualifications, (SELECT b.status FROM bookings b
    WHERE b.shift_id = s.id AND b.worker_id = :worker ORDER BY b.id DESC LIMIT 1)
    AS my_booking_status, (SELECT b.id FROM bookings b
    WHERE b.shift_id = s.id AND b.worker_id = :worker ORDER BY b.id DESC LIMIT 1)
    AS my_booking_id, s.care_home_id"""

#: What is shown of its home.
_OF_HOME = "s.home_name, s.cqc_rating, s.city, s.easting, s.northing"


@dataclass(frozen=True)
class _Order:
    """How shifts are ordered, as the streams have it, as it is after merging, and where to go on.

    The words of the first are an index of ``shifts`` after its ``cell``; the last ones say once
    more, in its words, what it can tell by itself.
    """

    stream: str
    merged: str
    found: str
    after: str
    bound: str = "true"


_ORDERS = {
    Sort.STARTS_AT: _Order(
        "k.starts_at, k.id",
        "k.starts_at, k.id",
        "s.starts_at, s.id",
        "CAST(:after_start AS timestamptz), CAST(:after_id AS uuid)",
    ),
    Sort.RATE: _Order(
        "(- k.hourly_rate), k.starts_at, k.id",
        "k.less, k.starts_at, k.id",
        "- s.hourly_rate, s.starts_at, s.id",
        "CAST(- :after AS integer), CAST(:after_start AS timestamptz), CAST(:after_id AS uuid)",
        "(- k.hourly_rate) <= - CAST(:min_rate AS integer)",
    ),
}


def _by_distance(most: int) -> str:
    return f"""
    SELECT {_SHOWN}, {_OF_HOME}, true AS verified, s.metres
    FROM (
        SELECT s.*, h.business_name AS home_name, h.cqc_rating, h.city, h.easting, h.northing,
            h.metres
        FROM (
            SELECT h.id, h.business_name, h.cqc_rating, h.city, h.easting, h.northing,
                h.verification_status, {AT} <-> {HERE} AS metres
            FROM care_home_profiles h WHERE {AT} <@ {CIRCLE} AND (
                CAST(:cells AS integer[]) IS NULL OR CASE
                    WHEN h.easting / 20000 * 1000 + h.northing / 20000 = ANY(:cells)
                    THEN true ELSE false END)
        ) h CROSS JOIN LATERAL (
            SELECT s.* FROM (
                SELECT k.id, k.starts_at FROM shifts k
                WHERE k.care_home_id = h.id AND {FITS} AND (k.starts_at, k.id) > (
                    CASE WHEN h.metres > CAST(:after AS float8) THEN '-infinity'
                         ELSE CAST(:after_start AS timestamptz) END,
                    CASE WHEN h.metres > CAST(:after AS float8) THEN CAST(:first AS uuid)
                         ELSE CAST(:after_id AS uuid) END)
                ORDER BY k.starts_at, k.id OFFSET 0
            ) k JOIN shifts s ON s.id = k.id CROSS JOIN {MANY}
            WHERE {WELCOME} AND h.metres >= CAST(:after AS float8) AND {ROOM}
            ORDER BY k.starts_at, k.id LIMIT {most}
        ) s
        ORDER BY h.metres, s.starts_at, s.id LIMIT {most}
    ) s JOIN care_roles r ON r.code = s.role
    ORDER BY s.metres, s.starts_at, s.id
"""  # noqa: S608 - all of it stands above


def _by_cell(sort: Sort, most: int, depth: int) -> str:
    order = _ORDERS[sort]
    return f"""
    SELECT {_SHOWN}, {_OF_HOME}, true AS verified, s.metres
    FROM (
        SELECT s.*, h.home_name, h.cqc_rating, h.city, h.easting, h.northing, h.metres
        FROM ({_first_of_cells(order, depth)}) k
        CROSS JOIN LATERAL (
            SELECT h.business_name AS home_name, h.cqc_rating, h.city, h.easting, h.northing,
                {AT} <-> {HERE} AS metres
            FROM care_home_profiles h
            WHERE h.id = k.care_home_id AND {AT} <@ {CIRCLE} AND {WELCOME} OFFSET 0
        ) h CROSS JOIN LATERAL (
            SELECT s.* FROM shifts s WHERE s.id = k.id AND {ROOM} OFFSET 0
        ) s
        ORDER BY {order.found} LIMIT {most}
    ) s JOIN care_roles r ON r.code = s.role
    ORDER BY {order.found}
    """  # noqa: S608 - all of it stands above


def _first_of_cells(order: _Order, depth: int) -> str:
    """Return what finds the first shifts of all cells: they are among the first of each."""
    return f"""
    SELECT k.* FROM unnest(CAST(:cells AS integer[])) AS c (cell) CROSS JOIN LATERAL (
        SELECT (- k.hourly_rate) AS less, k.starts_at, k.id, k.care_home_id FROM shifts k
        WHERE k.cell = c.cell AND {FITS} AND {order.bound}
            AND ({order.stream}) > ({order.after})
        ORDER BY {order.stream} LIMIT {depth}
    ) k ORDER BY {order.merged} LIMIT {depth}
    """  # noqa: S608 - all of it stands above


#: Where each list begins.
_START = {
    Sort.DISTANCE: Place(0.0, _LONG_AGO, FIRST),
    Sort.STARTS_AT: Place(0.0, _LONG_AGO, FIRST),
    Sort.RATE: Place(1e9, _LONG_AGO, FIRST),
}


@cache
def _statement(sort: Sort, most: int, depth: int) -> Lean:
    sql = _by_distance(most) if sort is Sort.DISTANCE else _by_cell(sort, most, depth)
    return Lean(text(sql), planned_anew=True)


@cache
def _how_deep(sort: Sort, depth: int) -> Lean:
    cells = _first_of_cells(_ORDERS[sort], depth)
    return Lean(text(f"SELECT count(*) AS shifts FROM ({cells}) k"), planned_anew=True)  # noqa: S608


#: The squares in which somebody pays so much: one look into an index for each.
_PAYING = text("""
    SELECT c.cell FROM unnest(CAST(:cells AS integer[])) AS c (cell) CROSS JOIN LATERAL (
        SELECT FROM shifts k WHERE k.cell = c.cell AND k.status = 'open'
            AND (- k.hourly_rate) <= - CAST(:min_rate AS integer) LIMIT 1
    ) k
""")
_paying = Lean(_PAYING, planned_anew=True)


def page(
    sort: Sort, wanted: Wanted, cells: Sequence[int], after: Place | None, most: int
) -> Sequence[Row]:
    """Return the shifts that fit, in order, beyond ``after``.

    Of the squares, only the first shifts are looked at, which is nearly always enough: most of
    them are within reach and have room. If it is not, and there are more, more are looked at.

    Args:
        sort: What comes first.
        wanted: What to look for.
        cells: The squares of the grid that the circle touches.
        after: Where the part before ended.
        most: How many, at most.
    """
    if wanted.min_rate:
        cells = [row.cell for row in _paying(cells=list(cells), min_rate=wanted.min_rate)]
        if not cells:
            return []
    values = values_of(sort, wanted, cells, after)
    if sort is Sort.DISTANCE:
        return _statement(sort, most, 0)(**values)
    for depth in (2 * most, 20 * most):
        found = _statement(sort, most, depth)(**values)
        if len(found) == most or _how_deep(sort, depth)(**values)[0].shifts < depth:
            return found
    return _statement(sort, most, DEEPEST)(**values)


def values_of(
    sort: Sort, wanted: Wanted, cells: Sequence[int], after: Place | None
) -> dict[str, Any]:
    """Return what a search's statement binds; see :func:`page`."""
    place = after or _START[sort]
    everywhere = sort is Sort.DISTANCE and not wanted.min_rate
    return asdict(wanted) | {
        "cells": None if everywhere else list(cells),
        "after": place.measure,
        "after_start": place.starts_at,
        "after_id": place.id,
        "first": FIRST,
    }


_SEEKER = text("""
    SELECT profile_completion_percentage AS percentage, easting, northing, travel_radius_miles
    FROM worker_profiles WHERE user_id = :worker
""")
_seeker = Lean(_SEEKER)


def seeker(worker_id: UUID) -> Row | None:
    """Return how complete a worker's profile is, where they are and how far they travel."""
    found = _seeker(worker=worker_id)
    return found[0] if found else None


_ONE = Lean(
    text(f"""
    SELECT {_SHOWN}, h.business_name AS home_name, h.cqc_rating, h.city, h.easting, h.northing,
        h.verification_status = 'verified' AS verified, {AT} <-> {HERE} AS metres
    FROM shifts s JOIN care_roles r ON r.code = s.role
    JOIN care_home_profiles h ON h.id = s.care_home_id
    WHERE s.id = :shift AND (
        s.status = 'open' AND h.verification_status = 'verified'
        OR EXISTS (SELECT FROM bookings b WHERE b.shift_id = s.id AND b.worker_id = :worker))
    """)  # noqa: S608 - all of it stands above
)


def shift(worker_id: UUID, shift_id: UUID, easting: int | None, northing: int | None) -> Row | None:
    """Return a shift that is offered, or that the worker has or had a part in."""
    found = _ONE(worker=worker_id, shift=shift_id, easting=easting, northing=northing)
    return found[0] if found else None
