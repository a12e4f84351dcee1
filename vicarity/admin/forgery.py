"""Is a change really asked for by one of our own pages?

Every unsafe request needs a token made from the session, and must not come from another site.
Flask-Admin's own forms and actions send the same token, so they pass through the same check.

Source: https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, request
from flask_admin.form import SecureForm
from wtforms.csrf.session import SessionCSRF
from wtforms.validators import ValidationError

from config import Settings
from vicarity.admin.errors import ForgedRequest
from vicarity.core import clock

SAFE = frozenset({"GET", "HEAD"})


class _Token(SessionCSRF):
    """WTForms' token, with our clock; a session without one is refused, not an error."""

    def now(self) -> datetime:
        return clock.now()

    def validate_csrf_token(self, form: Any, field: Any) -> None:
        if "csrf" not in self.session:
            raise ValidationError
        super().validate_csrf_token(form, field)


class ConsoleForm(SecureForm):
    """The base of every form in the console."""

    class Meta(SecureForm.Meta):
        """Long edits are not lost: a token lives for a working day."""

        csrf_class = _Token
        csrf_time_limit = timedelta(hours=8)


def token() -> str:
    """Return a token for a form on this page."""
    made: str = ConsoleForm().csrf_token.current_token
    return made


def check() -> None:
    """Refuse a change that none of our pages asked for.

    Raises:
        ForgedRequest: Its token is missing, too old or another session's, or it comes from
            another site.
    """
    if not (_from_here() and ConsoleForm(request.form).validate()):
        raise ForgedRequest


def _from_here() -> bool:
    """Read what browsers say about where a request was made; old ones say nothing."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc in _our_hosts()


def _our_hosts() -> set[str]:
    """Return the host people see and the one this process sees: a proxy may change it."""
    settings: Settings = current_app.extensions["settings"]
    return {request.host, urlsplit(str(settings.frontend_url)).netloc}
