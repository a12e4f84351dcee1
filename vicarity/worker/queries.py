"""Reading and writing worker profiles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from vicarity.core.database import read
from vicarity.core.upsert import Written, upsert
from vicarity.extensions import db
from vicarity.place import queries as places
from vicarity.qualification.queries.stated import held_as_json
from vicarity.worker.models import MinimumWage, WorkerProfile

if TYPE_CHECKING:
    from sqlalchemy import Table

_profiles = cast("Table", WorkerProfile.__table__)
_COLUMNS = [
    column
    for column in _profiles.columns
    if column.name not in {"created_at", "updated_at", "easting", "northing"}
]
_owner = _profiles.c.user_id
_PROFILE = select(*_COLUMNS, held_as_json(_owner).label("qualifications")).where(
    bindparam("owner") == _owner
)
_LOCKED = select(*_COLUMNS).where(bindparam("owner") == _owner).with_for_update()
_SAVE = update(_profiles).where(_owner == bindparam("owner"))
_WAGE = MinimumWage.__table__.c
_MINIMUM_WAGE = (
    select(_WAGE.pence)
    .where(_WAGE.effective_on <= bindparam("day"), _WAGE.from_age <= bindparam("age"))
    .order_by(_WAGE.effective_on.desc(), _WAGE.from_age.desc())
    .limit(1)
)


def profile(user_id: UUID) -> dict[str, Any] | None:
    """Return a profile with its credentials, in one journey."""
    found = read(_PROFILE, owner=user_id)
    return found[0]._asdict() if found else None


def locked_profile(user_id: UUID) -> dict[str, Any] | None:
    """Return a profile without its credentials, to be changed in this transaction.

    The credentials are to be read once the lock is held: one statement that waited for it
    would show them as they were when the wait began.
    """
    row = db.session.execute(_LOCKED, {"owner": user_id}).first()
    return None if row is None else row._asdict()


def add_profile(user_id: UUID, values: dict[str, Any]) -> None:
    """Insert a profile."""
    db.session.execute(insert(WorkerProfile).values(user_id=user_id, **values))


def save(user_id: UUID, values: dict[str, Any]) -> None:
    """Change a profile."""
    db.session.connection().execute(_SAVE, {"owner": user_id} | values)


def minimum_wage(on: date, age: int) -> int | None:
    """Return the least an hour may pay, in pence; ``None`` when no rate is known.

    Args:
        on: The day of the work, in London.
        age: Whole years on that day.
    """
    found = read(_MINIMUM_WAGE, day=on, age=age)
    return found[0].pence if found else None


def save_minimum_wages(rows: list[dict[str, Any]]) -> Written:
    """Insert dated rates, or change them."""
    return upsert(MinimumWage, rows, key=("effective_on", "from_age"))


def renew_points() -> int:
    """Move profiles to the best points known for their postcodes; return how many moved."""
    return places.renew_points(WorkerProfile.__tablename__)
