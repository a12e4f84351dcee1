"""``/api/worker``."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, Response

from vicarity.account.access import verified
from vicarity.account.enums import Role
from vicarity.account.errors import EmailNotVerified
from vicarity.core.actor import Actor
from vicarity.core.attachments import attachment
from vicarity.core.http import endpoint
from vicarity.core.storage import StorageUnavailable
from vicarity.document import service as documents
from vicarity.document.enums import ContentType
from vicarity.document.errors import (
    BrokenFile,
    CheckingBusy,
    DocumentBeingScanned,
    DocumentNotFound,
    EmptyFile,
    FileHasPassword,
    FileTooComplex,
    ImageTooLarge,
    TooManyDocuments,
    TooManyPages,
    UnsafeFile,
    UnsupportedFile,
)
from vicarity.document.schemas import (
    DocumentAnswer,
    DocumentForm,
    DocumentList,
    DocumentsAsked,
)
from vicarity.qualification import evidence
from vicarity.qualification.compliance import compliance as compliance_of
from vicarity.qualification.errors import DocumentInUse, UnknownDocument, UnknownQualification
from vicarity.qualification.schemas import Compliance
from vicarity.worker import service
from vicarity.worker.errors import BelowMinimumWage, DatesOutOfOrder, RatesOutOfOrder
from vicarity.worker.schemas import WorkerProfileAnswer, WorkerProfileChange

bp = Blueprint("worker", __name__)

WORKER = verified(Role.WORKER)


@bp.get("/profile")
@endpoint(access=WORKER, returns=WorkerProfileAnswer, refuses=(EmailNotVerified,), reads=True)
def profile(actor: Actor) -> dict[str, Any]:
    """Return the signed-in worker's profile."""
    return service.profile(actor.user_id)


@bp.put("/profile")
@endpoint(
    access=WORKER,
    body=WorkerProfileChange,
    returns=WorkerProfileAnswer,
    refuses=(
        EmailNotVerified,
        BelowMinimumWage,
        RatesOutOfOrder,
        DatesOutOfOrder,
        UnknownQualification,
        UnknownDocument,
    ),
)
def change_profile(body: WorkerProfileChange, actor: Actor) -> dict[str, Any]:
    """Change the signed-in worker's profile; members left out keep their value."""
    return service.change_profile(actor.user_id, body)


@bp.post("/documents")
@endpoint(
    access=WORKER,
    form=DocumentForm,
    returns=DocumentAnswer,
    status=201,
    refuses=(
        EmailNotVerified,
        TooManyDocuments,
        UnsupportedFile,
        EmptyFile,
        BrokenFile,
        UnsafeFile,
        FileHasPassword,
        TooManyPages,
        ImageTooLarge,
        FileTooComplex,
        CheckingBusy,
        StorageUnavailable,
    ),
    limit="60 per minute;600 per hour",
)
def add_document(form: DocumentForm, actor: Actor) -> dict[str, Any]:
    """Store a PDF, JPEG or PNG as evidence."""
    return evidence.add(actor.user_id, form.kind, form.file.filename, form.file.content)


@bp.get("/documents")
@endpoint(
    access=WORKER,
    query=DocumentsAsked,
    returns=DocumentList,
    refuses=(EmailNotVerified,),
    reads=True,
)
def list_documents(query: DocumentsAsked, actor: Actor) -> dict[str, Any]:
    """List the signed-in worker's documents, newest first."""
    return documents.listed(actor.user_id, query.limit, query.cursor)


@bp.get("/documents/<uuid:document_id>")
@endpoint(
    access=WORKER,
    media_types=tuple(kind.value for kind in ContentType),
    refuses=(EmailNotVerified, DocumentNotFound, DocumentBeingScanned, StorageUnavailable),
    reads=True,
)
def save_document(document_id: UUID, actor: Actor) -> Response:
    """Hand out one of the signed-in worker's documents, to be saved."""
    facts, content = documents.opened(actor.user_id, document_id)
    return attachment(
        content,
        name=facts["download_name"],
        media_type=facts["content_type"],
        size=facts["size"],
    )


@bp.delete("/documents/<uuid:document_id>")
@endpoint(access=WORKER, status=204, refuses=(EmailNotVerified, DocumentNotFound, DocumentInUse))
def delete_document(document_id: UUID, actor: Actor) -> None:
    """Delete one of the signed-in worker's documents, unless a verified credential needs it."""
    evidence.discard(actor.user_id, document_id)


@bp.get("/compliance")
@endpoint(access=WORKER, returns=Compliance, refuses=(EmailNotVerified,), reads=True)
def compliance(actor: Actor) -> dict[str, Any]:
    """Return what the signed-in worker holds of what is asked of everybody, and what to do."""
    return compliance_of(actor.user_id)
