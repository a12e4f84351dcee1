"""``/api/worker/calendar-feed``, and ``/calendar``, where calendar programs read."""

from __future__ import annotations

import hashlib
from typing import Any

from flask import Blueprint, Response, current_app, request

from config import Settings
from vicarity.account.access import verified
from vicarity.account.enums import Role
from vicarity.account.errors import EmailNotVerified
from vicarity.core.access import PUBLIC
from vicarity.core.actor import Actor
from vicarity.core.http import endpoint
from vicarity.feed import service
from vicarity.feed.errors import CalendarNotFound
from vicarity.feed.schemas import CalendarLink, NewCalendarLink

worker_bp = Blueprint("calendar_link", __name__)
calendar_bp = Blueprint("calendar", __name__)

WORKER = verified(Role.WORKER)

#: Programs read one calendar about once an hour; those who keep calendars for many people read
#: many of them from few networks.
OFTEN = "600 per minute"


def _link(path: str) -> str:
    settings: Settings = current_app.extensions["settings"]
    return settings.link(path)


@worker_bp.get("/calendar-feed")
@endpoint(access=WORKER, returns=CalendarLink, refuses=(EmailNotVerified,), reads=True)
def link(actor: Actor) -> dict[str, Any]:
    """Say whether the signed-in worker has a calendar link that works."""
    return service.standing(actor.user_id)


@worker_bp.post("/calendar-feed")
@endpoint(
    access=WORKER,
    returns=NewCalendarLink,
    status=201,
    refuses=(EmailNotVerified,),
    limit="60 per minute;600 per hour",
)
def make(actor: Actor) -> dict[str, Any]:
    """Make a calendar link; the one before stops working. It is shown this once."""
    secret, made = service.make(actor.user_id)
    return made | {"url": _link(f"/calendar/{secret}.ics")}


@worker_bp.delete("/calendar-feed")
@endpoint(access=WORKER, status=204, refuses=(EmailNotVerified,))
def revoke(actor: Actor) -> None:
    """Make the calendar link stop working."""
    service.revoke(actor.user_id)


@calendar_bp.get("/calendar/<secret>.ics")
@endpoint(
    access=PUBLIC,
    media_types=("text/calendar",),
    refuses=(CalendarNotFound,),
    limit=OFTEN,
    cached=True,
    reads=True,
)
def calendar(secret: str) -> Response:
    """Give a calendar program the shifts of whoever made this link."""
    body = service.calendar(secret, _link)
    response = Response(body, content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Disposition"] = 'inline; filename="vicarity-shifts.ics"'
    response.headers["X-Robots-Tag"] = "noindex"
    response.set_etag(hashlib.sha256(body).hexdigest()[:32])
    response.make_conditional(request)
    return response
