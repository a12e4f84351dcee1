"""Reading and writing care-home profiles."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.dialects.postgresql import insert

from vicarity.care_home.models import CareHomeProfile
from vicarity.extensions import db

_HIDDEN = {"created_at", "updated_at", "easting", "northing"}
_PROFILE = select(*(c for c in CareHomeProfile.__table__.columns if c.name not in _HIDDEN))


def profile_of(user_id: UUID, *, lock: bool = False) -> dict[str, Any] | None:
    """Return the profile of the home an account belongs to."""
    return _one(CareHomeProfile.user_id == user_id, lock=lock)


def profile(care_home_id: UUID, *, lock: bool = False) -> dict[str, Any] | None:
    """Return a home's profile."""
    return _one(CareHomeProfile.id == care_home_id, lock=lock)


def _one(which: ColumnElement[bool], *, lock: bool) -> dict[str, Any] | None:
    statement = _PROFILE.where(which)
    if lock:
        statement = statement.with_for_update()
    row = db.session.execute(statement).mappings().first()
    return None if row is None else dict(row)


def add_profile(user_id: UUID, values: dict[str, Any]) -> None:
    """Insert a profile."""
    db.session.execute(insert(CareHomeProfile).values(user_id=user_id, **values))


def save(care_home_id: UUID, values: dict[str, Any]) -> None:
    """Change a profile."""
    db.session.execute(
        update(CareHomeProfile).where(CareHomeProfile.id == care_home_id).values(**values)
    )
