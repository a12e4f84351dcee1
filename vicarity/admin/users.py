"""Accounts: find one, help its owner in, keep somebody out, take in a colleague."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from vicarity.account.enums import STAFF_ROLES, Role
from vicarity.account.errors import AccountNotFound, EmailTaken, InvalidEmail
from vicarity.admin import arguments, factors, helping, narrowing, service
from vicarity.admin.base import ConsoleView, action, page, with_arguments
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import audit_log
from vicarity.admin.queries import users as queries
from vicarity.core.errors import BadRequest, Conflict, DomainError, NotAllowed, TooMany


def wanted() -> queries.Wanted:
    """Read from the address which accounts to list."""
    return queries.Wanted(
        search=arguments.text("q"),
        role=arguments.word("role", Role),
        active=narrowing.yes_or_no("active"),
        proven=narrowing.yes_or_no("proven"),
    )


class UsersView(ConsoleView):
    """Everybody who can sign in. Nothing here is a secret, and nothing is edited in place."""

    permission = Permission.READ_USERS

    @page("/", Permission.READ_USERS)
    def index(self) -> Response:
        """List accounts, newest first."""
        asked = wanted()
        users, older = queries.listed(asked, arguments.identity("before"))
        return self.page(
            "admin/users.html",
            users=users,
            older=older,
            wanted=asked,
            turned="before" in request.args,
            with_arguments=with_arguments,
        )

    @page("/<uuid:user_id>", Permission.READ_USERS)
    def shown(self, user_id: UUID) -> Response:
        """Show an account and what was done to it."""
        user = queries.shown(user_id)
        if user is None:
            raise AccountNotFound
        history = audit_log.history("account", user_id)
        return self.page("admin/user.html", user=user, history=history, staff_roles=STAFF_ROLES)

    @action("/<uuid:user_id>/suspend", Permission.MANAGE_USERS, step_up=True)
    def suspend(self, user_id: UUID) -> Redirect:
        """Suspend an account."""
        return self._do(service.suspend, user_id, "The account is suspended.")

    @action("/<uuid:user_id>/reactivate", Permission.MANAGE_USERS)
    def reactivate(self, user_id: UUID) -> Redirect:
        """Let a suspended account in again."""
        return self._do(service.reactivate, user_id, "The account is active again.")

    @action("/<uuid:user_id>/end-sessions", Permission.MANAGE_USERS)
    def end_sessions(self, user_id: UUID) -> Redirect:
        """Sign an account out everywhere."""
        return self._do(service.end_sessions, user_id, "The account is signed out everywhere.")

    @action("/<uuid:user_id>/resend-verification", Permission.HELP_USERS)
    def resend_verification(self, user_id: UUID) -> Redirect:
        """Send another link to prove the address."""
        return self._do(helping.resend_verification, user_id, "A new link is on its way.")

    @action("/<uuid:user_id>/role", Permission.MANAGE_USERS, step_up=True)
    def set_role(self, user_id: UUID) -> Redirect:
        """Give a colleague another role."""
        role = _role()

        def act(user_id: UUID, *, by: UUID) -> None:
            helping.set_role(user_id, role, by=by)

        return self._do(act, user_id, "The role is changed. They have to sign in again.")

    @action("/<uuid:user_id>/reset-factor", Permission.MANAGE_USERS, step_up=True)
    def reset_factor(self, user_id: UUID) -> Redirect:
        """Take away the second factor of a colleague who lost it."""
        return self._do(factors.reset, user_id, "They set up a new one when they sign in next.")

    @page("/colleague", Permission.MANAGE_USERS, step_up=True)
    def colleague(self) -> Response:
        """Show the form for a new colleague."""
        return self.page("admin/colleague.html", email="", role=None, roles=STAFF_ROLES)

    @action("/colleague", Permission.MANAGE_USERS, step_up=True)
    def add_colleague(self) -> Response | Redirect:
        """Open an account for a colleague."""
        email, role = request.form.get("email", "")[:1000], _role()
        try:
            user_id = helping.add_colleague(email, role, by=self.staff().id)
        except (EmailTaken, InvalidEmail) as refusal:
            return self._colleague_again(email, role, refusal)
        flash("The account is open. A link to choose a password is on its way.", "success")
        return redirect(url_for("users.shown", user_id=user_id))

    def _colleague_again(self, email: str, role: Role, refusal: DomainError) -> Response:
        shown = {"email": email, "role": role, "roles": STAFF_ROLES, "refusal": refusal}
        return self.page("admin/colleague.html", code=refusal.status, **shown)

    def _do(self, act: Callable[..., object], user_id: UUID, said: str) -> Redirect:
        try:
            act(user_id, by=self.staff().id)
        except (Conflict, NotAllowed, TooMany) as refusal:
            flash(str(refusal), "error")
        else:
            flash(said, "success")
        return redirect(url_for("users.shown", user_id=user_id))


def _role() -> Role:
    """Return the role of staff that was chosen.

    Raises:
        BadRequest: None that there is.
    """
    role = next((one for one in STAFF_ROLES if one.value == request.form.get("role")), None)
    if role is None:
        raise BadRequest
    return role
