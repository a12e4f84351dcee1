"""Reading and writing links to calendars."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, or_, select
from sqlalchemy.dialects.postgresql import insert

from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.core.lean import Lean
from vicarity.extensions import db
from vicarity.feed.models import CalendarFeed

#: A link works for a worker who may sign in, and until all their sign-ins are ended: whoever
#: made it in an account that was not theirs has lost it then.
_WORKS: Any = (
    select(CalendarFeed.user_id, CalendarFeed.made_at)
    .join(User, User.id == CalendarFeed.user_id)
    .where(
        User.is_active,
        User.role == Role.WORKER,
        User.email_verified_at.is_not(None),
        or_(User.sessions_ended_at.is_(None), CalendarFeed.made_at > User.sessions_ended_at),
    )
)
_by_hash = Lean(_WORKS.where(CalendarFeed.secret_hash == bindparam("secret_hash")))
_of_worker = Lean(_WORKS.where(CalendarFeed.user_id == bindparam("worker")))


def owner(secret_hash: str) -> UUID | None:
    """Return whose calendar a link leads to, if it works."""
    found = _by_hash(secret_hash=secret_hash)
    return found[0].user_id if found else None


def made_at(worker_id: UUID) -> datetime | None:
    """Return when the worker's link was made, if there is one that works."""
    found = _of_worker(worker=worker_id)
    return found[0].made_at if found else None


def save(values: dict[str, Any]) -> None:
    """Insert a worker's link in place of the one there may be."""
    statement = insert(CalendarFeed).values(values)
    changed = {name: values[name] for name in ("secret_hash", "made_at")}
    db.session.execute(statement.on_conflict_do_update(index_elements=["user_id"], set_=changed))


def remove(worker_id: UUID) -> bool:
    """Delete a worker's link; return whether there was one."""
    gone = delete(CalendarFeed).where(CalendarFeed.user_id == worker_id)
    return db.session.scalar(gone.returning(CalendarFeed.user_id)) is not None
