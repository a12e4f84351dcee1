"""``/api/auth``."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, request
from flask_jwt_extended.exceptions import JWTExtendedException
from jwt import PyJWTError

from config import Settings
from vicarity.account.access import SIGNED_IN
from vicarity.account.errors import WeakPassword
from vicarity.auth import accounts, links, registration, sessions, sign_in
from vicarity.auth.errors import (
    AccountInactive,
    InvalidCredentials,
    InvalidRefreshToken,
    InvalidToken,
    TooManyAttempts,
)
from vicarity.auth.schemas import (
    CheckYourInbox,
    Credentials,
    EmailOnly,
    LinkToken,
    Me,
    Message,
    NewPassword,
    PasswordChange,
    RefreshRequest,
    Registration,
    SignedIn,
    Tokens,
    Verified,
)
from vicarity.core import browsers, tokens
from vicarity.core.access import PUBLIC, maybe_signed_in
from vicarity.core.actor import Actor
from vicarity.core.errors import NotSignedIn
from vicarity.core.http import as_json, endpoint
from vicarity.core.passwords import SignInBusy
from vicarity.network import client_network

bp = Blueprint("auth", __name__)

#: Requests from one client network. A network can be a whole care home.
OFTEN = "600 per minute;6000 per hour"

COOKIE = "cookie"

#: Right passwords cost a processor a fifth of a second; wrong ones have limits of their own.
SIGN_INS = "900 per minute;9000 per hour"

IF_KNOWN = "If this address has an account, we have sent it an email."


@bp.post("/register")
@endpoint(
    access=PUBLIC,
    body=Registration,
    returns=CheckYourInbox,
    status=202,
    refuses=(WeakPassword, SignInBusy),
    limit=OFTEN,
)
def register(body: Registration) -> CheckYourInbox:
    """Open an account as a care worker or a care home."""
    registration.register(body)
    return CheckYourInbox(email=body.email)


@bp.post("/login")
@endpoint(
    access=PUBLIC,
    body=Credentials,
    returns=SignedIn,
    refuses=(InvalidCredentials, AccountInactive, TooManyAttempts, SignInBusy),
    limit=SIGN_INS,
)
def login(body: Credentials) -> Response:
    """Sign in with an address and its password."""
    device = browsers.name(request.user_agent.string)
    answer = sign_in.sign_in(body, client_network(), device)
    return _delivered(SignedIn, answer, in_cookie=body.token_delivery == COOKIE)


@bp.post("/refresh")
@endpoint(
    access=PUBLIC,
    body=RefreshRequest,
    body_optional=True,
    returns=Tokens,
    refuses=(InvalidRefreshToken,),
    schemes=("refresh_cookie",),
)
def refresh(body: RefreshRequest) -> Response:
    """Exchange the newest refresh token for a new pair."""
    in_cookie = body.refresh_token is None
    given = request.cookies.get(_cookie_name()) if in_cookie else body.refresh_token
    return _delivered(Tokens, sessions.refresh(given), in_cookie=in_cookie)


@bp.post("/logout")
@endpoint(
    access=PUBLIC,
    body=RefreshRequest,
    body_optional=True,
    status=204,
    refuses=(NotSignedIn,),
    schemes=("access_token", "refresh_cookie"),
    limit=OFTEN,
)
def logout(body: RefreshRequest) -> Response:
    """Sign out: the access token and every token of its family are dead at once."""
    given = body.refresh_token or request.cookies.get(_cookie_name())
    actor = _leaving(given)
    if actor is None and given is None:
        raise NotSignedIn
    sessions.sign_out(actor.session_id if actor else None, given)
    return _without_cookie()


@bp.post("/logout-everywhere")
@endpoint(access=SIGNED_IN, status=204, limit=OFTEN)
def logout_everywhere(actor: Actor) -> Response:
    """Sign out on every device, this one included."""
    accounts.end_sessions(actor.user_id, by=actor.user_id)
    return _without_cookie()


def _leaving(refresh_token: str | None) -> Actor | None:
    """Return who signs out; whose access token has run out may still bring the other one."""
    try:
        return maybe_signed_in()
    except (NotSignedIn, JWTExtendedException, PyJWTError):
        if refresh_token is None or tokens.read_refresh(refresh_token) is None:
            raise
        return None


@bp.post("/verify-email")
@endpoint(access=PUBLIC, body=LinkToken, returns=Verified, refuses=(InvalidToken,), limit=OFTEN)
def verify_email(body: LinkToken) -> Verified:
    """Prove an email address with the token of the link we sent to it."""
    return links.verify_email(body.token)


@bp.post("/resend-verification")
@endpoint(access=PUBLIC, body=EmailOnly, returns=Message, limit=OFTEN)
def resend_verification(body: EmailOnly) -> Message:
    """Ask for a new link; the answer is the same for every address."""
    links.request_verification(body.email)
    return Message(message=IF_KNOWN)


@bp.post("/password-reset-request")
@endpoint(access=PUBLIC, body=EmailOnly, returns=Message, limit=OFTEN)
def password_reset_request(body: EmailOnly) -> Message:
    """Ask for a link to set a new password; the answer is the same for every address."""
    links.request_reset(body.email)
    return Message(message=IF_KNOWN)


@bp.post("/password-reset-confirm")
@endpoint(
    access=PUBLIC,
    body=NewPassword,
    returns=Message,
    refuses=(InvalidToken, WeakPassword, SignInBusy),
    limit=OFTEN,
)
def password_reset_confirm(body: NewPassword) -> Message:
    """Set a new password with the token of a reset link; all sessions end."""
    links.reset_password(body)
    return Message(message="Your password has been changed. Sign in with the new one.")


@bp.post("/password-change")
@endpoint(
    access=SIGNED_IN,
    body=PasswordChange,
    returns=Message,
    refuses=(InvalidCredentials, TooManyAttempts, WeakPassword, SignInBusy),
    limit=OFTEN,
)
def password_change(body: PasswordChange, actor: Actor) -> Message:
    """Replace the password; other sessions end."""
    sign_in.change_password(body, actor, client_network())
    return Message(message="Your password has been changed. Other devices are signed out.")


@bp.get("/me")
@endpoint(access=SIGNED_IN, returns=Me, reads=True)
def me(actor: Actor) -> dict[str, Any]:
    """Return the signed-in account."""
    return sign_in.me(actor.user_id)


def _delivered(schema: type[Tokens], answer: dict[str, Any], *, in_cookie: bool) -> Response:
    """Write a pair of tokens, the refresh token into the cookie if that is wanted."""
    refresh_token = answer["refresh_token"]
    if in_cookie:
        answer = {name: value for name, value in answer.items() if name != "refresh_token"}
    response = Response(as_json(schema, answer), content_type="application/json")
    if in_cookie:
        life = tokens.seconds(tokens.REFRESH_LIFE)
        response.set_cookie(_cookie_name(), refresh_token, max_age=life, **_cookie_options())
    return response


def _without_cookie() -> Response:
    response = Response(status=204)
    response.delete_cookie(_cookie_name(), **_cookie_options())
    return response


def _cookie_name() -> str:
    return "__Secure-refresh_token" if _secure() else "refresh_token"


def _cookie_options() -> dict[str, Any]:
    return {"path": "/api/auth", "httponly": True, "samesite": "Strict", "secure": _secure()}


def _secure() -> bool:
    settings: Settings = current_app.extensions["settings"]
    return settings.production
