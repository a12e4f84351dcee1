"""Reading documents for the console: what is known of them, never what is in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from vicarity.account.models import User
from vicarity.admin.queries.paging import one_page
from vicarity.admin.queries.search import found
from vicarity.core.audit import VIEWS, AuditEvent
from vicarity.document.enums import DocumentKind, ScanStatus
from vicarity.document.models import Document
from vicarity.extensions import db
from vicarity.qualification.models import Credential, Qualification
from vicarity.worker.models import WorkerProfile as Worker

#: How many documents of one worker their page shows.
MOST = 50


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a list of documents is to show; ``None`` and nothing stand for all.

    Attributes:
        search: The beginning of the owner's name or address.
        kind: What it is evidence of.
        scan: What the virus scanner said.
    """

    search: str
    kind: DocumentKind | None
    scan: ScanStatus | None


_LISTED = (
    Document.id,
    Document.user_id,
    Document.kind,
    Document.filename,
    Document.content_type,
    Document.size,
    Document.pages,
    Document.scan_status,
    Document.uploaded_at,
    Document.purged_at,
)
_VIEW: tuple[Any, ...] = (
    AuditEvent.id,
    AuditEvent.at,
    AuditEvent.actor_id,
    AuditEvent.action,
    AuditEvent.subject,
    AuditEvent.subject_id,
    AuditEvent.ip,
    AuditEvent.request_id,
    User.email.label("actor_email"),
    User.role.label("actor_role"),
)
_OWNER = (User.email, User.role, Worker.first_name, Worker.last_name)


def listed(wanted: Wanted, before: UUID | None) -> tuple[Sequence[Any], UUID | None]:
    """Return documents, newest first, and where the next page begins."""
    statement = _owned(*_LISTED)
    if wanted.kind is not None:
        statement = statement.where(Document.kind == wanted.kind)
    if wanted.scan is not None:
        statement = statement.where(Document.scan_status == wanted.scan)
    if wanted.search:
        accounts = found(wanted.search)
        statement = statement.join(accounts, accounts.c.id == Document.user_id)
    return one_page(statement, Document.id, before)


def _owned(*columns: Any) -> Select[Any]:
    return (
        select(*columns, *_OWNER)
        .join(User, User.id == Document.user_id)
        .outerjoin(Worker, Worker.user_id == Document.user_id)
    )


def of(user_id: UUID) -> Sequence[Any]:
    """Return somebody's documents, newest first."""
    statement = select(*_LISTED).where(Document.user_id == user_id).order_by(Document.id.desc())
    return db.session.execute(statement.limit(MOST)).all()


def shown(document_id: UUID) -> Any:
    """Return all that a document's page tells of it."""
    statement = _owned(*_LISTED, Document.sha256, Document.scanned_at)
    return db.session.execute(statement.where(Document.id == document_id)).first()


def seen_by(
    subject_ids: Sequence[UUID], since: datetime | None, until: datetime | None, *, most: int
) -> Sequence[Any]:
    """Return who saw some things, newest first; see :func:`seen`."""
    return db.session.execute(seen(subject_ids, since, until).limit(most)).all()


def backed(document_id: UUID) -> Sequence[Any]:
    """Return the credentials that a document is the evidence of."""
    statement = (
        select(
            Credential.id, Credential.verification_status, Credential.asked_at, Qualification.name
        )
        .join(Qualification, Qualification.id == Credential.qualification_id)
        .where(Credential.document_id == document_id)
        .order_by(Qualification.display_order)
    )
    return db.session.execute(statement).all()


def seen(
    subject_ids: Sequence[UUID], since: datetime | None, until: datetime | None
) -> Select[Any]:
    """Return a query of who saw some things, newest first.

    Args:
        subject_ids: A document's id, or the ids of all that belongs to a person.
        since: From then on.
        until: Before then.
    """
    statement = (
        select(*_VIEW)
        .outerjoin(User, User.id == AuditEvent.actor_id)
        .where(
            AuditEvent.subject.in_(("document", "credential", "worker")),
            AuditEvent.subject_id.in_(subject_ids),
            AuditEvent.action.in_(VIEWS),
        )
        .order_by(AuditEvent.at.desc(), AuditEvent.id.desc())
    )
    if since is not None:
        statement = statement.where(AuditEvent.at >= since)
    if until is not None:
        statement = statement.where(AuditEvent.at < until)
    return statement


def about(user_id: UUID) -> list[UUID]:
    """Return the ids under which the trail speaks of a person's papers."""
    parts = (
        select(Worker.id).where(Worker.user_id == user_id),
        select(Document.id).where(Document.user_id == user_id),
        select(Credential.id).where(Credential.user_id == user_id),
    )
    ids = select(parts[0].union_all(*parts[1:]).subquery().c.id)
    return [user_id, *db.session.scalars(ids)]
