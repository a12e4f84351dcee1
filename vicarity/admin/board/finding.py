"""Lists of shifts and bookings, in order of time, part by part.

A part is chosen from indexes alone, then the rows of it are read: what cannot be found does not
cost reading every shift there ever was. Names are turned into a few ids first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, tuple_

from vicarity.account.models import User
from vicarity.admin.board.wanted import BookingsWanted, ShiftsWanted, Times
from vicarity.admin.queries import search
from vicarity.admin.queries.paging import PAGE_SIZE
from vicarity.care_home.models import CareHomeProfile as Home
from vicarity.extensions import db
from vicarity.shift.enums import BookingStatus
from vicarity.shift.models import Booking, CareRole, Shift
from vicarity.worker.models import WorkerProfile as Worker

#: How many homes or people a name stands for, at most: who types less of it narrows nothing.
MOST_NAMED = 100

Place = tuple[datetime, UUID]


@dataclass(frozen=True)
class Part:
    """Some rows of a list, and where it goes on."""

    rows: Sequence[Any]
    following: Place | None


_APPLIED = (
    select(func.count())
    .where(Booking.shift_id == Shift.id, Booking.status == BookingStatus.APPLIED)
    .scalar_subquery()
)
SHIFT: tuple[Any, ...] = (
    Shift.id,
    Shift.care_home_id,
    Home.business_name,
    Home.city,
    CareRole.name.label("role_name"),
    Shift.starts_at,
    Shift.ends_at,
    Shift.break_minutes,
    Shift.hourly_rate,
    Shift.positions,
    Shift.confirmed,
    Shift.status,
)
BOOKING: tuple[Any, ...] = (
    Booking.id,
    Booking.shift_id,
    Booking.worker_id,
    Worker.first_name,
    Worker.last_name,
    User.email,
    Shift.care_home_id,
    Home.business_name,
    CareRole.name.label("role_name"),
    Booking.starts_at,
    Booking.ends_at,
    Booking.status,
    Booking.applied_at,
    Booking.confirmed_at,
    Booking.ended_at,
)


def shifts(wanted: ShiftsWanted, after: Place | None) -> Part:
    """Return a part of the shifts that are wanted."""
    chosen = _ordered(_shifts(wanted, Shift.id, Shift.starts_at), Shift, wanted.times, after)
    here = chosen.limit(PAGE_SIZE + 1).subquery()
    columns = (*SHIFT, _APPLIED.label("applied"))
    return _part(_with_home(select(*columns).join(here, here.c.id == Shift.id)), Shift, wanted)


def bookings(wanted: BookingsWanted, after: Place | None) -> Part:
    """Return a part of the bookings that are wanted."""
    chosen = _bookings(wanted, Booking.id, Booking.starts_at)
    here = _ordered(chosen, Booking, wanted.times, after).limit(PAGE_SIZE + 1).subquery()
    rows = with_people(select(*BOOKING)).join(here, here.c.id == Booking.id)
    return _part(rows, Booking, wanted)


def every_shift(wanted: ShiftsWanted) -> Select[Any]:
    """Return a query of all shifts that are wanted."""
    statement = _with_home(_shifts(wanted, *SHIFT).select_from(Shift))
    return _ordered(statement, Shift, wanted.times, None)


def every_booking(wanted: BookingsWanted) -> Select[Any]:
    """Return a query of all bookings that are wanted."""
    statement = with_people(_bookings(wanted, *BOOKING))
    return _ordered(statement, Booking, wanted.times, None)


def with_people(statement: Select[Any]) -> Select[Any]:
    """Add to bookings their shift, home and worker."""
    statement = statement.select_from(Booking).join(Shift, Shift.id == Booking.shift_id)
    statement = statement.join(User, User.id == Booking.worker_id)
    return _with_home(statement).outerjoin(Worker, Worker.user_id == Booking.worker_id)


def _with_home(statement: Select[Any]) -> Select[Any]:
    statement = statement.join(Home, Home.id == Shift.care_home_id)
    return statement.join(CareRole, CareRole.code == Shift.role)


def _shifts(wanted: ShiftsWanted, *columns: Any) -> Select[Any]:
    statement = select(*columns)
    if wanted.search:
        statement = statement.where(Shift.care_home_id.in_(_homes(wanted.search)))
    if wanted.home is not None:
        statement = statement.where(Shift.care_home_id == wanted.home)
    if wanted.role:
        statement = statement.where(Shift.role == wanted.role)
    if wanted.status is not None:
        statement = statement.where(Shift.status == wanted.status)
    return statement


def _bookings(wanted: BookingsWanted, *columns: Any) -> Select[Any]:
    statement = select(*columns)
    if wanted.search:
        statement = statement.where(Booking.worker_id.in_(_people(wanted.search)))
    if wanted.worker is not None:
        statement = statement.where(Booking.worker_id == wanted.worker)
    homes = ([wanted.home] if wanted.home else []) or (wanted.place and _homes(wanted.place))
    if homes or wanted.place:
        theirs = select(Shift.id).where(Shift.care_home_id.in_(homes))
        statement = statement.where(Booking.shift_id.in_(theirs))
    if wanted.status is not None:
        statement = statement.where(Booking.status == wanted.status)
    return statement


def _homes(text: str) -> list[UUID]:
    return list(db.session.scalars(select(search.found_homes(text).c.id).limit(MOST_NAMED)))


def _people(text: str) -> list[UUID]:
    return list(db.session.scalars(select(search.found(text).c.id).limit(MOST_NAMED)))


def _ordered(statement: Select[Any], row: Any, times: Times, after: Place | None) -> Select[Any]:
    """Return rows of a part of time, in its order, beyond a place."""
    if times.since is not None:
        statement = statement.where(row.starts_at >= times.since)
    if times.until is not None:
        statement = statement.where(row.starts_at < times.until)
    if after is not None:
        here, there = tuple_(row.starts_at, row.id), tuple_(*after)
        statement = statement.where(here < there if times.backwards else here > there)
    return statement.order_by(*_order(row, times))


def _order(row: Any, times: Times) -> tuple[Any, Any]:
    if times.backwards:
        return row.starts_at.desc(), row.id.desc()
    return row.starts_at, row.id


def _part(statement: Select[Any], row: Any, wanted: ShiftsWanted | BookingsWanted) -> Part:
    rows = db.session.execute(statement.order_by(*_order(row, wanted.times))).all()
    last = rows[PAGE_SIZE - 1] if len(rows) > PAGE_SIZE else None
    return Part(rows[:PAGE_SIZE], (last.starts_at, last.id) if last else None)
