"""Signing in to the console and out of it, each leaving a trail.

The password comes here; the second factor, if one is due, in ``factors.py``.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from vicarity.account import queries as accounts
from vicarity.account.enums import STAFF_ROLES
from vicarity.admin import sessions
from vicarity.auth import passwords
from vicarity.auth.errors import InvalidCredentials
from vicarity.core import audit
from vicarity.core.database import unit_of_work
from vicarity.core.evenly import evenly
from vicarity.core.fields import canonical_email


def sign_in(email: str, password: str, network: str) -> None:
    """Begin a session for a member of staff who knows the password.

    It opens the console if no second factor is due.

    Raises:
        InvalidCredentials: Wrong address or password, suspended, or not staff; which
            of these is not told.
        TooManyAttempts: See :func:`vicarity.auth.passwords.prove`.
    """
    account = _proven(email, password, network)
    with unit_of_work():
        session = sessions.current()
        session.sign_in(account)
        if session.person is None:  # the account changed since
            raise InvalidCredentials
        if session.staff is not None:
            note("sign_in", account.id)


def sign_out() -> None:
    """End the session of whoever is at the console."""
    session = sessions.current()
    person = session.person
    with unit_of_work():
        session.end()
        if person is not None:
            note("sign_out", person.id)


def note(act: str, user_id: UUID, **facts: Any) -> None:
    """Leave a trail of what a member of staff did about their own signing in."""
    audit.record(f"console.{act}", actor_id=user_id, subject="account", subject_id=user_id, **facts)


def _proven(email: str, password: str, network: str) -> Any:
    """Return the account of an active member of staff who knows its password."""
    try:
        address = canonical_email(email[:1000])
    except ValueError:
        raise InvalidCredentials from None
    try:
        account = passwords.prove(address, password[:1024], network)
    except InvalidCredentials:
        account = None
    if account is not None and account.is_active and account.role in STAFF_ROLES:
        return account
    with evenly():  # a refusal of staff is also noted
        _note_failure(address)
    raise InvalidCredentials


def _note_failure(address: str) -> None:
    """Record a failed sign-in with the address of a member of staff; nobody else's."""
    with unit_of_work():
        user = accounts.user_by_email(address)
        if user is not None and user.role in STAFF_ROLES:
            audit.record(
                "console.sign_in_failed", actor_id=None, subject="account", subject_id=user.id
            )
