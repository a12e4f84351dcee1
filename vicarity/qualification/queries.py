"""Reading and writing qualifications."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select, text
from sqlalchemy.dialects.postgresql import aggregate_order_by, insert

from vicarity.account.models import User
from vicarity.core.upsert import Written, upsert
from vicarity.extensions import db
from vicarity.qualification.models import Credential, Qualification


def ids_by_code(codes: Sequence[str]) -> dict[str, UUID]:
    """Return the ids of the codes that exist."""
    statement = select(Qualification.code, Qualification.id).where(Qualification.code.in_(codes))
    return {row.code: row.id for row in db.session.execute(statement)}


def held_as_json(user_id: ColumnElement[UUID]) -> Any:
    """Return a sub-select with a worker's credentials as one JSON list, by display order."""
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
        .where(Credential.user_id == user_id)
        .scalar_subquery()
    )


def held(user_id: UUID) -> list[dict[str, Any]]:
    """Return a worker's credentials, by display order."""
    statement = select(held_as_json(User.__table__.c.id)).where(User.id == user_id)
    found: list[dict[str, Any]] = db.session.scalar(statement) or []
    return found


def drop_credentials(user_id: UUID, *, keep: Sequence[UUID]) -> None:
    """Delete the credentials for any other qualification than those to keep."""
    statement = delete(Credential).where(Credential.user_id == user_id)
    db.session.execute(statement.where(Credential.qualification_id.not_in(keep)))


def save_credentials(rows: list[dict[str, Any]]) -> None:
    """Insert credentials, or change them; one whose facts change goes back to ``pending``."""
    statement = insert(Credential).values(rows)
    new = statement.excluded
    facts = ("certificate_number", "issue_date", "expiry_date", "document_id", "details")
    changed = func.row(*(getattr(Credential, name) for name in facts)).op("IS DISTINCT FROM")(
        func.row(*(getattr(new, name) for name in facts))
    )
    values = {name: getattr(new, name) for name in facts}
    reset = {"verification_status": "pending", "rejection_reason": None, "decided_at": None}
    db.session.execute(
        statement.on_conflict_do_update(
            index_elements=["user_id", "qualification_id"],
            set_=values | reset | {"updated_at": func.now()},
            where=changed,
        )
    )


def save_reference(rows: list[dict[str, Any]]) -> Written:
    """Insert qualifications into the reference list, or change them."""
    return upsert(Qualification, rows, key=("code",))
