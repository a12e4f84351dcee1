"""Reading and writing care-home profiles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from sqlalchemy import bindparam, select, text, update
from sqlalchemy.dialects.postgresql import insert

from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.care_home.models import CareHomeMember, CareHomeProfile, RegisterChange
from vicarity.core.database import read
from vicarity.extensions import db
from vicarity.place import queries as places
from vicarity.register.rules import Change

if TYPE_CHECKING:
    from sqlalchemy import Table

_HIDDEN = {"created_at", "updated_at", "easting", "northing"}
_profiles = cast("Table", CareHomeProfile.__table__)
_HOME = _profiles.c
_PROFILE = select(*(column for column in _HOME if column.name not in _HIDDEN))
_members = cast("Table", CareHomeMember.__table__)
_OF_MEMBER = _PROFILE.join(_members, _members.c.care_home_id == _HOME.id).where(
    _members.c.user_id == bindparam("member")
)
_SAVE = update(_profiles).where(_HOME.id == bindparam("care_home_id"))
_BY_ID = _PROFILE.where(_HOME.id == bindparam("care_home_id"))


def profile_of(user_id: UUID) -> dict[str, Any] | None:
    """Return the profile of the home an account belongs to."""
    found = read(_OF_MEMBER, member=user_id)
    return found[0]._asdict() if found else None


def profile(care_home_id: UUID) -> dict[str, Any] | None:
    """Return a home's profile."""
    found = read(_BY_ID, care_home_id=care_home_id)
    return found[0]._asdict() if found else None


def locked_profile_of(user_id: UUID) -> dict[str, Any] | None:
    """Return the profile of an account's home, to be changed in this transaction."""
    locking = _OF_MEMBER.with_for_update(of=_profiles)
    row = db.session.execute(locking, {"member": user_id}).first()
    return None if row is None else row._asdict()


def locked_profile(care_home_id: UUID) -> dict[str, Any] | None:
    """Return a home's profile, to be changed in this transaction."""
    row = db.session.execute(_BY_ID.with_for_update(), {"care_home_id": care_home_id}).first()
    return None if row is None else row._asdict()


def member_emails(care_home_id: UUID) -> list[str]:
    """Return the addresses of those who act for a home."""
    statement = (
        select(User.email)
        .join(CareHomeMember, CareHomeMember.user_id == User.id)
        .where(CareHomeMember.care_home_id == care_home_id)
    )
    return list(db.session.scalars(statement))


def manager_ids(care_home_id: UUID) -> list[UUID]:
    """Return the accounts that manage a home and can sign in, who joined first before others."""
    statement = (
        select(CareHomeMember.user_id)
        .join(User, User.id == CareHomeMember.user_id)
        .where(CareHomeMember.care_home_id == care_home_id)
        .where(User.role == Role.CARE_HOME_ADMIN, User.is_active)
        .order_by(CareHomeMember.joined_at, CareHomeMember.user_id)
    )
    return list(db.session.scalars(statement))


def add_profile(user_id: UUID, values: dict[str, Any]) -> None:
    """Insert a profile; a trigger makes the account the home's first member."""
    db.session.execute(insert(CareHomeProfile).values(user_id=user_id, **values))


def save(care_home_id: UUID, values: dict[str, Any]) -> None:
    """Change a profile."""
    db.session.connection().execute(_SAVE, {"care_home_id": care_home_id} | values)


def renew_points() -> int:
    """Move profiles to the best points known for their postcodes; return how many moved."""
    return places.renew_points(CareHomeProfile.__tablename__)


_RENEW_RATINGS = text("""
    UPDATE care_home_profiles AS home
    SET cqc_rating = known.overall_rating, updated_at = now()
    FROM cqc_locations AS known
    WHERE known.location_id = home.cqc_location_id
      AND home.cqc_rating IS DISTINCT FROM known.overall_rating
""")


_CLAIMS = text("""
    SELECT id, cqc_location_id FROM care_home_profiles
    WHERE cqc_location_id = ANY(:location_ids) ORDER BY id
""")


def renew_ratings() -> None:
    """Show every home with the rating of its location in the register."""
    db.session.execute(_RENEW_RATINGS)


def claims(location_ids: Sequence[str]) -> Sequence[tuple[UUID, str]]:
    """Return which homes say that they are one of these locations."""
    rows = db.session.execute(_CLAIMS, {"location_ids": list(location_ids)})
    return [(row.id, row.cqc_location_id) for row in rows]


def add_register_change(care_home_id: UUID, change: Change) -> None:
    """Insert something that became different in the register."""
    row = insert(RegisterChange).values(care_home_id=care_home_id, **asdict(change))
    db.session.execute(row)


def locked_register_change(change_id: UUID) -> dict[str, Any] | None:
    """Return a change and which home it is about, to be resolved in this transaction."""
    change = RegisterChange
    statement = (
        select(change.id, change.care_home_id, change.kind, change.resolved_at)
        .where(change.id == change_id)
        .with_for_update()
    )
    row = db.session.execute(statement).first()
    return None if row is None else row._asdict()


def save_register_change(change_id: UUID, values: dict[str, Any]) -> None:
    """Change a change: note what was done about it."""
    db.session.execute(
        update(RegisterChange).where(RegisterChange.id == change_id).values(**values)
    )
