"""What staff decide about a credential. Each act locks it, leaves a trail and tells the worker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from vicarity.account import queries as accounts
from vicarity.account.mailbox import mailbox
from vicarity.core import audit, clock
from vicarity.core.errors import DomainError
from vicarity.core.outbox import Event, publish
from vicarity.document.enums import ScanStatus
from vicarity.qualification import rules
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.errors import (
    AlreadyDecided,
    ChangedSinceSeen,
    CredentialNotFound,
    DbsLevelTooLow,
    EvidenceMissing,
    EvidenceUnscanned,
    ExpiryBeforeIssue,
    NotInBulk,
    OwnReview,
    ReasonMissing,
    ReasonTooLong,
    RunOut,
)
from vicarity.qualification.events import (
    CredentialQuestioned,
    CredentialRejected,
    CredentialVerified,
)
from vicarity.qualification.queries import reviews

#: Longest reason or question, in characters.
LONGEST_REASON = 1000


@dataclass
class Bulk:
    """What became of credentials that were to be approved together.

    Attributes:
        approved: Those that now are.
        skipped: Those that are as they were, and why.
    """

    approved: list[dict[str, Any]] = field(default_factory=list)
    skipped: list[tuple[UUID, DomainError]] = field(default_factory=list)


def decide(
    credential_id: UUID,
    decision: CredentialStatus,
    *,
    by: UUID,
    seen: datetime | None,
    reason: str | None,
    expiry_date: date | None = None,
) -> dict[str, Any]:
    """Verify or reject the credential that the reviewer saw, and not what it has become since.

    Args:
        credential_id: Which credential.
        decision: ``VERIFIED`` or ``REJECTED``.
        by: The member of staff who decides.
        seen: When the credential last changed, as of the page the decision was made on.
        reason: What the worker reads; needed to reject, left out of an approval.
        expiry_date: The last day it holds, as the reviewer read it from the certificate.

    Raises:
        CredentialNotFound: There is none.
        OwnReview: It is the reviewer's own, or has the reviewer's mailbox.
        AlreadyDecided: It stands otherwise than the reviewer saw, or cannot be decided so.
        ChangedSinceSeen: It is not what the reviewer saw.
        ReasonMissing: A refusal without a reason.
        ReasonTooLong: The credential could not hold it.
        EvidenceMissing: There is nothing to check it by.
        EvidenceUnscanned: The document is still being scanned.
        DbsLevelTooLow: A DBS check of another level than care homes need.
        RunOut: The last day it holds has passed.
        ExpiryBeforeIssue: The reviewer's date is before the day of issue.
    """
    if decision is CredentialStatus.VERIFIED:
        credential = _opened(credential_id, by, seen, rules.DECISIONS[decision])
        return _decided(credential, _verified(credential, expiry_date), by, CredentialVerified)
    rejected = {"verification_status": CredentialStatus.REJECTED, "rejection_reason": _said(reason)}
    credential = _opened(credential_id, by, seen, rules.DECISIONS[decision])
    return _decided(credential, rejected, by, CredentialRejected)


def approve_many(chosen: Iterable[tuple[UUID, datetime | None]], *, by: UUID) -> Bulk:
    """Verify those of several credentials that may be approved together, each for itself.

    Args:
        chosen: Credentials, each with when it last changed as of the page.
        by: The member of staff who decides.
    """
    bulk = Bulk()
    for credential_id, seen in sorted(chosen, key=lambda one: one[0]):
        try:
            bulk.approved.append(_approve(credential_id, by, seen))
        except DomainError as refusal:
            bulk.skipped.append((credential_id, refusal))
    return bulk


def _approve(credential_id: UUID, by: UUID, seen: datetime | None) -> dict[str, Any]:
    credential = _opened(credential_id, by, seen)
    if not rules.may_bulk_approve(credential, clock.today()):
        raise NotInBulk
    return _decided(credential, _verified(credential, None), by, CredentialVerified)


def ask(credential_id: UUID, question: str, *, by: UUID, seen: datetime | None) -> dict[str, Any]:
    """Ask the worker for something more; it leaves the queue until they change or send something.

    Raises:
        ReasonMissing: There is no question.
        DomainError: See :func:`decide`.
    """
    question = _said(question)
    credential = _opened(credential_id, by, seen)
    now = clock.now()
    changes = {"question": question, "asked_at": now, "updated_at": now}
    return _kept(credential, changes, by, "asked", CredentialQuestioned(
        credential_id=credential_id, at=now
    ))  # fmt: skip


def _said(text: str | None) -> str:
    said = (text or "").strip()
    if not said:
        raise ReasonMissing
    if len(said) > LONGEST_REASON:
        raise ReasonTooLong
    return said


def _opened(
    credential_id: UUID,
    by: UUID,
    seen: datetime | None,
    states: frozenset[CredentialStatus] = frozenset({CredentialStatus.PENDING}),
) -> dict[str, Any]:
    """Lock a credential in one of these states, as this reviewer saw it and may decide on it."""
    credential = reviews.locked_credential(credential_id)
    if credential is None:
        raise CredentialNotFound
    if is_own(credential["user_id"], credential["email"], by):
        raise OwnReview
    status, changed = credential["verification_status"], credential["updated_at"] != seen
    if status not in states or (changed and status is not CredentialStatus.PENDING):
        raise AlreadyDecided
    if changed:
        raise ChangedSinceSeen
    return credential


def is_own(user_id: UUID, email: str, by: UUID) -> bool:
    """Say whether something belongs to the reviewer: to their account, or to their mailbox."""
    reviewer = accounts.user(by)
    shared = reviewer is not None and mailbox(reviewer.email) == mailbox(email)
    return by == user_id or shared


def _verified(credential: dict[str, Any], expiry_date: date | None) -> dict[str, Any]:
    """Return what approving changes, if the evidence allows it."""
    _check_evidence(credential)
    today, issued = clock.today(), credential["issue_date"]
    until = expiry_date or rules.valid_until(credential, today)
    if until is not None and issued is not None and until < issued:
        raise ExpiryBeforeIssue
    if until is not None and until < today:
        raise RunOut
    return {
        "verification_status": CredentialStatus.VERIFIED,
        "rejection_reason": None,
        "expiry_date": until,
    }


def _check_evidence(credential: dict[str, Any]) -> None:
    if rules.needs_document(credential) and rules.document_missing(credential):
        raise EvidenceMissing
    if credential["scan_status"] is ScanStatus.PENDING:
        raise EvidenceUnscanned
    if rules.level_too_low(credential):
        raise DbsLevelTooLow


def _decided(
    credential: dict[str, Any],
    outcome: dict[str, Any],
    by: UUID,
    news: type[CredentialVerified] | type[CredentialRejected],
) -> dict[str, Any]:
    now = clock.now()
    changes = outcome | {
        "question": None,
        "asked_at": None,
        "reminded_days": None,
        "decided_at": now,
        "decided_by": by,
        "updated_at": now,
    }
    event = news(credential_id=credential["id"], at=now)
    return _kept(credential, changes, by, outcome["verification_status"], event)


def _kept(
    credential: dict[str, Any], changes: dict[str, Any], by: UUID, act: str, event: Event
) -> dict[str, Any]:
    """Save an act, leave its trail and tell the worker."""
    reviews.change(credential["id"], changes)
    now = credential | changes
    audit.record(
        f"credential.{act}",
        actor_id=by,
        subject="credential",
        subject_id=credential["id"],
        before=_told(credential),
        after=_told(now),
    )
    publish(event)
    return now


def _told(credential: dict[str, Any]) -> dict[str, Any]:
    """Return what the trail keeps: whose, what, on which evidence, and how it stands."""
    until = credential["expiry_date"]
    return {
        "qualification": credential["code"],
        "worker_id": str(credential["user_id"]),
        "document_id": str(credential["document_id"]) if credential["document_id"] else None,
        "verification_status": credential["verification_status"],
        "expiry_date": until.isoformat() if until else None,
        "rejection_reason": credential["rejection_reason"],
        "question": credential["question"],
    }
