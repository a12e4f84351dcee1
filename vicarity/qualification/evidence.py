"""A worker's files as evidence: which credential a new one backs, and when one may go."""

from __future__ import annotations

from typing import IO, Any
from uuid import UUID

from vicarity.core import clock
from vicarity.document import service as documents
from vicarity.document.enums import DocumentKind
from vicarity.qualification import rules
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.errors import DocumentInUse
from vicarity.qualification.queries import evidence, reviews


def add(user_id: UUID, kind: DocumentKind, filename: str, content: IO[bytes]) -> dict[str, Any]:
    """Store a file, and let it back the credential that its kind speaks of.

    A DBS certificate backs the DBS check and a right-to-work document the right to work, if
    the worker has stated these. What was rejected, or waits for the worker's answer, goes back
    into the queue. A verified credential keeps the evidence it was verified on: a renewed
    certificate has other dates, and with these the newest file is taken. So it is with one
    that has run out.

    Raises:
        DomainError: See :func:`vicarity.document.service.store`.
    """
    document = documents.store(user_id, kind, filename, content)
    if kind in rules.CODE_OF:
        _attach(user_id, rules.CODE_OF[kind], document["id"])
    return document


def _attach(user_id: UUID, code: str, document_id: UUID) -> None:
    credential = evidence.locked(user_id, code)
    if credential is None or credential.verification_status is CredentialStatus.VERIFIED:
        return
    changes: dict[str, Any] = {"document_id": document_id, "updated_at": clock.now()}
    rejected = credential.verification_status is CredentialStatus.REJECTED
    if rejected or credential.asked_at is not None:
        changes |= {
            "verification_status": CredentialStatus.PENDING,
            "submitted_at": clock.now(),
            "rejection_reason": None,
            "question": None,
            "asked_at": None,
            "decided_at": None,
            "decided_by": None,
        }
    reviews.change(credential.id, changes)


def discard(user_id: UUID, document_id: UUID) -> None:
    """Delete one of a worker's files.

    Raises:
        DocumentNotFound: It is not theirs, or its file is gone.
        DocumentInUse: A verified credential rests on it.
    """
    # In the order in which a change of the profile locks them.
    uses = evidence.locked_uses(document_id)
    documents.owned(user_id, document_id)
    if CredentialStatus.VERIFIED in uses:
        raise DocumentInUse
    evidence.detach(document_id, {"updated_at": clock.now()})
    documents.discard(document_id)
