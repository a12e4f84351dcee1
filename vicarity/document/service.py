"""What may happen to documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import IO, Any
from uuid import UUID

from vicarity.core import audit, clock, scanner, storage
from vicarity.core.database import after_commit, give_back
from vicarity.core.outbox import publish
from vicarity.document import inspection, queries, rules
from vicarity.document.enums import DocumentKind, ScanStatus
from vicarity.document.errors import (
    DocumentBeingScanned,
    DocumentNotFound,
    TooManyDocuments,
)
from vicarity.document.events import DocumentInfected, DocumentUploaded

#: Files one person can keep here: twenty times what anybody needs.
MOST_DOCUMENTS = 200


def store(user_id: UUID, kind: DocumentKind, filename: str, content: IO[bytes]) -> dict[str, Any]:
    """Check a file, keep it, and return what is known of it.

    The file is kept before its row, so a row never lacks its file. A file whose row never
    came is deleted by the sweep. Several uploads at once may pass the last place together.

    Raises:
        TooManyDocuments: This person keeps too many already.
        UnsupportedFile: It is no PDF, JPEG or PNG.
        RuleBroken: It is empty, broken, unsafe or too much; see ``document/errors.py``.
        CheckingBusy: Too many others are being checked.
        StorageUnavailable: It cannot be kept now.
    """
    if queries.how_many(user_id) >= MOST_DOCUMENTS:
        raise TooManyDocuments
    checked = inspection.check(content)
    key = storage.new_key()
    with checked.content as file:
        size, sha256 = _measured(file)
        storage.put(key, file)
    facts = {
        "user_id": user_id,
        "kind": kind,
        "filename": rules.clean_name(filename, checked.content_type),
        "content_type": checked.content_type,
        "size": size,
        "sha256": sha256,
        "storage_key": key,
        "pages": checked.pages,
        "scan_status": ScanStatus.PENDING if scanner.configured() else ScanStatus.CLEAN,
    }
    kept = queries.add(facts)
    publish(DocumentUploaded(document_id=kept["id"]))
    return kept


def listed(user_id: UUID, limit: int = 20, cursor: UUID | None = None) -> dict[str, Any]:
    """Return a part of somebody's documents, newest first, and where the next part begins."""
    found = queries.page(user_id, cursor, limit + 1)
    shown = found[:limit]
    return {"items": shown, "next_cursor": shown[-1]["id"] if len(found) > limit else None}


def owned(user_id: UUID, document_id: UUID) -> dict[str, Any]:
    """Return one's own document, locked.

    Raises:
        DocumentNotFound: It is somebody else's, or its file is gone.
    """
    found = queries.locked_document(document_id)
    if found is None or found["user_id"] != user_id:
        raise DocumentNotFound
    return found


def opened(user_id: UUID, document_id: UUID) -> tuple[dict[str, Any], Iterator[bytes]]:
    """Return one's own document, to save it.

    Raises:
        DocumentNotFound: It is somebody else's, or its file is gone.
        DocumentBeingScanned: Nobody knows yet whether it has a virus.
        StorageUnavailable: The file cannot be reached now.
    """
    found = queries.document(document_id)
    if found is None or found["user_id"] != user_id:
        raise DocumentNotFound
    if found["scan_status"] is ScanStatus.PENDING:
        raise DocumentBeingScanned
    return _handed_out(found)


def opened_by_staff(document_id: UUID) -> tuple[dict[str, Any], Iterator[bytes]]:
    """Return anybody's document, to save it; who asks records that in the trail.

    Raises:
        DocumentNotFound: It is not clean, or its file is gone.
        StorageUnavailable: The file cannot be reached now.
    """
    return _handed_out(_clean(document_id))


def page_picture(document_id: UUID, page: int, width: int) -> bytes:
    """Return a page of a document as a PNG; who asks records that in the trail.

    Args:
        document_id: Which one.
        page: From 1 on; a picture has one page.
        width: In pixels; held between 200 and 2400.

    Raises:
        DocumentNotFound: It is not clean, its file is gone, or it has no such page.
        RuleBroken: The page cannot be drawn.
        CheckingBusy: Too many others are being drawn.
        StorageUnavailable: The file cannot be reached now.
    """
    found = _clean(document_id)
    if not 1 <= page <= found["pages"]:
        raise DocumentNotFound
    with _file(found) as file:
        return inspection.picture(file, found["content_type"], page, width)


def discard(document_id: UUID) -> None:
    """Delete a document, whatever it is used for, and its file once that is certain.

    Raises:
        DocumentNotFound: It is gone already.
    """
    key = queries.remove(document_id)
    if key is None:
        raise DocumentNotFound
    after_commit(partial(storage.forget, key))


def scan(document_id: UUID) -> None:
    """Have the scanner look at a pending document, with no transaction open meanwhile.

    An infected one loses its file at once; its owner is told.

    Raises:
        ScannerAway: The scanner does not answer now.
        StorageUnavailable: The file cannot be reached now.
    """
    found = queries.document(document_id)
    if found is None or found["scan_status"] is not ScanStatus.PENDING:
        return
    give_back()
    with _file(found) as file:
        infected = scanner.configured() and scanner.infected(storage.chunks(file))
    status = ScanStatus.INFECTED if infected else ScanStatus.CLEAN
    if queries.mark_scanned(document_id, status, clock.now()) and infected:
        audit.record("document.infected", actor_id=None, subject="document", subject_id=document_id)
        publish(DocumentInfected(document_id=document_id))
        after_commit(partial(storage.forget, found["storage_key"]))


def scan_again(before: datetime) -> int:
    """Call the scanner again for what it has not seen since then; return how many that were."""
    waiting = queries.never_scanned(before)
    for document_id in waiting:
        publish(DocumentUploaded(document_id=document_id))
    return len(waiting)


def purge(document_id: UUID) -> None:
    """Delete a file for good and keep its row, for the trail."""
    key = queries.mark_purged(document_id, clock.now())
    if key is not None:
        audit.record("document.purge", actor_id=None, subject="document", subject_id=document_id)
        after_commit(partial(storage.forget, key))


def drop_orphans(folder: str, before: datetime) -> int:
    """Delete files of a storage folder from before then that no row needs; return how many.

    Raises:
        StorageUnavailable: The storage is away or silent.
    """
    dropped = 0
    storage.drop_unfinished(folder, before)
    for part in storage.listed(folder):
        old = [file.key for file in part if file.written_at < before]
        for key in set(old) - queries.kept_keys(old):
            storage.delete(key)
            dropped += 1
    return dropped


def _measured(file: IO[bytes]) -> tuple[int, str]:
    """Return the size and the SHA-256 of a file, and go back to its beginning."""
    digest = hashlib.sha256()
    while chunk := file.read(storage.CHUNK):
        digest.update(chunk)
    size = file.tell()
    file.seek(0)
    return size, digest.hexdigest()


def _clean(document_id: UUID) -> dict[str, Any]:
    found = queries.document(document_id)
    if found is None or found["scan_status"] is not ScanStatus.CLEAN:
        raise DocumentNotFound
    return found


def _handed_out(document: dict[str, Any]) -> tuple[dict[str, Any], Iterator[bytes]]:
    """Return a document's facts, with the name to save it under, and its bytes."""
    name = rules.download_name(document["filename"], document["content_type"])
    return document | {"download_name": name}, storage.chunks(_file(document))


def _file(document: dict[str, Any]) -> IO[bytes]:
    try:
        return storage.get(document["storage_key"])
    except storage.NotStored:
        raise DocumentNotFound from None
