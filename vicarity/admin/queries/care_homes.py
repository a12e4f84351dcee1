"""Reading care homes for the console: the queue, and all about one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select

from vicarity.account.models import User
from vicarity.admin.enums import ReviewSubject, Segment
from vicarity.admin.queries import reviews
from vicarity.admin.queries.queue import Place, Queue, Viewer
from vicarity.admin.queries.search import found_homes
from vicarity.care_home.enums import CareHomeType, Verification
from vicarity.care_home.models import CareHomeMember as Member
from vicarity.care_home.models import CareHomeProfile as Home
from vicarity.extensions import db

QUEUE = Queue(
    subject=ReviewSubject.CARE_HOME,
    table=Home,
    in_review=Home.verification_status == Verification.IN_REVIEW,
)

_LISTED = (
    Home.id,
    Home.user_id,
    Home.business_name,
    Home.city,
    Home.postcode,
    Home.care_home_type,
    Home.cqc_location_id,
    Home.cqc_rating,
    Home.verification_status,
    Home.profile_completion_percentage,
    Home.submitted_at,
    Home.asked_at,
    Home.updated_at,
)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a list of care homes is to show.

    Attributes:
        part: A segment of the queue; everything, when one is searched for.
        status: Those in this state, in place of a segment.
        search: Words of a name or town, or the beginning of a postcode or CQC id.
        town: The beginning of a town.
        kind: One kind of care.
    """

    part: Segment
    status: Verification | None
    search: str
    town: str
    kind: CareHomeType | None


def listed(
    wanted: Wanted, viewer: Viewer, after: Place | None
) -> tuple[Sequence[Any], Place | None]:
    """Return one page of homes, and the place after which the next one begins."""
    homes = select(*_LISTED).where(*_conditions(wanted, viewer))
    statement = reviews.with_holder(homes, QUEUE.subject, Home.id, viewer.now)
    return QUEUE.page(statement, wanted.part, wanted.status, after)


def _conditions(wanted: Wanted, viewer: Viewer) -> list[ColumnElement[bool]]:
    found = list(QUEUE.parts(viewer).get(wanted.part, []))
    if wanted.status is not None:
        found = [Home.verification_status == wanted.status]
    if wanted.kind is not None:
        found.append(Home.care_home_type == wanted.kind)
    if wanted.town:
        found.append(Home.city.istartswith(wanted.town, autoescape=True))
    if wanted.search:
        found.append(Home.id.in_(select(found_homes(wanted.search).c.id)))
    return found


def oldest_waiting(most: int) -> Sequence[Any]:
    """Return the homes that wait longest."""
    statement = select(*_LISTED).where(QUEUE.waits).order_by(*QUEUE.oldest)
    return db.session.execute(statement.limit(most)).all()


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


def team(care_home_id: UUID) -> Sequence[Any]:
    """Return the people who act for a home, who joined first before others."""
    statement = (
        select(Member.user_id, Member.name, Member.joined_at, User.email, User.role, User.is_active)
        .join(User, User.id == Member.user_id)
        .where(Member.care_home_id == care_home_id)
        .order_by(Member.joined_at, Member.user_id)
    )
    return db.session.execute(statement).all()


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


def locked_version(care_home_id: UUID) -> datetime | None:
    """Lock a home and return when it last changed."""
    statement = select(Home.updated_at).where(Home.id == care_home_id).with_for_update()
    return db.session.scalar(statement)
