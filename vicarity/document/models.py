"""Uploaded files. The content is in storage, under a key nobody can guess."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, func, text
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.account.models import User
from vicarity.core.models import IdMixin
from vicarity.document.enums import ContentType, DocumentKind, ScanStatus
from vicarity.extensions import Model


class Document(IdMixin, Model):
    """A file somebody uploaded.

    ``size`` (bytes) and ``sha256`` are of what is stored: images are written anew. After
    ``purged_at`` the file is gone and the row remains, for the trail.
    """

    __tablename__ = "documents"

    user_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"))
    kind: Mapped[DocumentKind]
    filename: Mapped[str] = mapped_column(String(255))
    content_type: Mapped[ContentType]
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    storage_key: Mapped[str] = mapped_column(String(64), unique=True)
    pages: Mapped[int]
    scan_status: Mapped[ScanStatus] = mapped_column(server_default="pending")
    scanned_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    uploaded_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
    purged_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    __table_args__ = (
        CheckConstraint("size BETWEEN 1 AND 10485760", name="size_range"),
        CheckConstraint("pages >= 1", name="pages_positive"),
        CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="sha256_form"),
        Index("ix_documents_user_id_id", "user_id", "id"),
        Index(
            "ix_documents_unscanned",
            "uploaded_at",
            postgresql_where=text("scan_status = 'pending'"),
        ),
    )
