"""Reading what became different in the CQC register about homes of ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, literal_column, select, tuple_

from vicarity.admin.queries.queue import PAGE_SIZE, Place, capped
from vicarity.care_home.models import CareHomeProfile as Home
from vicarity.care_home.models import RegisterChange as Change
from vicarity.extensions import db

_OPEN = Change.resolved_at.is_(None)
_OLDEST = (Change.found_at, Change.id)


def _changes() -> Select[Any]:
    return (
        select(
            Change.id,
            Change.kind,
            Change.before,
            Change.after,
            Change.found_at,
            Change.location_id,
            Change.care_home_id,
            Home.business_name,
            Home.city,
            Home.verification_status,
        )
        .join(Home, Home.id == Change.care_home_id)
        .where(_OPEN)
        .order_by(*_OLDEST)
    )


def listed(after: Place | None) -> tuple[Sequence[Any], Place | None]:
    """Return one page of the open ones, oldest first, and the place after which the next begins."""
    statement = _changes().limit(PAGE_SIZE + 1)
    if after is not None:
        statement = statement.where(tuple_(*_OLDEST) > after)
    rows = db.session.execute(statement).all()
    last = rows[PAGE_SIZE - 1] if len(rows) > PAGE_SIZE else None
    return rows[:PAGE_SIZE], last and (last.found_at, last.id)


def of(care_home_id: UUID) -> Sequence[Any]:
    """Return the open ones about one home."""
    statement = _changes().where(Change.care_home_id == care_home_id)
    return db.session.execute(statement.limit(PAGE_SIZE)).all()


def open_count() -> int:
    """Count the open ones, no further than people care."""
    one: Select[Any] = select(literal_column("1")).select_from(Change).where(_OPEN)
    return db.session.scalar(select(capped(one))) or 0
