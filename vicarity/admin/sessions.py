"""Sessions of the console: kept in PostgreSQL, named by a cookie that says nothing.

Only addresses under ``/admin`` have a session; the API never touches one. The cookie's token
has 256 random bits, and the table holds its hash alone, so a copy of the table opens nothing.
The content is JSON: Flask's messages and what CSRF tokens are made from.

Source: https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Flask, Request, Response, current_app, request
from flask import session as flask_session
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.datastructures import CallbackDict

from config import Settings
from vicarity.account.enums import Role
from vicarity.admin.assets import STATIC
from vicarity.admin.queries import sessions as queries
from vicarity.core import clock
from vicarity.core.database import unit_of_work

#: ``seen_at`` is written at most this often, so that reading pages costs no write.
SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Staff:
    """The member of staff at the console."""

    id: UUID
    email: str
    role: Role


class ServerSession(CallbackDict[str, Any], SessionMixin):
    """What the console remembers of one browser between requests."""

    modified = False

    def __init__(self, token: str | None) -> None:
        """Know the cookie's token; nothing is asked of the database yet."""

        def touched(self: ServerSession) -> None:
            self.modified = True

        super().__init__(None, touched)
        self.token = token
        self.staff: Staff | None = None
        self.send_cookie = False

    def load(self) -> None:
        """Read what is kept under the cookie's token, if it still holds."""
        if self.token is None:
            return
        now = clock.now()
        found = queries.session(_key(self.token), now)
        if found is None:
            self.end()
            return
        self.update(found.data)
        self.modified = False
        if found.user_id is not None:
            self.staff = Staff(found.user_id, found.email, found.role)
        if now - found.seen_at > SEEN_EVERY:
            queries.save(_key(self.token), seen_at=now)

    def begin(self) -> None:
        """Make sure that there is a session, for somebody who has not signed in."""
        if self.token is None:
            self._renew()
            now = clock.now()
            queries.forget_some(now)
            queries.add_stranger(_key(self._token()), now, request.remote_addr)

    def sign_in(self, account: Any) -> None:
        """Change to a new session, under a new token, that belongs to ``account``.

        Args:
            account: What :func:`vicarity.auth.passwords.prove` returned.
        """
        self.end()
        self._renew()
        queries.add_staff(
            _key(self._token()),
            clock.now(),
            request.remote_addr,
            user_id=account.id,
            role=account.role,
            password_hash=account.password_hash,
        )
        self.staff = Staff(account.id, account.email, account.role)

    def end(self) -> None:
        """Forget everything; the cookie opens nothing any more."""
        if self.token is not None:
            queries.end(_key(self.token))
        self.clear()
        self.token, self.staff, self.modified, self.send_cookie = None, None, False, True

    def save(self) -> None:
        """Keep what changed."""
        if self.modified and self.token is not None:
            with unit_of_work():
                queries.save(_key(self.token), data=dict(self))

    def _renew(self) -> None:
        self.token, self.send_cookie = secrets.token_urlsafe(32), True

    def _token(self) -> str:
        if self.token is None:
            raise RuntimeError("there is no session")
        return self.token


class ConsoleSessions(SessionInterface):
    """Gives Flask a session under ``/admin`` and none anywhere else."""

    def open_session(self, app: Flask, request: Request) -> ServerSession | None:
        """Take the cookie. The guard reads the session, where errors get their answer."""
        if not in_console(request.path):
            return None
        token = request.cookies.get(cookie_name(), "")
        return ServerSession(token if 20 < len(token) < 100 else None)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep what changed, and tell the browser its new token or to forget the old one."""
        if not isinstance(session, ServerSession):
            return
        session.save()
        if not session.send_cookie:
            return
        options: dict[str, Any] = {"httponly": True, "samesite": "Lax", "secure": _secure()}
        if session.token is None:
            response.delete_cookie(cookie_name(), path="/", **options)
        else:
            response.set_cookie(cookie_name(), session.token, path="/", **options)


def in_console(path: str) -> bool:
    """Say whether an address is one of the console's, style sheets apart."""
    return path == "/admin" or (path.startswith("/admin/") and not path.startswith(STATIC))


def current() -> ServerSession:
    """Return the session of this request to the console."""
    found = flask_session._get_current_object()  # type: ignore[attr-defined]
    if not isinstance(found, ServerSession):
        raise TypeError("only the console has sessions")
    return found


def cookie_name() -> str:
    """Return the cookie's name: in production one that browsers take from us alone, over TLS."""
    return "__Host-vicarity_console" if _secure() else "vicarity_console"


def _secure() -> bool:
    settings: Settings = current_app.extensions["settings"]
    return settings.production


def _key(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def init_app(app: Flask) -> None:
    """Let Flask ask here for sessions."""
    app.session_interface = ConsoleSessions()
