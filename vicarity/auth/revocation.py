"""Ended sessions, known to every process of a web server at once, and to others in two seconds.

PostgreSQL is the truth, so an ending survives the loss of Redis and a restore. Each process
keeps the sessions that ended within the life of an access token, and asks for news when the
bell rings and every two seconds: a signed-in request costs no query of its own. Whoever cannot
ask for five seconds refuses with 503 rather than let an ended session in.
"""

from __future__ import annotations

import threading
import time
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from vicarity.auth import queries
from vicarity.core import clock
from vicarity.core.access import KNOWN
from vicarity.core.bell import Bell
from vicarity.core.errors import Unavailable
from vicarity.core.known_tokens import KnownTokens
from vicarity.core.tokens import ACCESS_LIFE
from vicarity.extensions import jwt

#: How old this process's knowledge may grow before it asks again, and before it refuses.
ASK_SECONDS, REFUSE_SECONDS = 2.0, 5.0

#: A transaction may commit its ending this long after it noted the time.
OVERLAP = timedelta(seconds=30)

#: Rung when a session has ended.
bell = Bell()


class Ended:
    """What one process knows about ended sessions."""

    def __init__(self) -> None:
        """Know nothing."""
        self._lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        """Know nothing, and have never asked."""
        self._ended: dict[UUID, datetime] = {}
        self._asked_at = float("-inf")
        self._newest: datetime | None = None
        self._heard = b""

    def holds(self, session_id: UUID) -> bool:
        """Say whether a session has ended.

        Raises:
            Unavailable: The database has not answered for five seconds.
        """
        if self._has_news():
            self._refresh()
        return session_id in self._ended

    def _has_news(self) -> bool:
        return bell.sound() != self._heard or time.monotonic() - self._asked_at > ASK_SECONDS

    def add(self, session_ids: list[UUID]) -> None:
        """Note endings that this process itself has committed, and tell the others."""
        now = clock.now()
        self._ended.update(dict.fromkeys(session_ids, now))
        if session_ids:
            bell.ring()

    def _refresh(self) -> None:
        """Ask for news, in one thread at a time.

        The others wait when the bell rang; otherwise they go on with what is known.
        """
        stale = time.monotonic() - self._asked_at > REFUSE_SECONDS
        if not self._lock.acquire(blocking=stale or bell.sound() != self._heard):
            return
        try:
            if self._has_news():
                self._ask()
        except SQLAlchemyError:
            if stale:
                raise Unavailable from None
        finally:
            self._lock.release()

    def _ask(self) -> None:
        asked_at, heard, horizon = time.monotonic(), bell.sound(), clock.now() - ACCESS_LIFE
        since = horizon if self._newest is None else max(horizon, self._newest - OVERLAP)
        found = queries.sessions_ended_since(since)
        self._ended.update(found)  # in place: another thread may add one at this moment
        for key in [key for key, at in list(self._ended.items()) if at <= horizon]:
            self._ended.pop(key, None)
        self._newest = max(list(self._ended.values()), default=horizon)
        self._asked_at, self._heard = asked_at, heard


ended = Ended()


def init_app(app: Flask) -> None:
    """Let every check of an access token ask."""
    app.extensions[KNOWN] = KnownTokens(ended.holds)

    @jwt.token_in_blocklist_loader
    def has_ended(_header: dict[str, Any], claims: dict[str, Any]) -> bool:
        return ended.holds(UUID(claims["sid"]))
