"""Documents as they go over the wire."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, Field

from vicarity.core.fields import Answer, Instant, Question, digits
from vicarity.core.uploads import File
from vicarity.document.enums import ContentType, DocumentKind, ScanStatus


class DocumentForm(Question):
    """A file and what it is evidence of."""

    file: File = Field(description="A PDF, JPEG or PNG by its content, of at most 10 MiB.")
    kind: DocumentKind


class DocumentsAsked(Question):
    """Which part of a list of documents to show."""

    limit: Annotated[int, BeforeValidator(digits)] = Field(default=20, ge=1, le=100)
    cursor: UUID | None = Field(default=None, description="The `next_cursor` of the part before.")


class DocumentAnswer(Answer):
    """A stored document."""

    id: UUID
    kind: DocumentKind
    filename: str
    content_type: ContentType
    size: int = Field(description="In bytes, of what is stored: pictures are written anew.")
    sha256: str = Field(description="Of what is stored, in hexadecimal digits.")
    uploaded_at: Instant
    scan_status: ScanStatus = Field(description="A pending one cannot be opened yet.")


class DocumentList(Answer):
    """Documents, newest first."""

    items: list[DocumentAnswer]
    next_cursor: UUID | None = Field(description="Where the next part begins; null on the last.")
