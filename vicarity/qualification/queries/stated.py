"""What workers state about themselves: reading it, and writing it anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select, text
from sqlalchemy.dialects.postgresql import aggregate_order_by, insert

from vicarity.account.models import User
from vicarity.extensions import db
from vicarity.qualification.enums import CHECKED
from vicarity.qualification.models import Credential, Qualification

#: What a credential is when the worker has just stated it.
_AS_NEW: dict[str, Any] = {
    "rejection_reason": None, "decided_at": None, "decided_by": None,
    "question": None, "asked_at": None, "reminded_days": None,
}  # fmt: skip


def ids_by_code(codes: Collection[str]) -> dict[str, UUID]:
    """Return the ids of the codes that exist."""
    statement = select(Qualification.code, Qualification.id).where(Qualification.code.in_(codes))
    return {row.code: row.id for row in db.session.execute(statement)} if codes else {}


def held_as_json(user_id: ColumnElement[UUID]) -> Any:
    """Return a sub-select with what a worker lists as one JSON list, by display order."""
    item = func.jsonb_build_object(
        "code", Qualification.code,
        "name", Qualification.name,
        "category", Qualification.category,
        "certificate_number", Credential.certificate_number,
        "issue_date", Credential.issue_date,
        "expiry_date", Credential.expiry_date,
        "document_id", Credential.document_id,
        "details", Credential.details,
        "verification_status", Credential.verification_status,
        "rejection_reason", Credential.rejection_reason,
    )  # fmt: skip
    listed = func.jsonb_agg(aggregate_order_by(item, Qualification.display_order))
    return (
        select(func.coalesce(listed, text("'[]'::jsonb")))
        .select_from(Credential)
        .join(Qualification, Qualification.id == Credential.qualification_id)
        .where(Credential.user_id == user_id, Credential.declared)
        .scalar_subquery()
    )


def held(user_id: UUID) -> list[dict[str, Any]]:
    """Return what a worker lists, by display order."""
    statement = select(held_as_json(User.__table__.c.id)).where(User.id == user_id)
    found: list[dict[str, Any]] = db.session.scalar(statement) or []
    return found


def locked_credentials(user_id: UUID) -> list[dict[str, Any]]:
    """Return all credentials of a worker, to be changed in this transaction, by display order."""
    statement = (
        select(
            Credential.id,
            Credential.qualification_id,
            Qualification.code,
            Qualification.name,
            Qualification.category,
            Credential.certificate_number,
            Credential.issue_date,
            Credential.expiry_date,
            Credential.document_id,
            Credential.details,
            Credential.declared,
            Credential.verification_status,
            Credential.rejection_reason,
        )
        .join(Qualification, Qualification.id == Credential.qualification_id)
        .where(Credential.user_id == user_id)
        .order_by(Qualification.display_order)
        .with_for_update(of=Credential)
    )
    return [row._asdict() for row in db.session.execute(statement)]


def drop_credentials(ids: Sequence[UUID]) -> None:
    """Delete credentials."""
    db.session.execute(delete(Credential).where(Credential.id.in_(ids)))


def save_credentials(rows: list[dict[str, Any]]) -> set[UUID]:
    """Insert credentials as new, or make changed ones new again; return the ids of all these.

    One that states what it stated before is left as it is.
    """
    statement = insert(Credential).values(rows)
    new = statement.excluded
    changed = func.row(*(getattr(Credential, name) for name in CHECKED)).op("IS DISTINCT FROM")(
        func.row(*(getattr(new, name) for name in CHECKED))
    )
    written = statement.on_conflict_do_update(
        index_elements=["user_id", "qualification_id"],
        set_={name: getattr(new, name) for name in rows[0]} | _AS_NEW,
        where=changed,
    )
    return set(db.session.scalars(written.returning(Credential.id)))
