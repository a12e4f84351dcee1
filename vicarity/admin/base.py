"""What every page of the console shares."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from flask import Response, current_app, request, url_for
from flask_admin import BaseView, expose

from config import Settings
from vicarity.admin import forgery, sessions
from vicarity.admin.errors_as_pages import finished
from vicarity.admin.guard import allowed, needs
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import waiting
from vicarity.admin.sessions import Staff
from vicarity.core.database import reading


def page(address: str, permission: Permission, *, step_up: bool = False) -> Callable[[Any], Any]:
    """Declare a page that only reads; ``step_up`` asks first who is there, see ``step_up.py``."""

    def decorate(view: Any) -> Any:
        @wraps(view)
        def wrapper(self: Any, **arguments: Any) -> Any:
            with reading():
                return view(self, **arguments)

        return needs(permission, step_up=step_up)(expose(address)(wrapper))

    return decorate


def action(address: str, permission: Permission, *, step_up: bool = False) -> Callable[[Any], Any]:
    """Declare what a button does; it takes a transaction of its own."""

    def decorate(view: Any) -> Any:
        exposed = expose(address, methods=("POST",))(view)
        return needs(permission, step_up=step_up)(exposed)

    return decorate


class ConsoleView(BaseView):
    """One entry of the menu. Who may open a page, :mod:`vicarity.admin.guard` has decided."""

    #: Who sees the entry in the menu.
    permission = Permission.CONSOLE

    def is_visible(self) -> bool:
        """Say whether the menu shows this entry to whoever is at the console."""
        return allowed(self.permission)

    def staff(self) -> Staff:
        """Return who is at the console."""
        found = sessions.current().staff
        if found is None:
            raise RuntimeError("the guard lets nobody in without an account")
        return found

    def _run_view(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        """Call a page once: Flask-Admin calls again, differently, after any TypeError."""
        return fn(self, *args, **kwargs)

    def page(self, template: str, *, code: int = 200, **shown: Any) -> Response:
        """Return a page with this status."""
        response = finished(self.render(template, **shown))
        response.status_code = code
        return response

    def render(self, template: str, **shown: Any) -> str:
        """Render a page, Flask-Admin's own included, with what the frame around it needs."""
        settings: Settings = current_app.extensions["settings"]
        session = sessions.current()
        frame = {
            "staff": session.staff,
            "csrf_token": forgery.token(),
            "may": allowed,
            "can": Permission,
            "waiting": waiting.in_queues(),
            "practice": not settings.production,
            "without_shortcuts": session.get("without_shortcuts", False),
            "here": request.full_path.rstrip("?"),
        }
        rendered: str = super().render(template, **frame | shown)
        return rendered


def with_arguments(**changed: Any) -> str:
    """Return this page's address with some of its query changed; ``None`` takes one out."""
    kept = {name: value for name, value in request.args.items() if value} | changed
    query = urlencode({name: str(value) for name, value in kept.items() if value is not None})
    path = url_for(request.endpoint or "", **(request.view_args or {}))
    return f"{path}?{query}" if query else path
