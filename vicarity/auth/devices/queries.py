"""Reading the sessions of one account."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from sqlalchemy import bindparam, func, select, true

from vicarity.auth.models import AuthSession
from vicarity.core.database import read
from vicarity.extensions import db

if TYPE_CHECKING:
    from sqlalchemy import Table

_row = cast("Table", AuthSession.__table__).c

#: Sign-ins of an account that have neither ended nor run out.
_LIVE = (
    _row.user_id == bindparam("owner"),
    _row.ended_at.is_(None),
    _row.expires_at > bindparam("now"),
)
_PAGE = (
    select(
        _row.id,
        _row.device,
        _row.created_at,
        _row.refreshed_at.label("last_used_at"),
        _row.expires_at,
        (_row.id == bindparam("current")).label("current"),
    )
    .where(*_LIVE, func.coalesce(_row.id < bindparam("after", type_=_row.id.type), true()))
    .order_by(_row.id.desc())
    .limit(bindparam("most"))
)
_ONE = select(_row.id).where(*_LIVE, _row.id == bindparam("session"))


def page(
    user_id: UUID, current: UUID, *, now: datetime, after: UUID | None, most: int
) -> list[dict[str, Any]]:
    """Return somebody's sign-ins that hold, newest first, beyond ``after``."""
    values = {"owner": user_id, "current": current, "now": now, "after": after, "most": most}
    return [row._asdict() for row in read(_PAGE, **values)]


def is_live(user_id: UUID, session_id: UUID, now: datetime) -> bool:
    """Say whether this is one of somebody's sign-ins that hold."""
    values = {"owner": user_id, "session": session_id, "now": now}
    return db.session.scalar(_ONE, values) is not None
