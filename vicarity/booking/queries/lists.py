"""Reading bookings, for either side and for e-mails."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    and_,
    bindparam,
    func,
    not_,
    or_,
    select,
    tuple_,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by

from vicarity.account.models import User
from vicarity.care_home.models import CareHomeProfile
from vicarity.core.database import read
from vicarity.eligibility.queries import Ask
from vicarity.extensions import db
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.models import Credential, Qualification
from vicarity.shift.enums import LIVE, PLACED, BookingStatus
from vicarity.shift.models import Booking, CareRole, Shift
from vicarity.worker.models import WorkerProfile

#: What is read of a shift beside a booking of it.
_OF_SHIFT = (
    "care_home_id",
    "role",
    "shift_type",
    "break_minutes",
    "hourly_rate",
    "booking_mode",
)
_SHIFT = (*(getattr(Shift, name) for name in _OF_SHIFT), Shift.status.label("shift_status"))
_TOLD_OF_SHIFT = (Shift.hourly_rate, Shift.positions, Shift.description)
_BOOKING = (
    Booking.id,
    Booking.shift_id,
    Booking.worker_id,
    Booking.status,
    Booking.starts_at,
    Booking.ends_at,
    Booking.message,
    Booking.reason,
    Booking.applied_at,
    Booking.confirmed_at,
    Booking.ended_at,
)
_HOME = (
    CareHomeProfile.business_name,
    CareHomeProfile.city,
    CareHomeProfile.address_line_1,
    CareHomeProfile.address_line_2,
    CareHomeProfile.postcode,
    CareHomeProfile.contact_name,
    CareHomeProfile.phone.label("home_phone"),
    CareHomeProfile.easting.label("home_easting"),
    CareHomeProfile.northing.label("home_northing"),
)
_WORKER = (
    WorkerProfile.first_name,
    WorkerProfile.last_name,
    WorkerProfile.phone,
    WorkerProfile.years_experience,
    WorkerProfile.easting,
    WorkerProfile.northing,
)
_VERIFIED = (
    select(
        func.jsonb_agg(
            aggregate_order_by(
                func.jsonb_build_object(
                    "code", Qualification.code,
                    "name", Qualification.name,
                    "valid_until", Credential.expiry_date,
                ),
                Qualification.display_order,
            )
        )
    )
    .select_from(Credential)
    .join(Qualification, Qualification.id == Credential.qualification_id)
    .where(
        Credential.user_id == Booking.worker_id,
        Credential.verification_status == CredentialStatus.VERIFIED,
        or_(Credential.expiry_date.is_(None), Credential.expiry_date >= bindparam("today")),
    )
    .scalar_subquery()
)  # fmt: skip
_past, _past_shift = Booking.__table__.alias("past"), Shift.__table__.alias("past_shift")
_PAST = (
    select(func.count())
    .select_from(_past.join(_past_shift, _past_shift.c.id == _past.c.shift_id))
    .where(
        _past.c.worker_id == Booking.worker_id,
        _past.c.status == BookingStatus.COMPLETED,
        _past_shift.c.care_home_id == Shift.care_home_id,
    )
    .scalar_subquery()
)
_OF_WORKER = (
    select(*_BOOKING, *_SHIFT, *_HOME)
    .join(Shift, Shift.id == Booking.shift_id)
    .join(CareHomeProfile, CareHomeProfile.id == Shift.care_home_id)
    .where(Booking.worker_id == bindparam("worker"))
)
_OF_HOME = (
    select(
        *_BOOKING,
        *_SHIFT,
        *_HOME,
        *_WORKER,
        _VERIFIED.label("verified_credentials"),
        _PAST.label("past_bookings"),
    )
    .join(Shift, Shift.id == Booking.shift_id)
    .join(CareHomeProfile, CareHomeProfile.id == Shift.care_home_id)
    .outerjoin(WorkerProfile, WorkerProfile.user_id == Booking.worker_id)
    .where(Shift.care_home_id == bindparam("home"))
)


def of_worker(worker_id: UUID, booking_id: UUID, *, ask: Ask = read) -> dict[str, Any] | None:
    """Return a worker's booking with its shift and home."""
    rows = ask(_OF_WORKER.where(Booking.id == booking_id), worker=worker_id)
    return rows[0]._asdict() if rows else None


def of_home(
    care_home_id: UUID, booking_id: UUID, today: date, *, ask: Ask = read
) -> dict[str, Any] | None:
    """Return a booking at a home with its shift and worker."""
    rows = ask(_OF_HOME.where(Booking.id == booking_id), home=care_home_id, today=today)
    return rows[0]._asdict() if rows else None


def page_of_worker(
    worker_id: UUID, *, going: bool | None, now: datetime, **chosen: Any
) -> list[dict[str, Any]]:
    """Return a worker's bookings, or only those that still go somewhere; see :func:`_page`."""
    statement = _OF_WORKER
    if going is not None:
        still = and_(Booking.status.in_(LIVE), Booking.ends_at > now)
        statement = statement.where(still if going else not_(still))
    rows = read(_page(statement, Booking.starts_at, **chosen), worker=worker_id)
    return [row._asdict() for row in rows]


def page_of_home(
    care_home_id: UUID, today: date, *, shift_id: UUID | None, **chosen: Any
) -> list[dict[str, Any]]:
    """Return the bookings of a home, or of one of its shifts; see :func:`_page`."""
    statement = _OF_HOME if shift_id is None else _OF_HOME.where(Shift.id == shift_id)
    rows = read(_page(statement, Shift.starts_at, **chosen), home=care_home_id, today=today)
    return [row._asdict() for row in rows]


def _page(
    statement: Any,
    begins: Any,
    *,
    status: BookingStatus | None,
    since: datetime | None,
    until: datetime | None,
    newest_first: bool,
    after: tuple[datetime, UUID] | None,
    most: int,
) -> Any:
    """Return a part of a list in order of time.

    Args:
        statement: What is listed.
        begins: When a shift does: a booking's copy, or the shift's own, whichever has the index.
        status: Only those in it.
        since: When the first may begin.
        until: Before when they begin.
        newest_first: Whether time runs backwards.
        after: Where the part before ended.
        most: How many, at most.
    """
    place = tuple_(begins, Booking.id)
    if status is not None:
        statement = statement.where(Booking.status == status)
    if since is not None:
        statement = statement.where(begins >= since)
    if until is not None:
        statement = statement.where(begins < until)
    if after is not None:
        there = tuple_(*after)
        statement = statement.where(place < there if newest_first else place > there)
    order = [begins.desc(), Booking.id.desc()] if newest_first else [begins, Booking.id]
    return statement.order_by(*order).limit(most)


def told(booking_id: UUID) -> Any:
    """Return what e-mails say of a booking, and whom they go to; ``None`` when it is gone."""
    statement = (
        select(
            *_BOOKING,
            Shift.status.label("shift_status"),
            CareRole.name.label("role"),
            *_TOLD_OF_SHIFT,
            Shift.care_home_id,
            CareHomeProfile.user_id.label("home_user_id"),
            CareHomeProfile.business_name,
            WorkerProfile.first_name,
            WorkerProfile.last_name,
            User.role.label("ended_by_role"),
        )
        .join(Shift, Shift.id == Booking.shift_id)
        .join(CareRole, CareRole.code == Shift.role)
        .join(CareHomeProfile, CareHomeProfile.id == Shift.care_home_id)
        .outerjoin(WorkerProfile, WorkerProfile.user_id == Booking.worker_id)
        .outerjoin(User, User.id == Booking.ended_by)
        .where(Booking.id == booking_id)
    )
    return db.session.execute(statement).first()


def told_of_shift(shift_id: UUID) -> Any:
    """Return what e-mails say of a shift that was called off; ``None`` when it is gone."""
    statement = (
        select(
            Shift.id,
            Shift.status,
            Shift.starts_at,
            Shift.ends_at,
            Shift.cancellation_reason.label("reason"),
            CareRole.name.label("role"),
        )
        .join(CareRole, CareRole.code == Shift.role)
        .where(Shift.id == shift_id)
    )
    return db.session.execute(statement).first()


#: When anything that a calendar says of a booking last changed.
_CHANGED_AT = func.greatest(Booking.updated_at, Shift.updated_at, CareHomeProfile.updated_at)


def calendar_of_worker(
    worker_id: UUID, since: datetime, ended_since: datetime, most: int
) -> list[dict[str, Any]]:
    """Return what stands in a worker's calendar, in order of time.

    Args:
        worker_id: Whose.
        since: When the first may begin.
        ended_since: Since when those that came to nothing did.
        most: How many, at most.
    """
    statement = (
        _OF_WORKER.add_columns(CareRole.name.label("role_name"), _CHANGED_AT.label("changed_at"))
        .join(CareRole, CareRole.code == Shift.role)
        .where(
            Booking.starts_at >= since,
            or_(Booking.status.in_((*LIVE, *PLACED)), Booking.ended_at >= ended_since),
        )
        .order_by(Booking.starts_at, Booking.id)
        .limit(most)
    )
    return [row._asdict() for row in read(statement, worker=worker_id)]
