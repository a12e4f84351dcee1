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
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Flask, Request, Response, current_app, request
from flask import session as flask_session
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.datastructures import CallbackDict

from config import Settings
from vicarity.account.enums import Role
from vicarity.admin.assets import STATIC
from vicarity.admin.errors import SessionOver
from vicarity.admin.queries import sessions as queries
from vicarity.core import clock
from vicarity.core.database import unit_of_work

#: For so long after proving who they are nobody is asked again, see ``step_up.py``.
CONFIRMED_FOR = timedelta(minutes=10)

#: ``seen_at`` is written at most this often, so that reading pages costs no write.
SEEN_EVERY = timedelta(minutes=1)

#: Pages ask there by themselves, which is no sign that anybody is still in front of them.
BEAT = "/presence"


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
        self.id: UUID | None = None
        #: Who gave the right password, and who gave all that is asked for.
        self.person: Staff | None = None
        self.staff: Staff | None = None
        self.enrolled = False
        self.confirmed_at: datetime | None = None
        self.send_cookie = False

    def load(self) -> None:
        """Read what is kept under the cookie's token, if it still holds."""
        if self.token is None:
            return
        now = clock.now()
        found = queries.session(_key(self.token), now)
        if found is None:
            self._forget()
            return
        self.update(found.data)
        self.modified = False
        if found.user_id is not None:
            self.id, self.confirmed_at = found.id, found.confirmed_at
            self._belong(Staff(found.user_id, found.email, found.role), found)
        if now - found.seen_at > SEEN_EVERY and not request.path.endswith(BEAT):
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

        Whether the password is all it takes, the session says then: ``staff`` or ``person``.

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
            user_agent=_printable(request.user_agent.string)[:200],
        )
        self.load()

    def raise_up(self) -> None:
        """Take the second factor as given; go on under a new token.

        Raises:
            SessionOver: The session has been ended meanwhile.
        """
        self.pop("csrf", None)  # forms of before are forms of somebody less trusted
        self._prove(factor_at=clock.now())
        self.enrolled, self.staff = True, self.person

    def confirm(self) -> None:
        """Note that the person has just proven who they are; go on under a new token.

        Raises:
            SessionOver: The session has been ended meanwhile.
        """
        self._prove()

    def is_confirmed(self) -> bool:
        """Say whether the person has proven who they are in the last few minutes."""
        at = self.confirmed_at
        return at is not None and at > clock.now() - CONFIRMED_FOR

    def count_try(self) -> int | None:
        """Count one code that is tried; ``None`` when there are no tries left."""
        return queries.count_try(_key(self._token()))

    def end(self) -> None:
        """Forget everything; the cookie opens nothing any more."""
        self._forget()
        self.send_cookie = True

    def save(self) -> None:
        """Keep what changed."""
        if self.modified and self.token is not None:
            with unit_of_work():
                queries.save(_key(self.token), data=dict(self))

    def _forget(self) -> None:
        """Delete what is kept, and leave the cookie: a newer answer may have set it anew."""
        if self.token is not None:
            queries.end(_key(self.token))
        self.clear()
        self.token, self.person, self.staff, self.modified = None, None, None, False

    def _belong(self, person: Staff, found: Any) -> None:
        """Let a person have this session; wholly, if no second factor is still due."""
        self.person, self.enrolled = person, found.enrolled
        optional = not found.enrolled and not _factor_is_required()
        self.staff = person if found.factor_at is not None or optional else None

    def _prove(self, **values: Any) -> None:
        before, now = _key(self._token()), clock.now()
        self._renew()
        if not queries.rename(before, _key(self._token()), confirmed_at=now, **values):
            raise SessionOver
        self.confirmed_at = now

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


def _factor_is_required() -> bool:
    settings: Settings = current_app.extensions["settings"]
    return settings.staff_mfa == "required"


def _printable(text: str) -> str:
    return "".join(char for char in text if " " <= char <= "~")


def _key(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def init_app(app: Flask) -> None:
    """Let Flask ask here for sessions."""
    app.session_interface = ConsoleSessions()
