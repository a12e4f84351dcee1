"""Reading and writing console sessions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, or_, select, text, update

from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.admin.models import ConsoleSession, StaffFactor
from vicarity.extensions import db

#: Codes one session may try.
TRIES = 5

#: A working day, and a break from it, as NHS Identity has them.
LONGEST, IDLE = timedelta(hours=12), timedelta(minutes=30)

_MARK = func.encode(func.sha256(func.convert_to(User.password_hash, "UTF8")), "hex")

#: What has to be as it was at sign-in.
_AS_AT_SIGN_IN = (
    User.is_active
    & or_(User.sessions_ended_at.is_(None), ConsoleSession.signed_in_at > User.sessions_ended_at)
    & (User.role == ConsoleSession.role)
    & (ConsoleSession.password_mark == _MARK)
)


def session(key: str, now: datetime) -> Any:
    """Return a session that still holds, with whose it is, in one journey.

    A session of an account that was deactivated or signed out everywhere, or that has another
    role or password than at sign-in, holds no longer.
    """
    statement = (
        select(
            ConsoleSession.id,
            ConsoleSession.data,
            ConsoleSession.seen_at,
            ConsoleSession.factor_at,
            ConsoleSession.confirmed_at,
            ConsoleSession.user_id,
            User.email,
            User.role,
            StaffFactor.user_id.is_not(None).label("enrolled"),
        )
        .outerjoin(User, User.id == ConsoleSession.user_id)
        .outerjoin(StaffFactor, StaffFactor.user_id == ConsoleSession.user_id)
        .where(
            ConsoleSession.key == key,
            ConsoleSession.created_at > now - LONGEST,
            ConsoleSession.seen_at > now - IDLE,
            or_(ConsoleSession.user_id.is_(None), _AS_AT_SIGN_IN),
        )
    )
    return db.session.execute(statement).first()


def add_stranger(key: str, now: datetime, ip: str | None) -> None:
    """Insert a session of somebody who has not signed in."""
    values = {"key": key, "created_at": now, "seen_at": now, "ip": ip}
    db.session.execute(insert(ConsoleSession).values(values))


def add_staff(
    key: str,
    now: datetime,
    ip: str | None,
    *,
    user_id: UUID,
    role: Role,
    password_hash: str,
    user_agent: str,
) -> None:
    """Insert a session of a member of staff whose password was just proven."""
    values = {
        "key": key,
        "user_id": user_id,
        "role": role,
        "password_mark": hashlib.sha256(password_hash.encode()).hexdigest(),
        "ip": ip,
        "created_at": now,
        "seen_at": now,
        "signed_in_at": now,
        "confirmed_at": now,
        "user_agent": user_agent,
    }
    db.session.execute(insert(ConsoleSession).values(values))


def save(key: str, **values: Any) -> None:
    """Change a session; one that has ended meanwhile stays ended."""
    db.session.execute(update(ConsoleSession).where(ConsoleSession.key == key).values(**values))


def rename(key: str, new: str, **values: Any) -> bool:
    """Move a session to another token; return whether it was still there."""
    statement = update(ConsoleSession).where(ConsoleSession.key == key)
    moved = statement.values(key=new, code_tries=0, **values).returning(ConsoleSession.id)
    return db.session.scalar(moved) is not None


def count_try(key: str) -> int | None:
    """Count one code that is tried; ``None`` when the session has had all of its tries."""
    statement = (
        update(ConsoleSession)
        .where(ConsoleSession.key == key, ConsoleSession.code_tries < TRIES)
        .values(code_tries=ConsoleSession.code_tries + 1)
        .returning(ConsoleSession.code_tries)
    )
    return db.session.scalar(statement)


def going_on(user_id: UUID, now: datetime) -> Sequence[Any]:
    """Return the sessions of an account that still hold, the newest used first."""
    shown = (
        ConsoleSession.id,
        ConsoleSession.ip,
        ConsoleSession.user_agent,
        ConsoleSession.signed_in_at,
        ConsoleSession.seen_at,
        ConsoleSession.factor_at,
    )
    statement = (
        select(*shown)
        .join(User, User.id == ConsoleSession.user_id)
        .where(
            _AS_AT_SIGN_IN,
            ConsoleSession.user_id == user_id,
            ConsoleSession.created_at > now - LONGEST,
            ConsoleSession.seen_at > now - IDLE,
        )
        .order_by(ConsoleSession.seen_at.desc())
    )
    return db.session.execute(statement).all()


def end_one(user_id: UUID, session_id: UUID) -> bool:
    """Delete one session of an account; return whether it was there."""
    mine = (ConsoleSession.user_id == user_id, ConsoleSession.id == session_id)
    gone = db.session.scalar(delete(ConsoleSession).where(*mine).returning(ConsoleSession.id))
    return gone is not None


def end_others(user_id: UUID, kept: UUID) -> int:
    """Delete every session of an account but one; return how many."""
    others = (ConsoleSession.user_id == user_id, ConsoleSession.id != kept)
    statement = delete(ConsoleSession).where(*others).returning(ConsoleSession.id)
    return len(db.session.scalars(statement).all())


def end(key: str) -> None:
    """Delete a session."""
    db.session.execute(delete(ConsoleSession).where(ConsoleSession.key == key))


def end_all(user_id: UUID) -> None:
    """Delete every session of an account."""
    db.session.execute(delete(ConsoleSession).where(ConsoleSession.user_id == user_id))


_FORGET_SOME = text("""
    DELETE FROM console_sessions WHERE key IN (
        SELECT key FROM console_sessions WHERE seen_at < :instant
        ORDER BY seen_at LIMIT 100 FOR UPDATE SKIP LOCKED)
""")


def forget_some(now: datetime) -> None:
    """Delete some of the sessions nobody has used for long: strangers never fill the table."""
    db.session.execute(_FORGET_SOME, {"instant": now - IDLE})
