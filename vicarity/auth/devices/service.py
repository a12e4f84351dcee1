"""What people may do about the devices they are signed in on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from vicarity.auth import sessions
from vicarity.auth.devices import queries
from vicarity.auth.devices.errors import SessionNotFound
from vicarity.auth.enums import Ending
from vicarity.core import clock
from vicarity.core.actor import Actor


def listed(actor: Actor, limit: int, cursor: UUID | None) -> dict[str, Any]:
    """Return a part of somebody's signed-in devices, and where the next part begins."""
    found = queries.page(
        actor.user_id, actor.session_id, now=clock.now(), after=cursor, most=limit + 1
    )
    shown = found[:limit]
    return {"items": shown, "next_cursor": shown[-1]["id"] if len(found) > limit else None}


def sign_out(actor: Actor, session_id: UUID) -> None:
    """Sign one's own device out, at once.

    Raises:
        SessionNotFound: It is somebody else's, or signed out already.
    """
    if not queries.is_live(actor.user_id, session_id, clock.now()):
        raise SessionNotFound
    sessions.end(session_id, Ending.SIGNED_OUT)
