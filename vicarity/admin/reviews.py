"""Working through the queues: taking a review, deciding, and what comes next.

Each function is one transaction. What may be decided is the feature's own rule; here is who has
which review, and that a decision is made on what the reviewer saw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from vicarity.admin import rules
from vicarity.admin.errors import ChangedSinceSeen
from vicarity.admin.queries import care_homes, credentials
from vicarity.admin.queries import reviews as queries
from vicarity.admin.queries.queue import Queue, Viewer
from vicarity.admin.sessions import Staff
from vicarity.care_home import service as homes
from vicarity.care_home.enums import Verification
from vicarity.core import audit, clock
from vicarity.core.database import unit_of_work
from vicarity.core.errors import DomainError
from vicarity.qualification import review as claims
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.review import Bulk

#: How often taking the next one is tried while colleagues do the same.
TRIES = 5


@dataclass(frozen=True)
class Answer:
    """What a reviewer answered on a page.

    Attributes:
        by: The reviewer.
        seen: When the row last changed, as of the page; ``None`` if the page did not say.
        reason: What the person concerned reads.
        expiry_date: Until when a credential holds, by its certificate.
    """

    by: UUID
    seen: datetime | None
    reason: str = ""
    expiry_date: date | None = None


def viewer_of(staff: Staff) -> Viewer:
    """Return who looks at a queue, now."""
    now = clock.now()
    return Viewer(staff.id, staff.email, now, rules.late_before(now))


def decide_care_home(
    care_home_id: UUID, decision: Verification | None, answer: Answer
) -> dict[str, Any]:
    """Decide on the home that the reviewer saw, and not on what it has become since.

    Args:
        care_home_id: Which home.
        decision: ``VERIFIED``, ``REJECTED`` or ``SUSPENDED``; ``None`` asks for more.
        answer: Who decides, on what, and why.

    Raises:
        ChangedSinceSeen: The home, or its status, is not what the reviewer saw.
        DomainError: See :func:`vicarity.care_home.service.decide` and ``ask``.
    """
    with unit_of_work():
        version = care_homes.locked_version(care_home_id)
        if version is not None and version != answer.seen:
            raise ChangedSinceSeen
        if decision is None:
            home = homes.ask(care_home_id, answer.reason, by=answer.by)
        else:
            notes = None if decision is Verification.VERIFIED else answer.reason
            home = homes.decide(care_home_id, decision, by=answer.by, notes=notes)
        _put_away(care_homes.QUEUE, [care_home_id], answer.by)
    return home


def decide_credential(
    credential_id: UUID, decision: CredentialStatus | None, answer: Answer
) -> dict[str, Any]:
    """Approve or reject a credential; ``None`` asks the worker for more.

    Raises:
        DomainError: See :mod:`vicarity.qualification.review`.
    """
    with unit_of_work():
        found = _decide_credential(credential_id, decision, answer)
        _put_away(credentials.QUEUE, [credential_id], answer.by)
    return found


def _decide_credential(
    credential_id: UUID, decision: CredentialStatus | None, answer: Answer
) -> dict[str, Any]:
    if decision is None:
        return claims.ask(credential_id, answer.reason, by=answer.by, seen=answer.seen)
    verified = decision is CredentialStatus.VERIFIED
    return claims.decide(
        credential_id,
        decision,
        by=answer.by,
        seen=answer.seen,
        reason=None if verified else answer.reason,
        expiry_date=answer.expiry_date if verified else None,
    )


def resolve_change(change_id: UUID, resolution: str, by: UUID) -> UUID:
    """Note what was done about a change in the CQC register; return the home it is about.

    Raises:
        DomainError: See :func:`vicarity.care_home.service.resolve_register_change`.
    """
    with unit_of_work():
        change = homes.resolve_register_change(change_id, by=by, resolution=resolution)
    found: UUID = change["care_home_id"]
    return found


def approve_together(rows: Sequence[tuple[UUID, datetime]], by: UUID) -> Bulk:
    """Approve those of several credentials that may be approved together."""
    with unit_of_work():
        bulk = claims.approve_many(rows, by=by)
        _put_away(credentials.QUEUE, [one["id"] for one in bulk.approved], by)
    return bulk


def say_together(
    rows: Sequence[tuple[UUID, datetime]], decision: CredentialStatus | None, by: UUID, reason: str
) -> Bulk:
    """Reject several credentials, or ask for more, for one reason; each for itself."""
    bulk = Bulk()
    for credential_id, seen in rows:
        try:
            done = decide_credential(credential_id, decision, Answer(by, seen, reason))
            bulk.approved.append(done)
        except DomainError as refusal:
            bulk.skipped.append((credential_id, refusal))
    return bulk


def take_next(queue: Queue, viewer: Viewer, besides: UUID | None = None) -> UUID | None:
    """Return the review somebody goes on with: one they have, else the oldest nobody has.

    The latter is theirs from now on. Nobody is given their own.
    """
    with unit_of_work():
        found = queue.next_mine(viewer, besides)
        tries = iter(range(TRIES))
        while found is None and next(tries, None) is not None:
            free = queue.next_free(viewer, besides)
            if free is None:
                return None
            found = next(iter(_take(queue, [free], viewer)), None)
        return found


def take(queue: Queue, ids: Sequence[UUID], viewer: Viewer, *, over: bool = False) -> int:
    """Give somebody reviews that wait, and return how many they got.

    Args:
        queue: Where they stand.
        ids: Which ones.
        viewer: Who takes them; never their own.
        over: Whether to take them from a colleague too.
    """
    with unit_of_work():
        return len(_take(queue, queue.takeable(ids, viewer), viewer, over=over))


def _take(
    queue: Queue, ids: Sequence[UUID], viewer: Viewer, *, over: bool = False
) -> Sequence[UUID]:
    taken = queries.take(queue.subject, ids, viewer.id, viewer.now, over=over)
    for one in taken:
        audit.record("review.take", actor_id=viewer.id, subject=queue.subject.value, subject_id=one)
    return taken


def give_back(queue: Queue, ids: Sequence[UUID], viewer: Viewer) -> int:
    """Let others have reviews that somebody had taken; return how many."""
    with unit_of_work():
        given = queries.give_back(queue.subject, ids, viewer.id)
        for one in given:
            audit.record(
                "review.give_back", actor_id=viewer.id, subject=queue.subject.value, subject_id=one
            )
        return len(given)


def look(queue: Queue, subject_id: UUID, viewer: Viewer) -> Sequence[str]:
    """Note that somebody has a review open, and return the addresses of the others who do."""
    queries.arrive(queue.subject, subject_id, viewer.id, viewer.now)
    return queries.present(queue.subject, subject_id, viewer.id, viewer.now)


def _put_away(queue: Queue, ids: Sequence[UUID], by: UUID) -> None:
    queries.give_back(queue.subject, ids)
    queries.leave(queue.subject, ids, by)
