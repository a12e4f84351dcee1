"""What is new on the board, for a worker who is not looking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from vicarity.board import fresh_queries, queries, rules
from vicarity.board.queries import Wanted
from vicarity.board.seeking import USUAL_MILES
from vicarity.board.service import AHEAD
from vicarity.booking.access import COMPLETE
from vicarity.core import clock
from vicarity.eligibility import service as eligibility
from vicarity.shift.enums import ShiftStatus

#: How many of the nearest new shifts are judged at most, and how many at a time.
JUDGED, AT_ONCE = 100, 25

Row = Any


def found(
    worker_id: UUID,
    *,
    since: datetime,
    until: datetime,
    miles: int | None,
    roles: Sequence[str],
    enough: int,
) -> list[UUID]:
    """Return the nearest shifts that were published, and that the worker may work.

    Args:
        worker_id: To whom they are news.
        since: They were published after this.
        until: And no later than this.
        miles: How far to look; as far as the worker travels, if ``None``.
        roles: Only these, or all if there are none.
        enough: When so many are found, no others are judged.
    """
    seeker = _seeker(worker_id)
    if seeker is None:
        return []
    metres = rules.metres(miles or seeker.travel_radius_miles or USUAL_MILES)
    now = clock.now()
    wanted = Wanted(
        worker=worker_id,
        easting=seeker.easting,
        northing=seeker.northing,
        metres=metres,
        since=now,
        until=now + AHEAD,
        roles=list(roles) or None,
        types=None,
        min_rate=0,
    )
    cells = rules.cells(seeker.easting, seeker.northing, metres)
    fresh = fresh_queries.published(wanted, cells, since, until, JUDGED)
    chosen: list[UUID] = []
    for first in range(0, len(fresh), AT_ONCE):
        if len(chosen) < enough:
            chosen += _eligible(worker_id, fresh[first : first + AT_ONCE])
    return chosen


def still(worker_id: UUID, shift_ids: Sequence[UUID]) -> list[Row]:
    """Return those of the shifts that the worker may still apply for, in the same order."""
    seeker = _seeker(worker_id)
    if seeker is None:
        return []
    here = (seeker.easting, seeker.northing)
    found = {shift_id: queries.shift(worker_id, shift_id, *here) for shift_id in shift_ids}
    rows = {shift_id: row for shift_id, row in found.items() if row is not None and _open(row)}
    return [rows[shift_id] for shift_id in _eligible(worker_id, list(rows))]


def _seeker(worker_id: UUID) -> Row | None:
    """Return the worker, if the board is open to them and we know where they are."""
    seeker = queries.seeker(worker_id)
    ready = seeker and seeker.percentage == COMPLETE and seeker.easting is not None
    return seeker if ready else None


def _open(row: Row) -> bool:
    free = row.positions_left > 0 and row.my_booking_status is None
    return free and row.status == ShiftStatus.OPEN and row.starts_at > clock.now()


def _eligible(worker_id: UUID, shift_ids: Sequence[UUID]) -> list[UUID]:
    verdicts = eligibility.verdicts(worker_id, shift_ids) if shift_ids else {}
    return [one for one in shift_ids if one in verdicts and verdicts[one].eligible]
