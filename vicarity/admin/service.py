"""What staff may do to accounts: each in one transaction, each leaving a trail."""

from __future__ import annotations

from uuid import UUID

from vicarity.admin.queries import sessions as console_sessions
from vicarity.auth import accounts
from vicarity.core.database import unit_of_work


def suspend(user_id: UUID, *, by: UUID) -> None:
    """Suspend an account; whatever it is signed in to ends, the console included."""
    with unit_of_work():
        accounts.suspend(user_id, by=by)
        console_sessions.end_all(user_id)


def reactivate(user_id: UUID, *, by: UUID) -> None:
    """Let a suspended account in again."""
    with unit_of_work():
        accounts.reactivate(user_id, by=by)


def end_sessions(user_id: UUID, *, by: UUID) -> None:
    """Sign an account out everywhere."""
    with unit_of_work():
        accounts.end_sessions(user_id, by=by)
        console_sessions.end_all(user_id)
