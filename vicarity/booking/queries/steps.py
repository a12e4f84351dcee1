"""Taking a booking from one step to the next.

Whoever does locks the worker first, then the shift, then the booking: in this order nobody
waits for somebody who waits for them, and what many wait for is locked last and shortly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Select,
    bindparam,
    case,
    exists,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.exc import IntegrityError

from vicarity.booking.errors import AlreadyBooked, OverlappingBooking, ShiftFull
from vicarity.core.database import within
from vicarity.core.errors import Conflict
from vicarity.extensions import db
from vicarity.shift.enums import BookingStatus, ShiftStatus
from vicarity.shift.models import Booking, RestException, Shift
from vicarity.worker.models import WorkerProfile

#: What the database itself refuses, whatever was looked at before.
_REFUSED: dict[str, type[Conflict]] = {
    "ex_bookings_one_at_a_time": OverlappingBooking,
    "ck_shifts_never_overfull": ShiftFull,
    "uq_bookings_live": AlreadyBooked,
}

_OPEN_TO = select(
    select(WorkerProfile.profile_completion_percentage)
    .where(WorkerProfile.user_id == bindparam("worker"))
    .scalar_subquery()
    .label("percentage"),
    exists().where(Booking.worker_id == bindparam("worker")).label("has_booked"),
)


def standing(worker_id: UUID) -> Any:
    """Return how full a worker's profile is, and whether they have ever applied for a shift."""
    return within(_OPEN_TO, worker=worker_id)[0]


def shift(shift_id: UUID) -> dict[str, Any] | None:
    """Return a shift as it is now."""
    return _shift(select(Shift.__table__).where(Shift.id == shift_id))


def locked_shift(shift_id: UUID) -> dict[str, Any] | None:
    """Return a shift, and keep others from booking or changing it in this transaction."""
    chosen = select(Shift.__table__).where(Shift.id == shift_id)
    return _shift(chosen.with_for_update(key_share=True))


def _shift(statement: Select[Any]) -> dict[str, Any] | None:
    row = db.session.execute(statement).first()
    return None if row is None else row._asdict()


def lock_worker(worker_id: UUID) -> None:
    """Keep others from booking a worker in this transaction: rest and hours are counted alone."""
    chosen = select(WorkerProfile.id).where(WorkerProfile.user_id == worker_id)
    db.session.execute(chosen.with_for_update(key_share=True))


def of_both(shift_id: UUID, worker_id: UUID) -> list[BookingStatus]:
    """Return the state of each booking a worker has had of a shift."""
    chosen = select(Booking.status)
    chosen = chosen.where(Booking.shift_id == shift_id, Booking.worker_id == worker_id)
    return list(db.session.scalars(chosen))


def brief(booking_id: UUID) -> Any:
    """Return which shift, worker and home a booking is about."""
    chosen = select(Booking.shift_id, Booking.worker_id, Shift.care_home_id)
    chosen = chosen.join(Shift, Shift.id == Booking.shift_id).where(Booking.id == booking_id)
    return db.session.execute(chosen).first()


def locked_status(booking_id: UUID) -> BookingStatus | None:
    """Return where a booking is, and keep it there for this transaction."""
    chosen = select(Booking.status).where(Booking.id == booking_id)
    return db.session.scalar(chosen.with_for_update(key_share=True))


@contextmanager
def _refusing() -> Iterator[None]:
    """Say in our words what a constraint refused."""
    try:
        yield
    except IntegrityError as error:
        diagnosis = getattr(error.orig, "diag", None)
        refusal = _REFUSED.get(getattr(diagnosis, "constraint_name", None) or "")
        if refusal is None:
            raise
        raise refusal from None


def add(values: dict[str, Any]) -> UUID:
    """Insert a booking and return its id.

    Raises:
        AlreadyBooked, ShiftFull, OverlappingBooking: The database knows better.
    """
    with _refusing():
        statement = insert(Booking).values(values).returning(Booking.id)
        return db.session.execute(statement).scalar_one()


def change(booking_id: UUID, values: dict[str, Any]) -> None:
    """Change a booking.

    Raises:
        ShiftFull, OverlappingBooking: The database knows better.
    """
    with _refusing():
        db.session.execute(update(Booking).where(Booking.id == booking_id).values(**values))


def cancel_shift(shift_id: UUID, values: dict[str, Any]) -> None:
    """Change a shift that is called off."""
    db.session.execute(
        update(Shift).where(Shift.id == shift_id).values(status=ShiftStatus.CANCELLED, **values)
    )


def end_all(
    shift_id: UUID, steps: dict[BookingStatus, BookingStatus], values: dict[str, Any]
) -> Sequence[Any]:
    """Move every booking of a shift along, and return the id and new status of each that moved."""
    to = case(*((Booking.status == one, literal(other.value)) for one, other in steps.items()))
    statement = (
        update(Booking)
        .where(Booking.shift_id == shift_id, Booking.status.in_(list(steps)))
        .values(status=to, **values)
        .returning(Booking.id, Booking.status)
    )
    return db.session.execute(statement).all()


def come_up(now: datetime, until: datetime, most: int) -> Sequence[Any]:
    """Return confirmed bookings that begin by then and were not looked at, and lock them.

    What another run is looking at is passed by.
    """
    statement = (
        select(
            Booking.id,
            Booking.shift_id,
            Booking.worker_id,
            Booking.confirmed_at,
            Shift.care_home_id,
        )
        .join(Shift, Shift.id == Booking.shift_id)
        .where(
            Booking.status == BookingStatus.CONFIRMED,
            Booking.reminded_at.is_(None),
            Booking.starts_at > now,
            Booking.starts_at <= until,
        )
        .order_by(Booking.starts_at)
        .limit(most)
        .with_for_update(skip_locked=True, of=Booking)
    )
    return db.session.execute(statement).all()


def has_met(care_home_id: UUID, worker_id: UUID) -> bool:
    """Say whether a worker has ever applied to a home."""
    chosen = select(Booking.id).join(Shift, Shift.id == Booking.shift_id)
    chosen = chosen.where(Booking.worker_id == worker_id, Shift.care_home_id == care_home_id)
    return db.session.scalar(chosen.limit(1)) is not None


def save_rest_exception(values: dict[str, Any]) -> dict[str, Any]:
    """Insert a record of compensatory rest, or replace the one there is, and return it."""
    statement = upsert(RestException).values(values)
    row = RestException
    saved = statement.on_conflict_do_update(
        index_elements=["shift_id", "worker_id"],
        set_={name: values[name] for name in ("reason", "recorded_by", "recorded_at")},
    ).returning(row.id, row.shift_id, row.worker_id, row.reason, row.recorded_at)
    return db.session.execute(saved).one()._asdict()
