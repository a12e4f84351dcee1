"""``/api/worker/notifications``, and leaving without signing in."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from vicarity.account.access import verified
from vicarity.account.enums import Role
from vicarity.account.errors import EmailNotVerified
from vicarity.core.access import PUBLIC
from vicarity.core.actor import Actor
from vicarity.core.http import endpoint
from vicarity.digest import service
from vicarity.digest.errors import UnsubscribeLinkInvalid
from vicarity.digest.schemas import (
    Notifications,
    NotificationsChange,
    Unsubscribed,
    UnsubscribeLink,
)
from vicarity.shift.errors import UnknownRole

worker_bp = Blueprint("notifications", __name__)
unsubscribe_bp = Blueprint("unsubscribe", __name__)

WORKER = verified(Role.WORKER)


@worker_bp.get("/notifications")
@endpoint(access=WORKER, returns=Notifications, refuses=(EmailNotVerified,), reads=True)
def standing(actor: Actor) -> dict[str, Any]:
    """Return whether the signed-in worker wants to hear of new shifts by e-mail."""
    return service.standing(actor.user_id)


@worker_bp.put("/notifications")
@endpoint(
    access=WORKER,
    body=NotificationsChange,
    returns=Notifications,
    refuses=(EmailNotVerified, UnknownRole),
)
def choose(body: NotificationsChange, actor: Actor) -> dict[str, Any]:
    """Choose whether, how often and of what to hear; nothing is sent before one does."""
    return service.choose(actor.user_id, body)


@unsubscribe_bp.post("/unsubscribe")
@endpoint(
    access=PUBLIC,
    query=UnsubscribeLink,
    returns=Unsubscribed,
    refuses=(UnsubscribeLinkInvalid,),
    limit="600 per minute",
)
def leave(query: UnsubscribeLink) -> dict[str, Any]:
    """Stop the e-mails this link came with: a mail program's button, or our page's (RFC 8058).

    The same address is a page for people (GET), which changes nothing by being opened.
    """
    return service.unsubscribe(query.token)
