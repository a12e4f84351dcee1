"""The one guard of the console: whatever is not allowed by name is refused.

It runs before every request under ``/admin``, known address or not, so a page that forgets to
say who may see it is seen by nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from vicarity.admin import forgery, sessions
from vicarity.admin.errors import NoPermission, SessionOver
from vicarity.admin.permissions import Permission, may
from vicarity.core.database import unit_of_work


def needs(permission: Permission) -> Callable[[Any], Any]:
    """Name the permission that a view asks for."""

    def decorate(view: Any) -> Any:
        view.permission = permission
        return view

    return decorate


def allowed(permission: Permission) -> bool:
    """Say whether whoever is at the console may do this."""
    staff = sessions.current().staff
    return staff is not None and may(staff.role, permission)


def stand() -> Response | None:
    """Let a request pass, send a stranger to the door, or refuse.

    Raises:
        SessionOver: A stranger asks for a change.
        ForgedRequest: See :func:`vicarity.admin.forgery.check`.
        NoPermission: The member of staff may not do this.
    """
    if not sessions.in_console(request.path):
        return None
    with unit_of_work():
        sessions.current().load()
    needed = _needed()
    if needed is not Permission.ANYONE and sessions.current().staff is None:
        return _to_the_door()
    if request.method not in forgery.SAFE:
        forgery.check()
    if needed not in {None, Permission.ANYONE} and not allowed(needed):
        raise NoPermission
    return None


def _needed() -> Permission | None:
    """Return the permission this request needs; ``None`` when there is nothing at its address."""
    if request.endpoint is None:
        return None
    view = current_app.view_functions[request.endpoint]
    named: Permission | None = getattr(view, "permission", None)
    if named is None:
        raise NoPermission
    return named


def _to_the_door() -> Response:
    if request.method not in forgery.SAFE:
        raise SessionOver
    return redirect(url_for("console.login", next=request.full_path.rstrip("?")))


def init_app(app: Flask) -> None:
    """Post the guard."""
    app.before_request(stand)
