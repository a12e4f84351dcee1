"""The reference list, and declared qualifications."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.account.models import User
from vicarity.core.models import IdMixin, TimestampMixin
from vicarity.extensions import Model
from vicarity.qualification.enums import Category, CredentialStatus


class Qualification(IdMixin, TimestampMixin, Model):
    """Something a care worker can be trained, checked or registered for.

    ``description`` is for everybody; ``notes`` are for staff: sources, and what is unsure.
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

    __table_args__ = (CheckConstraint("validity_months > 0", name="validity_positive"),)


class Credential(IdMixin, TimestampMixin, Model):
    """A qualification a worker says they hold, and where its check stands."""

    __tablename__ = "credentials"

    user_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"))
    qualification_id: Mapped[UUID] = mapped_column(ForeignKey(Qualification.id))
    certificate_number: Mapped[str | None] = mapped_column(String(60))
    issue_date: Mapped[date | None]
    expiry_date: Mapped[date | None]
    document_id: Mapped[UUID | None]
    details: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    verification_status: Mapped[CredentialStatus] = mapped_column(server_default="pending")
    rejection_reason: Mapped[str | None] = mapped_column(String(500))
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    __table_args__ = (
        UniqueConstraint("user_id", "qualification_id"),
        CheckConstraint("expiry_date >= issue_date", name="expires_after_issue"),
        Index(
            "ix_credentials_verified",
            "qualification_id",
            postgresql_where=text("verification_status = 'verified'"),
        ),
    )
