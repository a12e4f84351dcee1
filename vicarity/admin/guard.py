"""The one guard of the console: whatever is not allowed by name is refused.

It runs before every request under ``/admin``, known address or not, so a page that forgets to
say who may see it is seen by nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from vicarity.admin import forgery, going, policy, sessions
from vicarity.admin.errors import NoPermission, NotInPolicy, SessionOver
from vicarity.admin.permissions import Permission, may
from vicarity.core.database import unit_of_work


def needs(permission: Permission, *, step_up: bool = False) -> Callable[[Any], Any]:
    """Name the permission that a view asks for.

    Args:
        permission: What the policy file names for the same address.
        step_up: The person has to have proven who they are in the last few minutes.
    """

    def decorate(view: Any) -> Any:
        view.permission, view.step_up = permission, step_up
        return view

    return decorate


def allowed(permission: Permission) -> bool:
    """Say whether whoever is at the console may do this."""
    staff = sessions.current().staff
    return staff is not None and may(staff.role, permission)


def stand() -> Response | None:
    """Let a request pass, send a stranger to the door, or refuse.

    Raises:
        SessionOver: Somebody who is not signed in, or only halfway, asks for a change.
        ForgedRequest: See :func:`vicarity.admin.forgery.check`.
        NoPermission: The member of staff may not do this.
        NotInPolicy: The policy file does not speak of this address.
    """
    if not sessions.in_console(request.path):
        _hold_the_api_to_the_policy()
        return None
    with unit_of_work():
        sessions.current().load()
    needed = _needed()
    if needed is not Permission.ANYONE and not _is_known(needed):
        return _to_the_door()
    if request.method not in forgery.SAFE:
        forgery.check()
    if request.endpoint is None or needed in {Permission.ANYONE, Permission.FIRST_FACTOR}:
        return None
    if needed is None:
        raise NotInPolicy
    if not allowed(needed):
        raise NoPermission
    return _to_be_confirmed()


def _hold_the_api_to_the_policy() -> None:
    """Refuse what the file does not list; who may call what it lists, ``@endpoint`` checks."""
    rule = request.url_rule
    if rule is None or not rule.rule.startswith("/api/") or request.method == "OPTIONS":
        return
    if not policy.knows(request.method, rule.rule):
        raise NotInPolicy


def _is_known(needed: Permission | None) -> bool:
    """Say whether the person has proven as much as this asks: one factor, or all of them."""
    session = sessions.current()
    return (session.person if needed is Permission.FIRST_FACTOR else session.staff) is not None


def _needed() -> Permission | None:
    """Return the permission this request needs; ``None`` when nobody has named one.

    The view and the policy file have to agree.
    """
    if request.endpoint is None or request.url_rule is None:
        return None
    view = current_app.view_functions[request.endpoint]
    named: Permission | None = getattr(view, "permission", None)
    listed = policy.permission(request.method, request.url_rule.rule)
    return named if named == listed else None


def _to_the_door() -> Response:
    """Send to where the next factor is given, and from there back to here."""
    if request.method not in forgery.SAFE:
        raise SessionOver
    return redirect(going.door(request.full_path.rstrip("?")))


def _to_be_confirmed() -> Response | None:
    """Ask who is there, unless they have just proven it; a form has to be sent again then."""
    view = current_app.view_functions[request.endpoint or ""]
    if not getattr(view, "step_up", False) or sessions.current().is_confirmed():
        return None
    here = request.full_path.rstrip("?") if request.method in forgery.SAFE else going.form()
    return redirect(url_for("confirm.index", next=here), 303)


def init_app(app: Flask) -> None:
    """Post the guard."""
    app.before_request(stand)
