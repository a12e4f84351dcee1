"""What staff may change: each in one transaction, each leaving a trail."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from vicarity.admin.errors import ChangedSinceSeen, ReasonTooLong
from vicarity.admin.queries import care_homes
from vicarity.admin.queries import sessions as console_sessions
from vicarity.auth import accounts
from vicarity.care_home import service as homes
from vicarity.care_home.enums import Verification
from vicarity.core.database import unit_of_work

#: Longest reason, as the profile's notes hold it.
LONGEST_REASON = 1000


def decide(
    care_home_id: UUID,
    decision: Verification,
    *,
    by: UUID,
    seen: datetime | None,
    reason: str,
) -> dict[str, Any]:
    """Decide on the home that the reviewer saw, and not on what it has become since.

    Args:
        care_home_id: Which home.
        decision: ``VERIFIED``, ``REJECTED`` or ``SUSPENDED``.
        by: The reviewer.
        seen: When the home last changed, as of the page the decision was made on.
        reason: What the home reads; left out of an approval.

    Raises:
        ReasonTooLong: The profile could not hold it.
        ChangedSinceSeen: The home, or its status, is not what the reviewer saw.
        DomainError: See :func:`vicarity.care_home.service.decide`.
    """
    if len(reason) > LONGEST_REASON:
        raise ReasonTooLong
    notes = None if decision is Verification.VERIFIED else reason
    with unit_of_work():
        version = care_homes.locked_version(care_home_id)
        if version is not None and version != seen:
            raise ChangedSinceSeen
        return homes.decide(care_home_id, decision, by=by, notes=notes)


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
