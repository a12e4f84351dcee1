"""My security: where I am signed in, my authenticator app, my recovery codes."""

from __future__ import annotations

from uuid import UUID

from flask import Response, flash, redirect, url_for
from werkzeug.wrappers import Response as Redirect

from vicarity.admin import factor_pages, factors, sessions
from vicarity.admin.base import ConsoleView, action, page
from vicarity.admin.errors import NoFactor
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import factors as factor_queries
from vicarity.admin.queries import sessions as session_queries
from vicarity.admin.sign_in import note
from vicarity.core import browsers, clock
from vicarity.core.database import unit_of_work
from vicarity.network import network_of


class SecurityView(ConsoleView):
    """What a member of staff can do for their own account. Reached from the frame's corner."""

    def is_visible(self) -> bool:
        """Stay out of the menu."""
        return False

    @page("/", Permission.CONSOLE)
    def index(self) -> Response:
        """Show my sessions and my second factor."""
        mine = session_queries.going_on(self.staff().id, clock.now())
        return self.page(
            "admin/security.html",
            sessions=mine,
            this=sessions.current().id,
            browser=browsers.name,
            network_of=network_of,
            factor=factor_queries.standing(self.staff().id),
        )

    @action("/sessions/<uuid:session_id>/end", Permission.CONSOLE)
    def end_session(self, session_id: UUID) -> Redirect:
        """End one of my sessions."""
        with unit_of_work():
            ended = session_queries.end_one(self.staff().id, session_id)
            if ended:
                note("end_session", self.staff().id, after={"ended": 1})
        flash("The session is over." if ended else "The session was over already.", "success")
        return redirect(url_for("security.index"))

    @action("/sessions/end-others", Permission.CONSOLE)
    def end_others(self) -> Redirect:
        """End all of my sessions but this one."""
        with unit_of_work():
            ended = session_queries.end_others(self.staff().id, _this())
            if ended:
                note("end_session", self.staff().id, after={"ended": ended})
        flash("You are signed in here alone.", "success")
        return redirect(url_for("security.index"))

    @action("/recovery-codes", Permission.CONSOLE, step_up=True)
    def renew_codes(self) -> Response | Redirect:
        """Make new recovery codes, and show them this once."""
        try:
            return factor_pages.shown_once(factors.renew_recovery())
        except NoFactor as refusal:
            flash(str(refusal), "error")
            return redirect(url_for("security.index"))


def _this() -> UUID:
    found = sessions.current().id
    if found is None:
        raise RuntimeError("the guard lets nobody in without a session")
    return found
