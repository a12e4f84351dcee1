"""What the rules need to know, each question in one statement."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Row, String, Uuid, any_, bindparam, exists, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from vicarity.account.models import User
from vicarity.care_home.enums import Verification
from vicarity.care_home.models import CareHomeProfile
from vicarity.extensions import db
from vicarity.qualification.models import Credential, Qualification
from vicarity.shift.enums import BookingStatus
from vicarity.shift.models import Block, Booking, CareRole, RestException, Shift, WorkingTimeOptOut
from vicarity.worker.models import MinimumWage, WorkerProfile

#: Who runs a statement: ``vicarity.core.lean.ask``, or ``within`` of ``vicarity.core.database``.
Ask = Callable[..., Sequence[Row[Any]]]

#: Bookings that are, or were, work.
WORKED = (BookingStatus.CONFIRMED, BookingStatus.COMPLETED)

_PERSON = (
    select(
        User.is_active,
        User.email_verified_at.is_not(None).label("email_verified"),
        WorkerProfile.profile_completion_percentage,
        WorkerProfile.date_of_birth,
        WorkingTimeOptOut.from_day,
        WorkingTimeOptOut.until_day,
    )
    .outerjoin(WorkerProfile, WorkerProfile.user_id == User.id)
    .outerjoin(WorkingTimeOptOut, WorkingTimeOptOut.worker_id == User.id)
    .where(User.id == bindparam("worker"))
)
_CREDENTIALS = (
    select(
        Credential.id,
        Credential.updated_at,
        Qualification.code,
        Credential.verification_status,
        Credential.issue_date,
        Credential.expiry_date,
        Credential.asked_at,
        Credential.decided_at,
    )
    .join(Qualification, Qualification.id == Credential.qualification_id)
    .where(Credential.user_id == bindparam("worker"))
)
_BOOKED = (
    select(Booking.shift_id, Booking.starts_at, Booking.ends_at, Shift.break_minutes)
    .join(Shift, Shift.id == Booking.shift_id)
    .where(
        Booking.worker_id == bindparam("worker"),
        or_(*(Booking.status == one for one in WORKED)),
        Booking.starts_at.between(bindparam("first"), bindparam("last")),
    )
)
_OFFERS = (
    select(
        Shift.id,
        Shift.starts_at,
        Shift.ends_at,
        Shift.break_minutes,
        Shift.hourly_rate,
        (CareRole.required + Shift.required_qualifications).label("required"),
        (CareHomeProfile.verification_status == Verification.VERIFIED).label("home_verified"),
        exists()
        .where(
            Block.care_home_id == Shift.care_home_id,
            Block.worker_id == bindparam("worker"),
        )
        .label("blocked"),
        exists()
        .where(
            RestException.shift_id == Shift.id,
            RestException.worker_id == bindparam("worker"),
        )
        .label("rest_excused"),
    )
    .join(CareRole, CareRole.code == Shift.role)
    .join(CareHomeProfile, CareHomeProfile.id == Shift.care_home_id)
    .where(Shift.id == any_(bindparam("shifts", type_=ARRAY(Uuid))))
)
_QUALIFICATIONS = (
    select(Qualification.code, Qualification.name, Qualification.is_mandatory)
    .where(
        Qualification.is_mandatory
        | (Qualification.code == any_(bindparam("codes", type_=ARRAY(String))))
    )
    .order_by(Qualification.is_mandatory.desc(), Qualification.display_order)
)
_WAGES = select(MinimumWage.effective_on, MinimumWage.from_age, MinimumWage.pence)
_AGREEMENT = (
    select(WorkingTimeOptOut.from_day, WorkingTimeOptOut.until_day)
    .where(
        WorkingTimeOptOut.worker_id == bindparam("worker"),
        WorkingTimeOptOut.from_day <= bindparam("today"),
        or_(
            WorkingTimeOptOut.until_day.is_(None), WorkingTimeOptOut.until_day >= bindparam("today")
        ),
    )
    .order_by(WorkingTimeOptOut.until_day.desc().nulls_first(), WorkingTimeOptOut.from_day.desc())
    .limit(1)
)


def person(ask: Ask, worker_id: UUID) -> Sequence[Row[Any]]:
    """Return what is known of a worker, once for each agreement to work longer hours."""
    return ask(_PERSON, worker=worker_id)


def credentials(ask: Ask, worker_id: UUID) -> Sequence[Row[Any]]:
    """Return every credential of a worker."""
    return ask(_CREDENTIALS, worker=worker_id)


def booked(ask: Ask, worker_id: UUID, first: datetime, last: datetime) -> Sequence[Row[Any]]:
    """Return the shifts a worker has worked or is booked for that start between two instants."""
    return ask(_BOOKED, worker=worker_id, first=first, last=last)


def offers(ask: Ask, worker_id: UUID, shift_ids: Collection[UUID]) -> Sequence[Row[Any]]:
    """Return shifts, and what stands between their homes and a worker."""
    return ask(_OFFERS, worker=worker_id, shifts=list(shift_ids))


def qualifications(ask: Ask, codes: Collection[str]) -> Sequence[Row[Any]]:
    """Return what everybody must hold, then these qualifications."""
    return ask(_QUALIFICATIONS, codes=list(codes))


def wages(ask: Ask) -> Sequence[Row[Any]]:
    """Return the minimum wages of all times."""
    return ask(_WAGES)


def newest_agreement(ask: Ask, worker_id: UUID, today: date) -> Row[Any] | None:
    """Return the agreement to longer hours that holds today, of two the one that holds longer."""
    rows = ask(_AGREEMENT, worker=worker_id, today=today)
    return rows[0] if rows else None


def lock_account(worker_id: UUID) -> None:
    """Keep other requests of a worker from changing their agreement in this transaction."""
    db.session.execute(select(User.id).where(User.id == worker_id).with_for_update(key_share=True))


def begin_agreement(worker_id: UUID, day: date, now: datetime) -> None:
    """Insert an agreement from a day on, unless one has no end yet."""
    values = {"worker_id": worker_id, "from_day": day, "agreed_at": now}
    db.session.execute(
        insert(WorkingTimeOptOut)
        .values(values)
        .on_conflict_do_nothing(
            index_elements=["worker_id"], index_where=WorkingTimeOptOut.until_day.is_(None)
        )
    )


def end_agreement(worker_id: UUID, last_day: date, now: datetime) -> None:
    """Let the agreement that has no end yet hold until a day."""
    open_one = (WorkingTimeOptOut.worker_id == worker_id, WorkingTimeOptOut.until_day.is_(None))
    db.session.execute(
        update(WorkingTimeOptOut).where(*open_one).values(until_day=last_day, ended_at=now)
    )
