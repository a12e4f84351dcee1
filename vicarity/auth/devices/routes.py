"""``/api/auth/sessions``."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint

from vicarity.account.access import SIGNED_IN
from vicarity.auth.devices import service
from vicarity.auth.devices.errors import SessionNotFound
from vicarity.auth.devices.schemas import SessionsAsked, SignedInDevices
from vicarity.core.actor import Actor
from vicarity.core.http import endpoint

bp = Blueprint("devices", __name__)


@bp.get("")
@endpoint(access=SIGNED_IN, query=SessionsAsked, returns=SignedInDevices, reads=True)
def list_sessions(query: SessionsAsked, actor: Actor) -> dict[str, Any]:
    """List the devices the caller is signed in on, the newest sign-in first."""
    return service.listed(actor, query.limit, query.cursor)


@bp.delete("/<uuid:session_id>")
@endpoint(access=SIGNED_IN, status=204, refuses=(SessionNotFound,))
def end_session(session_id: UUID, actor: Actor) -> None:
    """Sign one of the caller's devices out; its tokens are dead at once."""
    service.sign_out(actor, session_id)
