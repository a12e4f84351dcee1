"""Reading and writing console sessions."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, or_, select, text, update

from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.admin.models import ConsoleSession
from vicarity.extensions import db

#: A working day, and a break from it, as NHS Identity has them.
LONGEST, IDLE = timedelta(hours=12), timedelta(minutes=30)

_MARK = func.encode(func.sha256(func.convert_to(User.password_hash, "UTF8")), "hex")


def session(key: str, now: datetime) -> Any:
    """Return a session that still holds, with whose it is, in one journey.

    A session of an account that was deactivated or signed out everywhere, or that has another
    role or password than at sign-in, holds no longer.
    """
    as_at_sign_in = (
        User.is_active
        & or_(
            User.sessions_ended_at.is_(None),
            ConsoleSession.signed_in_at > User.sessions_ended_at,
        )
        & (User.role == ConsoleSession.role)
        & (ConsoleSession.password_mark == _MARK)
    )
    statement = (
        select(
            ConsoleSession.data,
            ConsoleSession.seen_at,
            ConsoleSession.user_id,
            User.email,
            User.role,
        )
        .outerjoin(User, User.id == ConsoleSession.user_id)
        .where(
            ConsoleSession.key == key,
            ConsoleSession.created_at > now - LONGEST,
            ConsoleSession.seen_at > now - IDLE,
            or_(ConsoleSession.user_id.is_(None), as_at_sign_in),
        )
    )
    return db.session.execute(statement).first()


def add_stranger(key: str, now: datetime, ip: str | None) -> None:
    """Insert a session of somebody who has not signed in."""
    values = {"key": key, "created_at": now, "seen_at": now, "ip": ip}
    db.session.execute(insert(ConsoleSession).values(values))


def add_staff(
    key: str, now: datetime, ip: str | None, *, user_id: UUID, role: Role, password_hash: str
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
    }
    db.session.execute(insert(ConsoleSession).values(values))


def save(key: str, **values: Any) -> None:
    """Change a session; one that has ended meanwhile stays ended."""
    db.session.execute(update(ConsoleSession).where(ConsoleSession.key == key).values(**values))


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
