"""Invitations."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.care_home.models import CareHomeProfile
from vicarity.core.models import IdMixin
from vicarity.extensions import Model

#: Neither accepted nor withdrawn; it may have run out.
OPEN = "accepted_at IS NULL AND revoked_at IS NULL"


class CareHomeInvitation(IdMixin, Model):
    """A manager's invitation of a colleague. Only the link that ``jti`` names is good."""

    __tablename__ = "care_home_invitations"

    care_home_id: Mapped[UUID] = mapped_column(ForeignKey(CareHomeProfile.id, ondelete="CASCADE"))
    email: Mapped[str] = mapped_column(String(254))
    role: Mapped[Role]
    name: Mapped[str | None] = mapped_column(String(100))
    invited_by: Mapped[UUID | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    invited_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    jti: Mapped[UUID]
    accepted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_lowercase"),
        CheckConstraint("role IN ('care_home_admin', 'care_home_staff')", name="role_of_homes"),
        CheckConstraint("accepted_at IS NULL OR revoked_at IS NULL", name="accepted_or_revoked"),
        Index(
            "uq_care_home_invitations_open",
            "care_home_id",
            "email",
            unique=True,
            postgresql_where=text(OPEN),
        ),
    )
