"""Reading one shift or one booking, with all that happened to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from vicarity.account.models import User
from vicarity.admin.board import labels
from vicarity.admin.board.finding import BOOKING, SHIFT, with_people
from vicarity.admin.queries import audit_log, search
from vicarity.admin.words import moment
from vicarity.care_home.models import CareHomeProfile as Home
from vicarity.extensions import db
from vicarity.qualification.models import Qualification
from vicarity.shift.models import BoardEvent, Booking, CareRole, Shift
from vicarity.worker.models import WorkerProfile as Worker

#: How many bookings or steps a page shows.
MOST = 100

_Other = aliased(User)


@dataclass(frozen=True)
class Step:
    """One line of a history, as :func:`parts.trail` shows it."""

    at: datetime
    actor_email: str | None
    action: str
    subject: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def roles() -> dict[str, str]:
    """Return the names of roles by code, in the order in which people see them."""
    chosen = select(CareRole.code, CareRole.name).order_by(CareRole.display_order)
    return {row.code: row.name for row in db.session.execute(chosen)}


def shift(shift_id: UUID) -> Any:
    """Return a shift with its home; ``None`` when there is none."""
    poster = select(User.email).where(User.id == Shift.posted_by).scalar_subquery()
    rest = (
        Shift.required_qualifications,
        Shift.booking_mode,
        Shift.description,
        Shift.published_at,
        Shift.cancelled_at,
        Shift.cancellation_reason,
        Shift.created_at,
        CareRole.required.label("role_requires"),
        Home.verification_status,
        poster.label("posted_by_email"),
    )
    statement = select(*SHIFT, *rest).join(Home, Home.id == Shift.care_home_id)
    statement = statement.join(CareRole, CareRole.code == Shift.role)
    return db.session.execute(statement.where(Shift.id == shift_id)).first()


def booking(booking_id: UUID) -> Any:
    """Return a booking with its shift, home and worker; ``None`` when there is none."""
    confirmer = select(_Other.email).where(_Other.id == Booking.confirmed_by).scalar_subquery()
    ender = select(_Other.email).where(_Other.id == Booking.ended_by).scalar_subquery()
    rest = (
        Booking.message,
        Booking.reason,
        Booking.evidence,
        Booking.reminded_at,
        Shift.role,
        Shift.break_minutes,
        Shift.hourly_rate,
        Shift.status.label("shift_status"),
        confirmer.label("confirmed_by_email"),
        ender.label("ended_by_email"),
    )
    statement = with_people(select(*BOOKING, *rest))
    return db.session.execute(statement.where(Booking.id == booking_id)).first()


def bookings_of_shift(shift_id: UUID) -> Sequence[Any]:
    """Return the newest bookings of a shift."""
    return _bookings(Booking.shift_id == shift_id, Booking.applied_at.desc())


def bookings_of_worker(worker_id: UUID, *, most: int) -> Sequence[Any]:
    """Return a worker's last bookings, the latest shift first."""
    return _bookings(Booking.worker_id == worker_id, Booking.starts_at.desc(), most=most)


def _bookings(condition: Any, order: Any, *, most: int = MOST) -> Sequence[Any]:
    statement = with_people(select(*BOOKING)).where(condition)
    return db.session.execute(statement.order_by(order, Booking.id.desc()).limit(most)).all()


def workers(text: str) -> Sequence[Any]:
    """Return care workers by the beginning of a name or address."""
    wanted = search.found(text)
    return _workers(Worker.user_id.in_(select(wanted.c.id)))


def worker(user_id: UUID) -> Sequence[Any]:
    """Return the care worker with an account; nobody when there is none."""
    return _workers(Worker.user_id == user_id)


def _workers(condition: Any) -> Sequence[Any]:
    columns = (Worker.user_id, Worker.first_name, Worker.last_name, Worker.city, User.email)
    statement = select(*columns).join(User, User.id == Worker.user_id).where(condition)
    return db.session.execute(statement.order_by(Worker.id.desc()).limit(search.MOST)).all()


def names(codes: Sequence[str]) -> dict[str, str]:
    """Return the names of qualifications, and of a code that is none itself."""
    chosen = select(Qualification.code, Qualification.name).where(Qualification.code.in_(codes))
    known = {row.code: row.name for row in db.session.execute(chosen)}
    return {code: known.get(code, code) for code in codes}


def history(subject: str, subject_id: UUID) -> list[Step]:
    """Return what both sides and staff did to a shift or a booking, newest first."""
    column = BoardEvent.booking_id if subject == "booking" else BoardEvent.shift_id
    statement = (
        select(BoardEvent, User.email, Worker.first_name, Worker.last_name)
        .outerjoin(User, User.id == BoardEvent.actor_id)
        .outerjoin(Worker, Worker.user_id == BoardEvent.actor_id)
        .where(column == subject_id)
        .order_by(BoardEvent.at.desc(), BoardEvent.id.desc())
        .limit(MOST)
    )
    taken = [_step(row) for row in db.session.execute(statement)]
    noted = [
        Step(one.at, one.actor_email, one.action, one.subject, one.before, one.after)
        for one in audit_log.history(subject, subject_id)
    ]
    return sorted([*taken, *noted], key=attrgetter("at"), reverse=True)


def _step(row: Any) -> Step:
    event = row.BoardEvent
    before, after = _said(event.before), _said(event.after)
    return Step(event.at, row.email, event.action, "booking", before, after)


def _said(values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if values is None:
        return None
    return {name: _value(name, value) for name, value in values.items()}


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name.endswith("_at"):
        return moment(datetime.fromisoformat(value))
    return labels.pounds(value) if name == "hourly_rate" else value


def live(shift_id: UUID) -> int:
    """Return how many people applied for a shift or are booked."""
    chosen = select(func.count()).where(Booking.shift_id == shift_id, Booking.ended_at.is_(None))
    return int(db.session.scalar(chosen) or 0)
