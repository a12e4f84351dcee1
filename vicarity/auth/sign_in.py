"""Signing in, and changing the password one knows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from vicarity.account import queries as accounts
from vicarity.account.rules import check_password
from vicarity.auth import passwords as known
from vicarity.auth import queries, sessions
from vicarity.auth.enums import Ending, Purpose
from vicarity.auth.errors import AccountInactive
from vicarity.auth.events import PasswordChanged
from vicarity.auth.rules import profile_complete, redirect_to
from vicarity.auth.schemas import Credentials, PasswordChange
from vicarity.core import clock, passwords
from vicarity.core.actor import Actor
from vicarity.core.errors import NotSignedIn
from vicarity.core.outbox import publish


def sign_in(form: Credentials, network: str, device: str) -> dict[str, Any]:
    """Open a session for someone who knows the password.

    Raises:
        TooManyAttempts: See :func:`vicarity.auth.passwords.prove`.
        InvalidCredentials: Wrong address or password.
        AccountInactive: The password is right but the account is suspended.
    """
    account = known.prove(form.email, form.password.get_secret_value(), network)
    if not account.is_active:
        raise AccountInactive
    return sessions.open_session(account, device) | _standing(account) | {"user_id": account.id}


def _standing(account: Any) -> dict[str, Any]:
    """Say what an account is and where its owner goes next."""
    verified = account.email_verified_at is not None
    completion = account.profile_completion_percentage
    return {
        "user_type": account.role,
        "email_verified": verified,
        "profile_complete": profile_complete(account.role, completion),
        "redirect_to": redirect_to(account.role, email_verified=verified, completion=completion),
    }


def me(user_id: UUID) -> dict[str, Any]:
    """Return the signed-in account with its profile in short.

    Raises:
        NotSignedIn: The account has been deleted.
    """
    account = queries.me(user_id)
    if account is None:
        raise NotSignedIn
    standing = _standing(account)
    role = standing.pop("user_type")
    return standing | {
        "id": account.id,
        "email": account.email,
        "role": role,
        "is_active": account.is_active,
        "profile_completion_percentage": account.profile_completion_percentage,
        "worker_profile": _worker(account),
        "care_home_profile": _care_home(account),
    }


def _worker(account: Any) -> dict[str, Any] | None:
    if account.worker_id is None:
        return None
    return {
        "id": account.worker_id,
        "current_step": account.current_step,
        "profile_completion_status": account.profile_completion_status,
        "first_name": account.first_name,
        "last_name": account.last_name,
    }


def _care_home(account: Any) -> dict[str, Any] | None:
    if account.care_home_id is None:
        return None
    return {
        "id": account.care_home_id,
        "business_name": account.business_name,
        "verification_status": account.verification_status,
    }


def change_password(form: PasswordChange, actor: Actor, network: str) -> None:
    """Replace the password of someone who knows it; other sessions and a reset link end.

    Raises:
        TooManyAttempts: Wrong guesses at the current password count like at sign-in.
        InvalidCredentials: The current password is wrong.
        WeakPassword: The new one is easy to guess.
    """
    account = queries.standing(actor.user_id)
    if account is None:
        raise NotSignedIn
    new = form.new_password.get_secret_value()
    check_password(new, account.email, account.role, member="new_password")
    known.prove(account.email, form.current_password.get_secret_value(), network)
    accounts.set_password(actor.user_id, passwords.hash_password(new))
    queries.kill_links(actor.user_id, Purpose.RESET_PASSWORD, clock.now())
    sessions.end_all(actor.user_id, Ending.PASSWORD_CHANGED, keep=actor.session_id)
    publish(PasswordChanged(user_id=actor.user_id))
