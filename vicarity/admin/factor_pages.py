"""The second door: giving a code, setting up an app, standing in with a recovery code."""

from __future__ import annotations

import segno
from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from vicarity.admin import door, factors, forgery, going, sessions
from vicarity.admin.errors import (
    CodesUsedUp,
    FactorUnreadable,
    HasFactor,
    TooManyCodes,
    WrongCode,
)
from vicarity.admin.errors_as_pages import finished
from vicarity.admin.guard import needs
from vicarity.admin.permissions import Permission
from vicarity.core.errors import DomainError
from vicarity.extensions import limiter

bp = Blueprint("factor", __name__)


@bp.get("/code")
@needs(Permission.FIRST_FACTOR)
@limiter.limit(door.OFTEN)
def code() -> Response:
    """Ask for the code of the authenticator app."""
    return _elsewhere() or _ask()


@bp.post("/code")
@needs(Permission.FIRST_FACTOR)
@limiter.limit(door.OFTEN)
def give() -> Response:
    """Take the code, or a recovery code in its stead."""
    if away := _elsewhere():
        return away
    recovery = "recovery" in request.form
    act = factors.use_recovery if recovery else factors.give_code
    try:
        act(request.form.get("code", ""))
    except CodesUsedUp as refusal:
        return door.form(refusal)
    except (WrongCode, TooManyCodes, FactorUnreadable) as refusal:
        return _ask(refusal)
    return redirect(going.wanted())


@bp.get("/enrol")
@needs(Permission.FIRST_FACTOR)
@limiter.limit(door.OFTEN)
def enrol() -> Response:
    """Show the secret of a new app, as a picture and as letters."""
    return _not_to_enrol() or _show()


@bp.post("/enrol")
@needs(Permission.FIRST_FACTOR)
@limiter.limit(door.OFTEN)
def confirm() -> Response:
    """Take the new app's first code, and show the recovery codes, this once."""
    if away := _not_to_enrol():
        return away
    try:
        codes = factors.enrol(request.form.get("code", ""))
    except CodesUsedUp as refusal:
        return door.form(refusal)
    except HasFactor:
        return redirect(url_for("factor.code", next=going.wanted()))
    except (WrongCode, TooManyCodes) as refusal:
        return _show(refusal)
    return shown_once(codes)


def shown_once(codes: list[str]) -> Response:
    """Return the page with new recovery codes; nothing can show them again."""
    return _page("recovery", codes=codes)


def _ask(refusal: DomainError | None = None) -> Response:
    return _page("factor", refusal, recovery="recovery" in request.values)


def _show(refusal: DomainError | None = None) -> Response:
    secret = factors.secret_to_enrol()
    picture = segno.make(factors.address_to_enrol(secret), micro=False).svg_inline(
        svgclass="vc-qr", omitsize=True, title="Picture for the authenticator app"
    )
    groups = [secret[start : start + 4] for start in range(0, len(secret), 4)]
    return _page("enrol", refusal, picture=picture, groups=groups)


def _page(name: str, refusal: DomainError | None = None, **shown: object) -> Response:
    page = finished(
        render_template(
            f"admin/{name}.html",
            refusal=refusal,
            person=sessions.current().person,
            next=going.wanted(),
            csrf_token=forgery.token(),
            **shown,
        )
    )
    return door.refused(page, refusal) if refusal else page


def _elsewhere() -> Response | None:
    """Send on who is in, and who has no app to give a code of."""
    session = sessions.current()
    if session.staff is not None:
        return redirect(going.wanted())
    return None if session.enrolled else redirect(going.door(going.wanted()))


def _not_to_enrol() -> Response | None:
    """Send on who has an app and has yet to give its code, and who should first be confirmed."""
    session = sessions.current()
    if session.staff is None:
        return redirect(going.door(going.wanted())) if session.enrolled else None
    here = url_for("factor.enrol")
    return None if session.is_confirmed() else redirect(url_for("confirm.index", next=here))
