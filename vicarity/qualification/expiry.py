"""What happens to verified credentials as their last day comes near, and passes.

Each call handles some and leaves the rest for the next, in the caller's transaction. Nothing
is told twice: what was handled says so in the same transaction as its message.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from vicarity.core import audit, clock
from vicarity.core.outbox import publish
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.events import CredentialExpired, CredentialExpiring
from vicarity.qualification.queries import expiry
from vicarity.qualification.rules import REMINDERS


def expire(most: int) -> int:
    """Mark up to ``most`` credentials that have run out; return how many.

    A credential holds until the end of its last day in London.
    """
    rows = expiry.expire(clock.today(), most)
    for row in rows:
        audit.record(
            "credential.expired",
            actor_id=None,
            subject="credential",
            subject_id=row.id,
            before={"verification_status": CredentialStatus.VERIFIED},
            after={"verification_status": CredentialStatus.EXPIRED},
        )
    for user_id, ids in _by_worker(rows).items():
        publish(CredentialExpired(user_id=user_id, credential_ids=ids))
    return len(rows)


def remind(most: int) -> int:
    """Remind workers of up to ``most`` credentials each 60, 30 and 7 days before; return how many.

    After an outage only the reminder that fits the day is sent.
    """
    return sum(_remind(days, beyond, most) for days, beyond in pairwise((*REMINDERS, -1)))


def _remind(days: int, beyond: int, most: int) -> int:
    """Send the reminder for ``days`` about what runs out later than ``beyond`` days from now."""
    today = clock.today()
    first, last = today + timedelta(days=beyond + 1), today + timedelta(days=days)
    rows = expiry.remind(days, first, last, most)
    for user_id, ids in _by_worker(rows).items():
        publish(CredentialExpiring(user_id=user_id, credential_ids=ids, days=days))
    return len(rows)


def _by_worker(rows: Iterable[Any]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for row in rows:
        found[row.user_id].append(row.id)
    return found
