"""What staff decide on, and what people are told about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, update

from vicarity.account.models import User
from vicarity.core.database import read
from vicarity.document.models import Document
from vicarity.extensions import db
from vicarity.qualification.models import Credential, Qualification

_REVIEWED = (
    select(
        Credential.id,
        Credential.user_id,
        Qualification.code,
        Qualification.name,
        Qualification.category,
        Qualification.validity_months,
        Credential.certificate_number,
        Credential.issue_date,
        Credential.expiry_date,
        Credential.document_id,
        Credential.details,
        Credential.verification_status,
        Credential.rejection_reason,
        Credential.question,
        Credential.asked_at,
        Credential.updated_at,
        User.email,
        Document.scan_status,
        Document.purged_at,
    )
    .join(Qualification, Qualification.id == Credential.qualification_id)
    .join(User, User.id == Credential.user_id)
    .outerjoin(Document, Document.id == Credential.document_id)
    .where(Credential.id == bindparam("credential_id"))
)


def locked_credential(credential_id: UUID) -> dict[str, Any] | None:
    """Return a credential, its owner's address and its evidence, to be decided on.

    What it is joined with is read once the lock is held.
    """
    lock = select(Credential.id).where(Credential.id == credential_id).with_for_update()
    if db.session.scalar(lock) is None:
        return None
    row = db.session.execute(_REVIEWED, {"credential_id": credential_id}).one()
    return row._asdict()


def told(ids: Sequence[UUID]) -> Sequence[Any]:
    """Return what e-mails say of credentials, by display order."""
    return db.session.execute(
        select(
            Credential.user_id,
            Qualification.name,
            Credential.verification_status,
            Credential.rejection_reason,
            Credential.question,
            Credential.decided_at,
            Credential.asked_at,
            Credential.expiry_date,
        )
        .join(Qualification, Qualification.id == Credential.qualification_id)
        .where(Credential.id.in_(ids))
        .order_by(Qualification.display_order)
    ).all()


def change(credential_id: UUID, values: dict[str, Any]) -> None:
    """Change one credential."""
    db.session.execute(update(Credential).where(Credential.id == credential_id).values(values))


_REQUIREMENTS = (
    select(
        Qualification.code,
        Qualification.name,
        Qualification.category,
        Qualification.is_mandatory,
        Credential.certificate_number,
        Credential.expiry_date,
        Credential.document_id,
        Credential.verification_status,
        Credential.rejection_reason,
        Credential.question,
        Credential.asked_at,
        Document.scan_status,
        Document.purged_at,
    )
    .outerjoin(
        Credential,
        (Credential.qualification_id == Qualification.id)
        & (Credential.user_id == bindparam("owner")),
    )
    .outerjoin(Document, Document.id == Credential.document_id)
    .where(Qualification.is_mandatory | Credential.id.is_not(None))
    .order_by(Qualification.is_mandatory.desc(), Qualification.display_order)
)


def requirements(user_id: UUID) -> list[dict[str, Any]]:
    """Return what everybody must hold, then what else a worker states, with where each stands."""
    return [row._asdict() for row in read(_REQUIREMENTS, owner=user_id)]
