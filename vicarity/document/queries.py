"""Reading and writing documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from sqlalchemy import Text, bindparam, delete, exists, func, select, true, update
from sqlalchemy.dialects.postgresql import insert

from vicarity.core.database import read
from vicarity.core.outbox import OutboxMessage
from vicarity.document.enums import ScanStatus
from vicarity.document.events import DocumentUploaded
from vicarity.document.models import Document
from vicarity.extensions import db

if TYPE_CHECKING:
    from sqlalchemy import Table

_documents = cast("Table", Document.__table__)
_row = _documents.c

#: Rows whose file is there: neither purged nor infected.
_THERE = (_row.purged_at.is_(None), _row.scan_status != ScanStatus.INFECTED)

_ONE = select(_documents).where(_row.id == bindparam("document"), *_THERE)
_COUNT = select(func.count()).where(_row.user_id == bindparam("owner"), *_THERE)
_PAGE = (
    select(_documents)
    .where(_row.user_id == bindparam("owner"), *_THERE)
    .where(func.coalesce(_row.id < bindparam("after", type_=_row.id.type), true()))
    .order_by(_row.id.desc())
    .limit(bindparam("most"))
)


def document(document_id: UUID) -> dict[str, Any] | None:
    """Return a document whose file is there."""
    found = read(_ONE, document=document_id)
    return found[0]._asdict() if found else None


def locked_document(document_id: UUID) -> dict[str, Any] | None:
    """Return a document whose file is there, to be changed in this transaction."""
    row = db.session.execute(_ONE.with_for_update(), {"document": document_id}).first()
    return None if row is None else row._asdict()


def page(user_id: UUID, after: UUID | None, most: int) -> list[dict[str, Any]]:
    """Return somebody's documents whose files are there, newest first, beyond ``after``."""
    return [row._asdict() for row in read(_PAGE, owner=user_id, after=after, most=most)]


def how_many(user_id: UUID) -> int:
    """Return how many files somebody keeps here."""
    return int(read(_COUNT, owner=user_id)[0][0])


def add(values: dict[str, Any]) -> dict[str, Any]:
    """Insert a document and return its row."""
    row = db.session.execute(insert(Document).values(values).returning(*_row)).one()
    return row._asdict()


def remove(document_id: UUID) -> str | None:
    """Delete a document's row and return where its file is, if there was one."""
    statement = delete(Document).where(Document.id == document_id)
    return db.session.scalar(statement.returning(Document.storage_key))


def mark_scanned(document_id: UUID, status: ScanStatus, at: datetime) -> bool:
    """Note what the scanner said about a pending document; return whether that was news."""
    pending = (Document.id == document_id, Document.scan_status == ScanStatus.PENDING)
    statement = update(Document).where(*pending).values(scan_status=status, scanned_at=at)
    return db.session.scalar(statement.returning(Document.id)) is not None


def mark_purged(document_id: UUID, at: datetime) -> str | None:
    """Note that a file is deleted and return where it is, unless that was done before."""
    kept = (Document.id == document_id, Document.purged_at.is_(None))
    statement = update(Document).where(*kept).values(purged_at=at)
    return db.session.scalar(statement.returning(Document.storage_key))


def kept_keys(keys: Sequence[str]) -> set[str]:
    """Return those of these keys whose files have to stay."""
    return set(
        db.session.scalars(select(_row.storage_key).where(_row.storage_key.in_(keys), *_THERE))
    )


def never_scanned(before: datetime) -> list[UUID]:
    """Return pending documents from before then of which no message tells the scanner any more."""
    open_message = exists().where(
        OutboxMessage.topic == DocumentUploaded.topic(),
        OutboxMessage.done_at.is_(None),
        OutboxMessage.dead_at.is_(None),
        OutboxMessage.payload["document_id"].astext == _row.id.cast(Text),
    )
    pending = (_row.scan_status == ScanStatus.PENDING, _row.uploaded_at < before, ~open_message)
    return list(db.session.scalars(select(_row.id).where(*pending).order_by(_row.uploaded_at)))


def any_document(document_id: UUID) -> dict[str, Any] | None:
    """Return a document, whether or not its file is there."""
    row = db.session.execute(select(*_row).where(_row.id == document_id)).first()
    return None if row is None else row._asdict()
