"""E-mails. Each function sends one, about ids it is given, with what is true now."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import current_app

from config import Settings
from vicarity.account import queries as accounts
from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.auth import links
from vicarity.auth.enums import Purpose
from vicarity.auth.events import (
    EmailVerificationRequested,
    EmailVerified,
    PasswordChanged,
    PasswordResetPrepared,
    RefreshTokenReused,
    RegistrationRepeated,
    SignInBlocked,
)
from vicarity.care_home import queries as care_homes
from vicarity.care_home.events import CareHomeRejected, CareHomeSuspended, CareHomeVerified
from vicarity.core import mail
from vicarity.core.database import give_back
from workers_rq.handlers import handles
from workers_rq.queues import EMAILS


def _site(path: str) -> str:
    settings: Settings = current_app.extensions["settings"]
    return settings.link(path)


def _send(user: User | None, template: str, message_id: str, **context: Any) -> None:
    """Send to an account's own address, with no transaction open while the mail server talks."""
    if user is None or not user.is_active:
        return
    to = user.email
    give_back()
    mail.send(to, template, message_id, site=_site("/"), **context)


@handles(EmailVerificationRequested, queue=EMAILS)
def verify_email(event: EmailVerificationRequested, message_id: str) -> None:
    """Ask someone to prove their address; a link that was replaced is not sent."""
    token = links.token(event.user_id, Purpose.VERIFY_EMAIL, event.jti)
    if token:
        link = _site(f"/verify-email?token={token}")
        _send(accounts.user(event.user_id), "verify_email", message_id, link=link)


@handles(EmailVerified, queue=EMAILS)
def welcome(event: EmailVerified, message_id: str) -> None:
    """Welcome someone who has just proven their address, with their next step."""
    user = accounts.user(event.user_id)
    worker = user is not None and user.role is Role.WORKER
    template = "welcome_worker" if worker else "welcome_care_home"
    _send(user, template, message_id, link=_site("/login"))


@handles(RegistrationRepeated, queue=EMAILS)
def already_registered(event: RegistrationRepeated, message_id: str) -> None:
    """Tell an account's owner that someone tried to register again."""
    addresses = {"link": _site("/login"), "reset": _site("/forgot-password")}
    _send(accounts.user(event.user_id), "already_registered", message_id, **addresses)


@handles(PasswordResetPrepared, queue=EMAILS)
def reset_password(event: PasswordResetPrepared, message_id: str) -> None:
    """Send the link that sets a new password."""
    token = links.token(event.user_id, Purpose.RESET_PASSWORD, event.jti)
    if token:
        link = _site(f"/reset-password?token={token}")
        _send(accounts.user(event.user_id), "reset_password", message_id, link=link)


@handles(PasswordChanged, queue=EMAILS)
def password_changed(event: PasswordChanged, message_id: str) -> None:
    """Tell an account's owner that the password is new."""
    reset = _site("/forgot-password")
    _send(accounts.user(event.user_id), "password_changed", message_id, reset=reset)


@handles(RefreshTokenReused, queue=EMAILS)
def session_ended(event: RefreshTokenReused, message_id: str) -> None:
    """Warn an account's owner that somebody may have copied a session."""
    reset = _site("/forgot-password")
    _send(accounts.user(event.user_id), "session_ended", message_id, reset=reset)


@handles(SignInBlocked, queue=EMAILS)
def sign_in_blocked(event: SignInBlocked, message_id: str) -> None:
    """Tell an account's owner, if there is one, that somebody is guessing."""
    reset = _site("/forgot-password")
    _send(accounts.user_by_email(event.email), "sign_in_blocked", message_id, reset=reset)


@handles(CareHomeVerified, queue=EMAILS)
def care_home_verified(event: CareHomeVerified, message_id: str) -> None:
    """Tell a home that it may post shifts."""
    _about_home(event.care_home_id, "care_home_verified", message_id)


@handles(CareHomeRejected, queue=EMAILS)
def care_home_rejected(event: CareHomeRejected, message_id: str) -> None:
    """Tell a home why it could not be verified, and what to do."""
    _about_home(event.care_home_id, "care_home_rejected", message_id)


@handles(CareHomeSuspended, queue=EMAILS)
def care_home_suspended(event: CareHomeSuspended, message_id: str) -> None:
    """Tell a home why it is suspended, and whom to ask."""
    _about_home(event.care_home_id, "care_home_suspended", message_id)


def _about_home(care_home_id: UUID, template: str, message_id: str) -> None:
    home = care_homes.profile(care_home_id)
    if home is not None:
        named = {"name": home["business_name"], "reason": home["verification_notes"]}
        user = accounts.user(home["user_id"])
        _send(user, template, message_id, link=_site("/dashboard/care-home"), **named)
