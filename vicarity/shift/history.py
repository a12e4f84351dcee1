"""Noting who did what to a shift or a booking, in the transaction that does it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from vicarity.core import clock
from vicarity.extensions import db
from vicarity.shift.models import BoardEvent

#: What people wrote: that it changed is noted, and not what it said.
_WRITTEN = frozenset({"description", "message"})


def note(
    action: str,
    *,
    by: UUID | None,
    shift_id: UUID,
    booking_id: UUID | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Save one step.

    Args:
        action: Feature and verb, such as ``booking.confirmed``.
        by: Whose account did it; ``None`` for the system itself.
        shift_id: Which shift it is about.
        booking_id: Which of its bookings, if it is about one.
        before: The values that changed, as they were.
        after: The same values, as they are now.
    """
    note_all([event(action, by, shift_id, booking_id, before, after)])


def event(
    action: str,
    by: UUID | None,
    shift_id: UUID,
    booking_id: UUID | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return one step for :func:`note_all`."""
    return {
        "at": clock.now(),
        "actor_id": by,
        "action": action,
        "shift_id": shift_id,
        "booking_id": booking_id,
        "before": _plain(before),
        "after": _plain(after),
    }


def note_all(events: Iterable[dict[str, Any]]) -> None:
    """Save many steps with one statement."""
    rows = list(events)
    if rows:
        db.session.execute(insert(BoardEvent), rows)


def _plain(values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if values is None:
        return None
    return {name: _value(name, value) for name, value in values.items()}


def _value(name: str, value: Any) -> Any:
    if name in _WRITTEN and value is not None:
        return "written"
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value
