"""Looking for shifts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, TypeAdapter

from vicarity.board import queries, rules, seeking
from vicarity.board.enums import Sort
from vicarity.board.queries import Place, Wanted
from vicarity.board.schemas import ShiftSearch
from vicarity.booking.rules import terms
from vicarity.core import clock, cursors
from vicarity.core.cursors import UnknownCursor
from vicarity.core.errors import field_problem
from vicarity.eligibility import service as eligibility
from vicarity.eligibility.rules import Verdict
from vicarity.shift.errors import ShiftNotFound
from vicarity.shift.rules import FARTHEST, estimated_pay
from vicarity.shift.schemas import Moment

#: When nobody says until when: later than any shift can begin.
AHEAD = FARTHEST + timedelta(days=2)

#: How many shifts are judged for one part of a list of those one may work: this many at a time,
#: so often. Then the part is as full as it is.
BATCH, BATCHES = 50, 6

#: Where a list goes on: of which search, and after which distance or rate, start and id.
PLACE: TypeAdapter[tuple[str, float, Any, UUID]] = TypeAdapter(
    tuple[str, Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)], Moment, UUID]
)

Row = Any

#: Some shifts, what the rules say of them, and the last that was looked at, if there are more.
Part = tuple[Sequence[Row], Mapping[UUID, Verdict], Row | None]


@dataclass(frozen=True)
class Search:
    """A search and where it goes on."""

    wanted: Wanted
    sort: Sort
    cells: Sequence[int]
    mark: str

    def page(self, after: Place | None, most: int) -> Sequence[Row]:
        """Return the next shifts that fit."""
        return queries.page(self.sort, self.wanted, self.cells, after, most)

    def place(self, row: Row) -> Place:
        """Return where a shift stands in this order."""
        measure = {Sort.DISTANCE: row.metres, Sort.RATE: float(row.hourly_rate)}
        return Place(measure.get(self.sort, 0.0), row.starts_at, row.id)

    def cursor(self, row: Row) -> str:
        """Return what goes on after a shift."""
        place = self.place(row)
        return cursors.pack(PLACE, (self.mark, place.measure, place.starts_at, place.id))

    def after(self, cursor: str | None) -> Place | None:
        """Return where a cursor goes on.

        Raises:
            UnknownCursor: It is not one of this search's.
        """
        if cursor is None:
            return None
        mark, measure, starts_at, shift_id = cursors.unpack(PLACE, cursor)
        if mark != self.mark:
            raise field_problem(UnknownCursor, "cursor")
        return Place(measure, starts_at, shift_id)


def search(worker_id: UUID, asked: ShiftSearch) -> dict[str, Any]:
    """Return a part of the shifts that fit, and where the next part begins.

    Raises:
        ProfileIncomplete: The job board is not open to this worker yet.
        PlaceMissing, PlaceUnknown: Nobody knows where to look.
        UnknownCursor: It is not one of this search's.
    """
    found = _search(worker_id, asked)
    after = found.after(asked.cursor)
    look = _eligible if asked.eligible_only else _all
    rows, verdicts, more = look(found, after, asked.limit)
    return {
        "items": [
            _shown(row, verdicts[row.id], found.wanted) for row in rows if row.id in verdicts
        ],
        "next_cursor": None if more is None else found.cursor(more),
    }


def _all(search: Search, after: Place | None, limit: int) -> Part:
    """Return the next shifts."""
    found = search.page(after, limit + 1)
    rows = found[:limit]
    verdicts = eligibility.verdicts(search.wanted.worker, [row.id for row in rows])
    return rows, verdicts, rows[-1] if len(found) > limit else None


def _eligible(search: Search, after: Place | None, limit: int) -> Part:
    """Return the next shifts that the worker may work."""
    rows: list[Row] = []
    verdicts: dict[UUID, Verdict] = {}
    last = None
    for _ in range(BATCHES):
        batch = search.page(after, BATCH)
        verdicts |= eligibility.verdicts(search.wanted.worker, [row.id for row in batch])
        for last in batch:
            if last.id in verdicts and verdicts[last.id].eligible:
                rows.append(last)
            if len(rows) == limit:
                over = len(batch) < BATCH and last is batch[-1]
                return rows, verdicts, None if over else last
        if len(batch) < BATCH or last is None:
            return rows, verdicts, None
        after = search.place(last)
    return rows, verdicts, last


def _search(worker_id: UUID, asked: ShiftSearch) -> Search:
    circle, now = seeking.circle(worker_id, asked), clock.now()
    wanted = Wanted(
        worker=worker_id,
        easting=circle.easting,
        northing=circle.northing,
        metres=circle.metres,
        since=max(now, asked.from_ or now),
        until=asked.to or now + AHEAD,
        roles=asked.role or None,
        types=asked.shift_type or None,
        min_rate=asked.min_rate or 0,
    )
    return Search(wanted, asked.sort, circle.cells, _mark(asked, wanted))


def _mark(asked: ShiftSearch, wanted: Wanted) -> str:
    """Tell one search from another, so that none goes on with a cursor of the other's."""
    told = (asked.sort, asked.from_, asked.to, wanted.min_rate)
    kinds = (sorted(wanted.roles or ()), sorted(wanted.types or ()))
    place = (wanted.worker, wanted.easting, wanted.northing, wanted.metres)
    return hashlib.sha256(repr((told, kinds, place)).encode()).hexdigest()[:12]


def shift(worker_id: UUID, shift_id: UUID) -> dict[str, Any]:
    """Return one shift that is offered, or that the worker has or had a part in.

    Raises:
        ProfileIncomplete: The job board is not open to this worker yet.
        ShiftNotFound: There is none like that.
    """
    seeker = seeking.seeker(worker_id)
    row = queries.shift(worker_id, shift_id, seeker.easting, seeker.northing)
    verdict = None if row is None else eligibility.verdict(worker_id, shift_id)
    if row is None or verdict is None:
        raise ShiftNotFound
    return _shown(row, verdict, seeker)


def _shown(row: Row, verdict: Verdict, middle: Row) -> dict[str, Any]:
    """Return what is shown of a shift.

    Args:
        row: The shift and its home.
        verdict: Whether the worker may work it.
        middle: From where distances count.
    """
    home = {
        "id": row.care_home_id,
        "name": row.home_name,
        "cqc_rating": row.cqc_rating,
        "verified": row.verified,
        "city": row.city,
    }
    pay = estimated_pay(row.starts_at, row.ends_at, row.break_minutes, row.hourly_rate)
    shown: dict[str, Any] = row._asdict()
    return shown | {
        "care_home": home,
        "estimated_pay": pay,
        "distance_miles": None if row.metres is None else rules.miles(row.metres),
        "miles_east": rules.beside(row.easting, middle.easting),
        "miles_north": rules.beside(row.northing, middle.northing),
        "terms": terms(shown),
        "eligibility": verdict,
    }
