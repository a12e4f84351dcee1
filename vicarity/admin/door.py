"""Coming in and going out: ``/admin/login`` and ``/admin/logout``."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from vicarity.admin import forgery, going, sessions, sign_in
from vicarity.admin.errors_as_pages import finished
from vicarity.admin.guard import needs
from vicarity.admin.permissions import Permission
from vicarity.auth.errors import InvalidCredentials, TooManyAttempts
from vicarity.core.database import unit_of_work
from vicarity.core.errors import DomainError, NotSignedIn
from vicarity.core.passwords import SignInBusy
from vicarity.extensions import limiter
from vicarity.network import client_network

bp = Blueprint("console", __name__)

#: Requests from one client network; guesses are counted apart, as in the API.
OFTEN = "600 per minute;6000 per hour"


@bp.get("/login")
@needs(Permission.ANYONE)
@limiter.limit(OFTEN)
def login() -> Response:
    """Show the sign-in form."""
    session = sessions.current()
    if session.person is None:
        return form()
    return redirect(going.wanted() if session.staff else going.door(going.wanted()))


@bp.post("/login")
@needs(Permission.ANYONE)
@limiter.limit(OFTEN)
def enter() -> Response:
    """Sign in: a new session under a new token, or the same sentence for every mistake."""
    try:
        sign_in.sign_in(
            request.form.get("email", ""), request.form.get("password", ""), client_network()
        )
    except (InvalidCredentials, TooManyAttempts, SignInBusy) as refusal:
        return form(refusal)
    session = sessions.current()
    return redirect(going.wanted() if session.staff else going.door(going.wanted()))


@bp.post("/logout")
@needs(Permission.FIRST_FACTOR)
def leave() -> Response:
    """Sign out: the session is deleted, and a copy of its cookie opens nothing."""
    sign_in.sign_out()
    return redirect(url_for("console.login"))


@bp.post("/shortcuts")
@needs(Permission.CONSOLE)
def shortcuts() -> Response:
    """Turn single-key shortcuts off or on (WCAG 2.1.4), for as long as the session lasts."""
    session = sessions.current()
    session["without_shortcuts"] = not session.get("without_shortcuts", False)
    return redirect(going.wanted())


def form(refusal: DomainError | None = None) -> Response:
    """Return the form, after a refusal with its sentence and status; never with the password."""
    with unit_of_work():
        sessions.current().begin()
    page = finished(
        render_template(
            "admin/login.html",
            refusal=refusal,
            email=request.form.get("email", "")[:254],
            next=request.values.get("next"),
            csrf_token=forgery.token(),
        )
    )
    return refused(page, refusal) if refusal else page


def refused(page: Response, refusal: DomainError) -> Response:
    """Give a page that repeats its form the status and the headers of the refusal."""
    page.status_code = refusal.status
    if refusal.retry_after is not None:
        page.headers["Retry-After"] = str(refusal.retry_after)
    if isinstance(refusal, NotSignedIn):
        page.headers["WWW-Authenticate"] = "Bearer"
    return page
