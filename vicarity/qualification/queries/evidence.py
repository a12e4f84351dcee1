"""Which files are evidence of what."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from vicarity.document.enums import DocumentKind, ScanStatus
from vicarity.document.models import Document
from vicarity.extensions import db
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.models import Credential, Qualification

#: A file that can be looked at, now or when it has been scanned.
_USABLE = (Document.purged_at.is_(None), Document.scan_status != ScanStatus.INFECTED)


def usable_documents(user_id: UUID, ids: Collection[UUID]) -> set[UUID]:
    """Return those of the documents that are the worker's and can be evidence.

    They cannot be deleted while this transaction lasts.
    """
    statement = select(Document.id).where(Document.user_id == user_id, Document.id.in_(ids))
    kept = statement.where(*_USABLE).with_for_update(read=True, key_share=True)
    return set(db.session.scalars(kept)) if ids else set()


def newest_document(user_id: UUID, kind: DocumentKind) -> UUID | None:
    """Return the worker's newest document of a kind that can be evidence."""
    statement = select(Document.id).where(Document.user_id == user_id, Document.kind == kind)
    newest = statement.where(*_USABLE).order_by(Document.id.desc()).limit(1)
    return db.session.scalar(newest.with_for_update(read=True, key_share=True))


def locked(user_id: UUID, code: str) -> Any:
    """Return where a credential stands, to be changed; ``None`` when the worker has none."""
    statement = (
        select(Credential.id, Credential.verification_status, Credential.asked_at)
        .join(Qualification, Qualification.id == Credential.qualification_id)
        .where(Credential.user_id == user_id, Qualification.code == code)
    )
    return db.session.execute(statement.with_for_update(of=Credential)).first()


def locked_uses(document_id: UUID) -> set[CredentialStatus]:
    """Return the statuses of the credentials that a document backs, and keep them as they are."""
    statement = select(Credential.verification_status).where(Credential.document_id == document_id)
    return set(db.session.scalars(statement.with_for_update()))


def detach(document_id: UUID, values: dict[str, Any]) -> None:
    """Take a document off the credentials it backs."""
    statement = update(Credential).where(Credential.document_id == document_id)
    db.session.execute(statement.values(values | {"document_id": None}))
