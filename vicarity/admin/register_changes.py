"""Changes in the CQC register about homes of ours: a person looks at each and says what of it."""

from __future__ import annotations

from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from vicarity.admin import answers, arguments, reviews
from vicarity.admin.base import ConsoleView, action, page, with_arguments
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import register_changes as queries
from vicarity.core.errors import DomainError


class RegisterChangesView(ConsoleView):
    """What became different in the register, the oldest first."""

    permission = Permission.READ_CARE_HOMES

    def is_visible(self) -> bool:
        """Stand under Care homes, and not in the menu."""
        return False

    @page("/", Permission.READ_CARE_HOMES)
    def index(self) -> Response:
        """List the changes that nobody has looked at."""
        changes, following = queries.listed(arguments.place("after"))
        return self.page(
            "admin/register_changes.html",
            register_changes=changes,
            following=following and arguments.as_place(*following),
            turned="after" in request.args,
            with_arguments=with_arguments,
        )

    @action("/<uuid:change_id>", Permission.DECIDE_CARE_HOMES)
    def resolve(self, change_id: UUID) -> Redirect:
        """Note what was done about a change; it leaves the list."""
        try:
            home_id = reviews.resolve_change(change_id, answers.reason(""), self.staff().id)
        except DomainError as refusal:
            flash(str(refusal), "error")
            return redirect(url_for("register_changes.index"))
        flash("Noted. The change has left the list.", "success")
        if request.form.get("from") == "review":
            return redirect(url_for("care_homes.review", care_home_id=home_id))
        return redirect(url_for("register_changes.index"))
