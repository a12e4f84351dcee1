"""E-mails. Each function sends one, about ids it is given, with what is true now."""

from __future__ import annotations

from vicarity.account import queries as accounts
from vicarity.account.enums import Role
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
from workers_rq.handlers import handles
from workers_rq.letters import send, site
from workers_rq.queues import EMAILS


@handles(EmailVerificationRequested, queue=EMAILS)
def verify_email(event: EmailVerificationRequested, message_id: str) -> None:
    """Ask someone to prove their address; a link that was replaced is not sent."""
    token = links.token(event.user_id, Purpose.VERIFY_EMAIL, event.jti)
    if token:
        link = site(f"/verify-email?token={token}")
        send(accounts.user(event.user_id), "verify_email", message_id, link=link)


@handles(EmailVerified, queue=EMAILS)
def welcome(event: EmailVerified, message_id: str) -> None:
    """Welcome someone who has just proven their address, with their next step."""
    user = accounts.user(event.user_id)
    worker = user is not None and user.role is Role.WORKER
    template = "welcome_worker" if worker else "welcome_care_home"
    send(user, template, message_id, link=site("/login"))


@handles(RegistrationRepeated, queue=EMAILS)
def already_registered(event: RegistrationRepeated, message_id: str) -> None:
    """Tell an account's owner that someone tried to register again."""
    addresses = {"link": site("/login"), "reset": site("/forgot-password")}
    send(accounts.user(event.user_id), "already_registered", message_id, **addresses)


@handles(PasswordResetPrepared, queue=EMAILS)
def reset_password(event: PasswordResetPrepared, message_id: str) -> None:
    """Send the link that sets a new password."""
    token = links.token(event.user_id, Purpose.RESET_PASSWORD, event.jti)
    if token:
        link = site(f"/reset-password?token={token}")
        send(accounts.user(event.user_id), "reset_password", message_id, link=link)


@handles(PasswordChanged, queue=EMAILS)
def password_changed(event: PasswordChanged, message_id: str) -> None:
    """Tell an account's owner that the password is new."""
    reset = site("/forgot-password")
    send(accounts.user(event.user_id), "password_changed", message_id, reset=reset)


@handles(RefreshTokenReused, queue=EMAILS)
def session_ended(event: RefreshTokenReused, message_id: str) -> None:
    """Warn an account's owner that somebody may have copied a session."""
    reset = site("/forgot-password")
    send(accounts.user(event.user_id), "session_ended", message_id, reset=reset)


@handles(SignInBlocked, queue=EMAILS)
def sign_in_blocked(event: SignInBlocked, message_id: str) -> None:
    """Tell an account's owner, if there is one, that somebody is guessing."""
    reset = site("/forgot-password")
    send(accounts.user_by_email(event.email), "sign_in_blocked", message_id, reset=reset)
