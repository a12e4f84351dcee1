"""The account table."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, DateTime, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.account.enums import Role
from vicarity.core.models import IdMixin, TimestampMixin
from vicarity.extensions import Model


class User(IdMixin, TimestampMixin, Model):
    """Someone who can sign in. Addresses are kept in one canonical, lower-case form.

    Whatever sign-in began before ``sessions_ended_at``, on whatever device, is over.
    """

    __tablename__ = "users"

    email: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str] = mapped_column(String(100))
    role: Mapped[Role]
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
    sessions_ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    email_verified_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_lowercase"),
        Index("ix_users_role_created_at", "role", "created_at"),
        Index("ix_users_beginning", "email", postgresql_ops={"email": "varchar_pattern_ops"}),
    )
