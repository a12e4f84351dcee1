"""Reading and writing second factors."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from vicarity.admin.models import StaffFactor
from vicarity.extensions import db


def secret(user_id: UUID) -> bytes | None:
    """Return the encrypted secret of an account's authenticator app."""
    return db.session.scalar(select(StaffFactor.secret).where(StaffFactor.user_id == user_id))


def standing(user_id: UUID) -> tuple[datetime, int] | None:
    """Return since when an account has a second factor, and how many recovery codes are left."""
    left = func.cardinality(StaffFactor.recovery_hashes)
    row = db.session.execute(
        select(StaffFactor.confirmed_at, left).where(StaffFactor.user_id == user_id)
    ).first()
    return None if row is None else (row[0], row[1])


def put(
    user_id: UUID, kept: bytes, *, at: datetime, step: int, hashes: list[str], replace: bool
) -> bool:
    """Keep a second factor; return ``False`` when there was one that is not to be replaced."""
    values = {"secret": kept, "confirmed_at": at, "last_step": step, "recovery_hashes": hashes}
    new = insert(StaffFactor).values(user_id=user_id, **values)
    statement = (
        new.on_conflict_do_update(constraint="pk_staff_factors", set_=values)
        if replace
        else new.on_conflict_do_nothing()
    )
    return db.session.scalar(statement.returning(StaffFactor.user_id)) is not None


def take_step(user_id: UUID, step: int) -> bool:
    """Use up a code; return ``False`` when it, or a newer one, was used before."""
    newer = (StaffFactor.user_id == user_id, StaffFactor.last_step < step)
    statement = (
        update(StaffFactor).where(*newer).values(last_step=step).returning(StaffFactor.user_id)
    )
    return db.session.scalar(statement) is not None


def use_recovery(user_id: UUID, code_hash: str) -> int | None:
    """Use up a recovery code; return how many are left, ``None`` when it was none."""
    statement = (
        update(StaffFactor)
        .where(StaffFactor.user_id == user_id, StaffFactor.recovery_hashes.contains([code_hash]))
        .values(recovery_hashes=func.array_remove(StaffFactor.recovery_hashes, code_hash))
        .returning(func.cardinality(StaffFactor.recovery_hashes))
    )
    left: int | None = db.session.scalar(statement)
    return left


def set_recovery(user_id: UUID, hashes: list[str]) -> bool:
    """Replace the recovery codes; return whether there is a factor they belong to."""
    statement = (
        update(StaffFactor).where(StaffFactor.user_id == user_id).values(recovery_hashes=hashes)
    )
    return db.session.scalar(statement.returning(StaffFactor.user_id)) is not None


def remove(user_id: UUID) -> bool:
    """Take the second factor away; return whether there was one."""
    statement = (
        delete(StaffFactor).where(StaffFactor.user_id == user_id).returning(StaffFactor.user_id)
    )
    return db.session.scalar(statement) is not None
