"""The reference list, and declared qualifications."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.account.models import User
from vicarity.core.models import IdMixin, TimestampMixin
from vicarity.document.models import Document
from vicarity.extensions import Model
from vicarity.qualification.enums import Category, CredentialStatus

#: In the queue of staff: pending, and nothing was asked of the worker.
WAITS = "verification_status = 'pending' AND asked_at IS NULL"


class Qualification(IdMixin, TimestampMixin, Model):
    """Something a care worker can be trained, checked or registered for.

    ``description`` is for everybody; ``notes`` are for staff: sources, and what is unsure.
    What staff changed at ``edited_at``, the list that comes with Vicarity leaves alone.
    """

    __tablename__ = "qualifications"

    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    description: Mapped[str] = mapped_column(String(500), server_default="")
    notes: Mapped[str] = mapped_column(String(500), server_default="")
    category: Mapped[Category]
    is_mandatory: Mapped[bool] = mapped_column(server_default=text("false"))
    validity_months: Mapped[int | None]
    issuer: Mapped[str] = mapped_column(String(300), server_default="")
    display_order: Mapped[int]
    edited_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    __table_args__ = (CheckConstraint("validity_months > 0", name="validity_positive"),)


class Credential(IdMixin, TimestampMixin, Model):
    """A qualification a worker says they hold, and where its check stands.

    A ``declared`` one stands in the worker's list of qualifications; the others follow from
    their profile: the DBS check and the right to work. It waits in the queue while it is
    pending, from ``submitted_at`` on; with ``asked_at`` it waits for the worker, who was asked
    the ``question``. ``reminded_days`` is the last warning before it expires: 60, 30 or 7.
    """

    __tablename__ = "credentials"

    user_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"))
    qualification_id: Mapped[UUID] = mapped_column(ForeignKey(Qualification.id))
    certificate_number: Mapped[str | None] = mapped_column(String(60))
    issue_date: Mapped[date | None]
    expiry_date: Mapped[date | None]
    document_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(Document.id, ondelete="SET NULL"), index=True
    )
    details: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    verification_status: Mapped[CredentialStatus] = mapped_column(server_default="pending")
    rejection_reason: Mapped[str | None] = mapped_column(String(1000))
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    declared: Mapped[bool] = mapped_column(server_default=text("true"))
    submitted_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
    question: Mapped[str | None] = mapped_column(String(1000))
    asked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    reminded_days: Mapped[int | None]

    __table_args__ = (
        UniqueConstraint("user_id", "qualification_id"),
        CheckConstraint("(question IS NULL) = (asked_at IS NULL)", name="question_has_date"),
        CheckConstraint(
            "asked_at IS NULL OR verification_status = 'pending'", name="asked_while_pending"
        ),
        Index(
            "ix_credentials_queue",
            "submitted_at",
            "id",
            postgresql_where=text(WAITS),
        ),
        Index("ix_credentials_changed", "verification_status", "updated_at", "id"),
        Index(
            "ix_credentials_asked",
            "asked_at",
            "id",
            postgresql_where=text("asked_at IS NOT NULL"),
        ),
        Index(
            "ix_credentials_expiring",
            "expiry_date",
            postgresql_where=text("verification_status = 'verified' AND expiry_date IS NOT NULL"),
        ),
        CheckConstraint("expiry_date >= issue_date", name="expires_after_issue"),
        Index(
            "ix_credentials_certificate_number",
            "certificate_number",
            postgresql_where=text("certificate_number IS NOT NULL"),
        ),
        Index(
            "ix_credentials_verified",
            "qualification_id",
            postgresql_where=text("verification_status = 'verified'"),
        ),
    )
