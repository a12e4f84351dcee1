"""Reading care homes for the console."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, or_, select, tuple_

from vicarity.account.models import User
from vicarity.care_home.enums import Verification
from vicarity.care_home.models import CareHomeProfile as Home
from vicarity.extensions import db

PAGE_SIZE = 25

_WAITS = Home.verification_status == Verification.IN_REVIEW

#: Orders of the list. The first is the queue: who waits longest, then the newest of the others.
ORDERS: dict[str, tuple[Any, ...]] = {
    "waiting": (
        case((_WAITS, 0), else_=1),
        case((_WAITS, Home.submitted_at)).asc(),
        Home.id.desc(),
    ),
    "name": (func.lower(Home.business_name).asc().nulls_last(), Home.id),
    "-name": (func.lower(Home.business_name).desc().nulls_last(), Home.id),
    "joined": (Home.id.asc(),),
    "-joined": (Home.id.desc(),),
}

_LISTED = (
    Home.id,
    Home.business_name,
    Home.city,
    Home.postcode,
    Home.cqc_location_id,
    Home.verification_status,
    Home.profile_completion_percentage,
    Home.submitted_at,
    Home.created_at,
)


def waiting_count() -> int:
    """Count the homes that wait for a decision."""
    return db.session.scalar(select(func.count()).where(_WAITS)) or 0


def counts() -> dict[Verification, int]:
    """Count homes in each status."""
    statement = select(Home.verification_status, func.count()).group_by(Home.verification_status)
    return {row[0]: row[1] for row in db.session.execute(statement)}


def late_count(before: datetime) -> int:
    """Count the waiting homes that were sent for review before then."""
    statement = select(func.count()).where(_WAITS, Home.submitted_at < before)
    return db.session.scalar(statement) or 0


def listed(
    *, status: Verification | None, search: str, order: str, page: int
) -> tuple[Sequence[Any], bool]:
    """Return one page of homes, and whether there is another."""
    statement = select(*_LISTED).order_by(*ORDERS[order])
    if status is not None:
        statement = statement.where(Home.verification_status == status)
    if search:
        statement = statement.where(_matches(search))
    statement = statement.limit(PAGE_SIZE + 1).offset((page - 1) * PAGE_SIZE)
    rows = db.session.execute(statement).all()
    return rows[:PAGE_SIZE], len(rows) > PAGE_SIZE


def _matches(search: str) -> ColumnElement[bool]:
    """Match a part of the name or town, or the beginning of a postcode or CQC id."""
    packed = search.replace(" ", "").upper()
    return or_(
        Home.business_name.icontains(search, autoescape=True),
        Home.city.icontains(search, autoescape=True),
        func.replace(Home.postcode, " ", "").startswith(packed, autoescape=True),
        Home.cqc_location_id.startswith(packed, autoescape=True),
        Home.cqc_provider_id.startswith(packed, autoescape=True),
    )


def review(care_home_id: UUID) -> Any:
    """Return all a reviewer looks at: the profile and its account."""
    statement = (
        select(
            Home,
            User.email,
            User.is_active,
            User.email_verified_at,
            User.created_at.label("joined_at"),
        )
        .join(User, User.id == Home.user_id)
        .where(Home.id == care_home_id)
    )
    return db.session.execute(statement).first()


def same_location(care_home_id: UUID, cqc_location_id: str | None) -> Sequence[Any]:
    """Return other homes that claim the same CQC location."""
    if cqc_location_id is None:
        return []
    statement = (
        select(Home.id, Home.business_name, Home.verification_status)
        .where(Home.cqc_location_id == cqc_location_id, Home.id != care_home_id)
        .limit(5)
    )
    return db.session.execute(statement).all()


def oldest_waiting(most: int) -> Sequence[Any]:
    """Return the homes that wait longest."""
    return db.session.execute(_queue().limit(most)).all()


def _queue() -> Any:
    """Return waiting homes in the order in which they are decided."""
    return select(*_LISTED).where(_WAITS).order_by(Home.submitted_at, Home.id)


def next_waiting(besides: UUID) -> UUID | None:
    """Return the home that waits longest, besides one."""
    found: UUID | None = db.session.scalar(_queue().where(Home.id != besides).limit(1))
    return found


def neighbours(home: Home) -> tuple[int, UUID | None, UUID | None]:
    """Return a waiting home's place in the queue, who is before it and who after."""
    place = tuple_(Home.submitted_at, Home.id)
    here = tuple_(home.submitted_at, home.id)
    ahead = select(func.count()).where(_WAITS, place < here)
    before = (
        select(Home.id)
        .where(_WAITS, place < here)
        .order_by(Home.submitted_at.desc(), Home.id.desc())
        .limit(1)
    )
    after = _queue().where(place > here).limit(1)
    number = (db.session.scalar(ahead) or 0) + 1
    return number, db.session.scalar(before), db.session.scalar(after)


def locked_version(care_home_id: UUID) -> datetime | None:
    """Lock a home and return when it last changed."""
    statement = select(Home.updated_at).where(Home.id == care_home_id).with_for_update()
    return db.session.scalar(statement)
