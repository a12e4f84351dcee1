"""Reading and writing care-home profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from vicarity.care_home.models import CareHomeProfile
from vicarity.core.database import read
from vicarity.extensions import db
from vicarity.place import queries as places

if TYPE_CHECKING:
    from sqlalchemy import Table

_HIDDEN = {"created_at", "updated_at", "easting", "northing"}
_profiles = cast("Table", CareHomeProfile.__table__)
_HOME = _profiles.c
_PROFILE = select(*(column for column in _HOME if column.name not in _HIDDEN))
_OF_OWNER = _PROFILE.where(_HOME.user_id == bindparam("owner"))
_SAVE = update(_profiles).where(_HOME.id == bindparam("care_home_id"))
_BY_ID = _PROFILE.where(_HOME.id == bindparam("care_home_id"))


def profile_of(user_id: UUID) -> dict[str, Any] | None:
    """Return the profile of the home an account belongs to."""
    found = read(_OF_OWNER, owner=user_id)
    return found[0]._asdict() if found else None


def profile(care_home_id: UUID) -> dict[str, Any] | None:
    """Return a home's profile."""
    found = read(_BY_ID, care_home_id=care_home_id)
    return found[0]._asdict() if found else None


def locked_profile_of(user_id: UUID) -> dict[str, Any] | None:
    """Return the profile of an account's home, to be changed in this transaction."""
    row = db.session.execute(_OF_OWNER.with_for_update(), {"owner": user_id}).first()
    return None if row is None else row._asdict()


def locked_profile(care_home_id: UUID) -> dict[str, Any] | None:
    """Return a home's profile, to be changed in this transaction."""
    row = db.session.execute(_BY_ID.with_for_update(), {"care_home_id": care_home_id}).first()
    return None if row is None else row._asdict()


def add_profile(user_id: UUID, values: dict[str, Any]) -> None:
    """Insert a profile."""
    db.session.execute(insert(CareHomeProfile).values(user_id=user_id, **values))


def save(care_home_id: UUID, values: dict[str, Any]) -> None:
    """Change a profile."""
    db.session.connection().execute(_SAVE, {"care_home_id": care_home_id} | values)


def renew_points() -> int:
    """Move profiles to the best points known for their postcodes; return how many moved."""
    return places.renew_points(CareHomeProfile.__tablename__)
