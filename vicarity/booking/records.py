"""What a home keeps of those who worked there: who they were, and what was checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from vicarity.booking.errors import EvidenceNotFound
from vicarity.booking.queries import records
from vicarity.booking.record_schemas import Checked, PeopleAsked
from vicarity.booking.shown import whole_name
from vicarity.core import cursors
from vicarity.shift.schemas import Moment
from vicarity.shift.service import home_of

Row = dict[str, Any]

#: Where the list of people goes on.
PLACE: TypeAdapter[tuple[datetime, UUID]] = TypeAdapter(tuple[Moment, UUID])

#: Which rules a home may know of, by what they look at. How many hours somebody works elsewhere,
#: and whether they agreed to more than 48 a week, stays with them.
_TOLD = {
    "under_age": Checked.AGE,
    "overlapping_booking": Checked.OVERLAP,
    "too_little_rest": Checked.REST,
    "weekly_hours": Checked.WEEKLY_HOURS,
    "below_minimum_wage": Checked.MINIMUM_WAGE,
}


def evidence(user_id: UUID, booking_id: UUID) -> Row:
    """Return what was checked when somebody was booked, as it was then.

    Without the ids of documents, of other homes or of who decided.

    Raises:
        EvidenceNotFound: The home has no such booking, or nobody was booked by it.
    """
    found = records.evidence(home_of(user_id), booking_id)
    if found is None or not found.evidence:
        raise EvidenceNotFound
    kept = found.evidence
    return {
        "booking_id": found.id,
        "checked_at": kept["at"],
        "how": kept["how"],
        "terms": kept["terms"],
        "credentials": [_credential(one, found.names) for one in kept["credentials"]],
        "checks": list(_checks(kept)),
    }


def _credential(kept: Row, names: Row) -> Row:
    code, held = kept["required"], kept["held"]
    return {
        "code": code,
        "name": names.get(code, code),
        "met_by": names.get(held, held) if held != code else None,
        "verified_at": kept["decided_at"],
        "issued_on": kept["issued_on"],
        "valid_until": kept["valid_until"],
    }


def _checks(kept: Row) -> Iterator[Checked]:
    passed = {one["code"] for one in kept["findings"] if one["passed"]}
    for code, checked in _TOLD.items():
        excused = checked is Checked.REST and kept["working_time"]["rest_excused"]
        if code in passed:
            yield Checked.REST_EXCUSED if excused else checked


def people(user_id: UUID, asked: PeopleAsked) -> Row:
    """Return a part of who was booked at the home, and where the next part begins.

    Raises:
        UnknownCursor: The cursor is not one of ours.
    """
    after = cursors.unpack(PLACE, asked.cursor) if asked.cursor else None
    rows = records.people(home_of(user_id), after, asked.limit + 1)
    items, more = rows[: asked.limit], len(rows) > asked.limit
    last = items[-1] if more else None
    return {
        "items": [row | {"name": whole_name(row)} for row in items],
        "next_cursor": cursors.pack(PLACE, (last["last_at"], last["id"])) if last else None,
    }
