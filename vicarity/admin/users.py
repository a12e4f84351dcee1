"""Accounts: find one, suspend it, let it in again, sign it out."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from vicarity.account.enums import Role
from vicarity.account.errors import AccountNotFound
from vicarity.admin import arguments, service
from vicarity.admin.base import ConsoleView, action, page, with_arguments
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import audit_log
from vicarity.admin.queries import users as queries
from vicarity.core.errors import Conflict, NotAllowed


class UsersView(ConsoleView):
    """Everybody who can sign in. Nothing here is a secret, and nothing is edited in place."""

    permission = Permission.READ_USERS

    @page("/", Permission.READ_USERS)
    def index(self) -> Response:
        """List accounts, newest first."""
        role, search = arguments.word("role", Role), arguments.text("q")
        users, older = queries.listed(role=role, search=search, before=arguments.identity("before"))
        return self.page(
            "admin/users.html",
            users=users,
            older=older,
            role=role,
            search=search,
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
        return self.page("admin/user.html", user=user, history=history)

    @action("/<uuid:user_id>/suspend", Permission.MANAGE_USERS)
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

    def _do(self, act: Callable[..., None], user_id: UUID, said: str) -> Redirect:
        try:
            act(user_id, by=self.staff().id)
        except (Conflict, NotAllowed) as refusal:
            flash(str(refusal), "error")
        else:
            flash(said, "success")
        return redirect(url_for("users.shown", user_id=user_id))
