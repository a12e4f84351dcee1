"""A worker's calendar link, and the calendar behind it."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any
from uuid import UUID

from vicarity.booking import shown
from vicarity.booking.queries import lists
from vicarity.core import audit, clock
from vicarity.feed import queries
from vicarity.feed.errors import CalendarNotFound
from vicarity.feed.rules import CANCELLED_FOR, MOST, PAST
from vicarity.feed.writing import Link, written

#: Bytes of a secret: more than anybody can guess, so a plain hash of it is enough.
SECRET_BYTES = 32


def standing(worker_id: UUID) -> dict[str, Any]:
    """Return whether a worker has a link that works, not what it is."""
    made_at = queries.made_at(worker_id)
    return {"active": made_at is not None, "made_at": made_at}


def make(worker_id: UUID) -> tuple[str, dict[str, Any]]:
    """Make a link, in place of the one there may be; return its secret, which is not kept."""
    secret, now = secrets.token_urlsafe(SECRET_BYTES), clock.now()
    queries.save({"user_id": worker_id, "secret_hash": _hash(secret), "made_at": now})
    _note("calendar.link", worker_id)
    return secret, {"active": True, "made_at": now}


def revoke(worker_id: UUID) -> None:
    """Make a worker's link useless; without one nothing changes."""
    if queries.remove(worker_id):
        _note("calendar.unlink", worker_id)


def calendar(secret: str, link: Link) -> bytes:
    """Return the calendar behind a link.

    Args:
        secret: What the link says.
        link: Returns the address of a page of ours.

    Raises:
        CalendarNotFound: No link that works has this secret; whatever the reason, the answer
            is the same, and takes the same statement.
    """
    worker_id = queries.owner(_hash(secret))
    if worker_id is None:
        raise CalendarNotFound
    now = clock.now()
    rows = lists.calendar_of_worker(worker_id, now - PAST, now - CANCELLED_FOR, MOST)
    return written([row | {"shown": shown.to_worker(row)} for row in rows], link)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _note(action: str, worker_id: UUID) -> None:
    audit.record(action, actor_id=worker_id, subject="account", subject_id=worker_id)
