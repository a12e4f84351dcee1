"""Reading who has worked at a home, and what was checked of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, exists, func, select, tuple_

from vicarity.core.database import read
from vicarity.qualification.models import Qualification
from vicarity.shift.enums import PLACED, BookingStatus, Side
from vicarity.shift.models import Block, Booking, Favourite, Shift
from vicarity.worker.models import WorkerProfile

_NAMES = select(func.jsonb_object_agg(Qualification.code, Qualification.name)).scalar_subquery()
_EVIDENCE = (
    select(Booking.id, Booking.evidence, _NAMES.label("names"))
    .join(Shift, Shift.id == Booking.shift_id)
    .where(
        Booking.id == bindparam("booking"),
        Shift.care_home_id == bindparam("home"),
        Booking.status.in_(PLACED),
        Booking.evidence.is_not(None),
    )
)
_LAST = func.max(Booking.starts_at)


def _thought(table: type[Favourite | Block]) -> Any:
    """Say whether the home thinks so of the worker."""
    return exists().where(
        table.side == Side.CARE_HOME,
        table.care_home_id == bindparam("home"),
        table.worker_id == Booking.worker_id,
    )


_PEOPLE = (
    select(
        Booking.worker_id.label("id"),
        WorkerProfile.first_name,
        WorkerProfile.last_name,
        func.count().filter(Booking.status == BookingStatus.COMPLETED).label("completed"),
        func.count().filter(Booking.status == BookingStatus.NO_SHOW).label("missed"),
        _LAST.label("last_at"),
        _thought(Favourite).label("favourite"),
        _thought(Block).label("blocked"),
    )
    .join(Shift, Shift.id == Booking.shift_id)
    .outerjoin(WorkerProfile, WorkerProfile.user_id == Booking.worker_id)
    .where(Shift.care_home_id == bindparam("home"), Booking.status.in_(PLACED))
    .group_by(Booking.worker_id, WorkerProfile.first_name, WorkerProfile.last_name)
    .order_by(_LAST.desc(), Booking.worker_id.desc())
)


def evidence(care_home_id: UUID, booking_id: UUID) -> Any:
    """Return what was checked for a booking at a home, and how qualifications are called."""
    found = read(_EVIDENCE, home=care_home_id, booking=booking_id)
    return found[0] if found else None


def people(
    care_home_id: UUID, after: tuple[datetime, UUID] | None, most: int
) -> list[dict[str, Any]]:
    """Return who was booked at a home, who was there last before others, beyond ``after``."""
    statement = _PEOPLE.limit(most)
    if after is not None:
        statement = statement.having(tuple_(_LAST, Booking.worker_id) < tuple_(*after))
    return [row._asdict() for row in read(statement, home=care_home_id)]
