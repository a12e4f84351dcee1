"""Reading and writing shifts, their roles and templates."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, select, text, tuple_, update
from sqlalchemy.exc import IntegrityError

from vicarity.care_home.models import CareHomeProfile
from vicarity.core.database import read
from vicarity.core.upsert import Written, upsert
from vicarity.extensions import db
from vicarity.qualification.models import Qualification
from vicarity.shift import history
from vicarity.shift.enums import LIVE, BookingStatus, ShiftStatus
from vicarity.shift.models import Booking, CareRole, Shift, ShiftTemplate

if TYPE_CHECKING:
    from sqlalchemy import Table

_shifts = cast("Table", Shift.__table__)
_templates = cast("Table", ShiftTemplate.__table__)
_SHIFT, _TEMPLATE = _shifts.c, _templates.c
_APPLIED = (
    select(func.count())
    .where(Booking.shift_id == _SHIFT.id, Booking.status == BookingStatus.APPLIED)
    .scalar_subquery()
    .label("applied")
)
_OF_HOME = select(_shifts, _APPLIED).where(_SHIFT.care_home_id == bindparam("home"))
_ONE = _OF_HOME.where(_SHIFT.id == bindparam("shift"))
_LOCKED = (
    select(_shifts)
    .where(_SHIFT.care_home_id == bindparam("home"), _SHIFT.id == bindparam("shift"))
    .with_for_update()
)
_LOCKED_ALL = (
    select(_shifts)
    .where(
        _SHIFT.care_home_id == bindparam("home"), _SHIFT.id.in_(bindparam("shifts", expanding=True))
    )
    .order_by(_SHIFT.id)
    .with_for_update()
)
_ROLES = select(CareRole.code, CareRole.name, CareRole.required).order_by(CareRole.display_order)
_TEMPLATES = (
    select(_templates)
    .where(_TEMPLATE.care_home_id == bindparam("home"))
    .order_by(func.lower(_TEMPLATE.name))
)


def save_roles(rows: Sequence[dict[str, Any]]) -> Written:
    """Bring the roles up to a list."""
    return upsert(CareRole, rows, ["code"])


def roles() -> list[dict[str, Any]]:
    """Return every role, in the order in which people should see them."""
    return [row._asdict() for row in read(_ROLES)]


def is_role(code: str) -> bool:
    """Say whether there is such a role."""
    return db.session.scalar(select(CareRole.code).where(CareRole.code == code)) is not None


def unknown(codes: Collection[str]) -> set[str]:
    """Return those of the codes that are no qualification's."""
    chosen = select(Qualification.code).where(Qualification.code.in_(codes))
    return set(codes) - set(db.session.scalars(chosen))


_WAGES = text("""
    SELECT day, wage.pence FROM unnest(CAST(:days AS date[])) AS day
    CROSS JOIN LATERAL (
        SELECT pence FROM minimum_wages WHERE effective_on <= day AND from_age <= :age
        ORDER BY effective_on DESC, from_age DESC LIMIT 1
    ) AS wage
""")


def wages(days: Collection[date], age: int) -> dict[date, int]:
    """Return the minimum wage on each of some days for people of an age, where it is known."""
    rows = db.session.execute(_WAGES, {"days": list(days), "age": age})
    return {row.day: row.pence for row in rows}


def locked_home(care_home_id: UUID) -> Any:
    """Return where a home's check stands, which stays so until this transaction ends."""
    home = select(CareHomeProfile.verification_status).where(CareHomeProfile.id == care_home_id)
    return db.session.scalar(home.with_for_update(read=True))


def add(rows: list[dict[str, Any]]) -> list[UUID]:
    """Insert shifts, note who posted them, and return their ids in the same order."""
    statement = insert(Shift).returning(Shift.id, sort_by_parameter_order=True)
    ids = list(db.session.scalars(statement, rows))
    history.note_all(
        history.event("shift.posted", row["posted_by"], one, after=_facts(row))
        for one, row in zip(ids, rows, strict=True)
    )
    return ids


def _facts(row: dict[str, Any]) -> dict[str, Any]:
    """Return what the history tells of a new shift."""
    return {"status": row.get("status", ShiftStatus.DRAFT)} | {
        name: row[name] for name in ("role", "starts_at", "ends_at", "hourly_rate", "positions")
    }


def of_home(care_home_id: UUID, shift_ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """Return some of a home's shifts as they are in this transaction, in order of time."""
    statement = _OF_HOME.where(_SHIFT.id.in_(shift_ids)).order_by(_SHIFT.starts_at, _SHIFT.id)
    rows = db.session.execute(statement, {"home": care_home_id})
    return [row._asdict() for row in rows]


def shift(care_home_id: UUID, shift_id: UUID) -> dict[str, Any] | None:
    """Return a home's shift."""
    found = read(_ONE, home=care_home_id, shift=shift_id)
    return found[0]._asdict() if found else None


def locked_shift(care_home_id: UUID, shift_id: UUID) -> dict[str, Any] | None:
    """Return a home's shift, to be changed in this transaction."""
    row = db.session.execute(_LOCKED, {"home": care_home_id, "shift": shift_id}).first()
    return None if row is None else row._asdict()


def locked_shifts(care_home_id: UUID, shift_ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """Return those of a home's shifts, to be changed in this transaction."""
    rows = db.session.execute(_LOCKED_ALL, {"home": care_home_id, "shifts": list(shift_ids)})
    return [row._asdict() for row in rows]


def relied_on_by(shift_id: UUID) -> list[UUID]:
    """Return the bookings of who has applied for a shift, or is booked."""
    live = select(Booking.id).where(Booking.shift_id == shift_id, Booking.status.in_(LIVE))
    return list(db.session.scalars(live.order_by(Booking.id)))


def save(
    current: Sequence[dict[str, Any]], values: dict[str, Any], *, action: str, by: UUID
) -> None:
    """Change shifts, and note who did.

    Args:
        current: The shifts as they are.
        values: What changes about them.
        action: What the history calls that.
        by: Whose account does it.
    """
    ids = [row["id"] for row in current]
    db.session.execute(update(Shift).where(Shift.id.in_(ids)).values(**values))
    history.note_all(
        history.event(
            action, by, row["id"], before={name: row[name] for name in values}, after=values
        )
        for row in current
    )


def remove(shift_id: UUID, *, by: UUID) -> None:
    """Delete a shift, and note who did."""
    db.session.execute(delete(Shift).where(Shift.id == shift_id))
    history.note("shift.thrown_away", by=by, shift_id=shift_id)


def page(
    care_home_id: UUID,
    *,
    since: datetime | None,
    until: datetime | None,
    status: ShiftStatus | None,
    newest_first: bool = False,
    after: tuple[datetime, UUID] | None,
    most: int,
) -> list[dict[str, Any]]:
    """Return a home's shifts in order of time, beyond ``after``.

    Args:
        care_home_id: Which home.
        since: When the first may begin.
        until: Before when they begin.
        status: Only those in it.
        newest_first: Whether time runs backwards.
        after: Where the part before ended.
        most: How many, at most.
    """
    place = tuple_(_SHIFT.starts_at, _SHIFT.id)
    statement = _OF_HOME.order_by(*_order(newest_first)).limit(most)
    if since is not None:
        statement = statement.where(_SHIFT.starts_at >= since)
    if until is not None:
        statement = statement.where(_SHIFT.starts_at < until)
    if status is not None:
        statement = statement.where(_SHIFT.status == status)
    if after is not None:
        there = tuple_(*after)
        statement = statement.where(place < there if newest_first else place > there)
    return [row._asdict() for row in read(statement, home=care_home_id)]


def _order(newest_first: bool) -> list[Any]:
    if newest_first:
        return [_SHIFT.starts_at.desc(), _SHIFT.id.desc()]
    return [_SHIFT.starts_at, _SHIFT.id]


def templates(care_home_id: UUID) -> list[dict[str, Any]]:
    """Return a home's templates by name."""
    return [row._asdict() for row in read(_TEMPLATES, home=care_home_id)]


def lock_templates(care_home_id: UUID) -> int:
    """Keep others from adding a template to a home, and return how many it has."""
    locked_home = select(CareHomeProfile.id).where(CareHomeProfile.id == care_home_id)
    db.session.execute(locked_home.with_for_update(key_share=True))
    count = select(func.count()).where(_TEMPLATE.care_home_id == care_home_id)
    return int(db.session.scalar(count) or 0)


def add_template(values: dict[str, Any]) -> dict[str, Any] | None:
    """Insert a template and return its row; ``None`` when its name is taken."""
    return _named(insert(ShiftTemplate).values(values).returning(*_TEMPLATE))


def change_template(
    care_home_id: UUID, template_id: UUID, values: dict[str, Any]
) -> dict[str, Any] | None:
    """Change a template and return its row; ``None`` when its name is taken."""
    chosen = update(ShiftTemplate).where(
        _TEMPLATE.care_home_id == care_home_id, _TEMPLATE.id == template_id
    )
    return _named(chosen.values(**values).returning(*_TEMPLATE))


def _named(statement: Any) -> dict[str, Any] | None:
    try:
        with db.session.begin_nested():
            row: dict[str, Any] = db.session.execute(statement).one()._asdict()
            return row
    except IntegrityError as error:
        if "uq_shift_templates_name" in str(error.orig):
            return None
        raise


def locked_template(care_home_id: UUID, template_id: UUID) -> dict[str, Any] | None:
    """Return a home's template, to be changed in this transaction."""
    chosen = select(_templates).where(
        _TEMPLATE.care_home_id == care_home_id, _TEMPLATE.id == template_id
    )
    row = db.session.execute(chosen.with_for_update()).first()
    return None if row is None else row._asdict()


def remove_template(care_home_id: UUID, template_id: UUID) -> bool:
    """Delete a template; return whether there was one."""
    chosen = delete(ShiftTemplate).where(
        _TEMPLATE.care_home_id == care_home_id, _TEMPLATE.id == template_id
    )
    return db.session.scalar(chosen.returning(_TEMPLATE.id)) is not None


_OPEN = text("""
    SELECT coalesce(sum(there.shifts), 0)::bigint FROM care_home_profiles home
    CROSS JOIN LATERAL (
        SELECT count(*) AS shifts FROM shifts
        WHERE care_home_id = home.id AND status = 'open' AND starts_at > :now
    ) AS there
    WHERE home.verification_status = 'verified'
""")


def how_many_open(now: datetime) -> int:
    """Count the shifts that verified homes offer."""
    return int(read(_OPEN, now=now)[0][0])
