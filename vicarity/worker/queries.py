"""Reading and writing worker profiles."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from vicarity.extensions import db
from vicarity.qualification.queries import held_as_json
from vicarity.worker.models import MinimumWage, WorkerProfile

_COLUMNS = [
    column
    for column in WorkerProfile.__table__.columns
    if column.name not in {"created_at", "updated_at", "easting", "northing"}
]
_PROFILE = select(*_COLUMNS, held_as_json(WorkerProfile.user_id).label("qualifications"))


def profile(user_id: UUID, *, lock: bool = False) -> dict[str, Any] | None:
    """Return a profile with its credentials, in one journey."""
    statement = _PROFILE.where(WorkerProfile.user_id == user_id)
    if lock:
        statement = statement.with_for_update(of=WorkerProfile)
    row = db.session.execute(statement).mappings().first()
    return None if row is None else dict(row)


def add_profile(user_id: UUID, values: dict[str, Any]) -> None:
    """Insert a profile."""
    db.session.execute(insert(WorkerProfile).values(user_id=user_id, **values))


def save(user_id: UUID, values: dict[str, Any]) -> None:
    """Change a profile."""
    db.session.execute(
        update(WorkerProfile).where(WorkerProfile.user_id == user_id).values(**values)
    )


def minimum_wage(on: date, age: int) -> int | None:
    """Return the least an hour may pay, in pence; ``None`` when no rate is known.

    Args:
        on: The day of the work, in London.
        age: Whole years on that day.
    """
    statement = (
        select(MinimumWage.pence)
        .where(MinimumWage.effective_on <= on, MinimumWage.from_age <= age)
        .order_by(MinimumWage.effective_on.desc(), MinimumWage.from_age.desc())
        .limit(1)
    )
    return db.session.scalar(statement)
