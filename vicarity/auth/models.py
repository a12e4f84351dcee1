"""Sessions, and the links we e-mail."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, func, text
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.account.models import User
from vicarity.auth.enums import Ending, Purpose
from vicarity.core.models import IdMixin
from vicarity.extensions import Model


class AuthSession(IdMixin, Model):
    """One sign-in and all tokens that descend from it (a refresh-token family).

    Only the newest refresh token (``refresh_jti``) is good, and for ten seconds the one it
    replaced. ``refreshed_at`` is cut to whole seconds, so that the token can be written again.
    ``device`` says "Chrome on Android", so that its owner knows it; nothing finer is kept.
    """

    __tablename__ = "auth_sessions"

    user_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"))
    device: Mapped[str | None] = mapped_column(String(60))
    refresh_jti: Mapped[UUID]
    refreshed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    previous_jti: Mapped[UUID | None]
    rotated_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    ending: Mapped[Ending | None]

    __table_args__ = (
        CheckConstraint("(ended_at IS NULL) = (ending IS NULL)", name="ended_has_reason"),
        Index("ix_auth_sessions_live", "user_id", postgresql_where=text("ended_at IS NULL")),
        Index("ix_auth_sessions_ended", "ended_at", postgresql_where=text("ended_at IS NOT NULL")),
    )


class MailedLink(Model):
    """The newest link of each purpose for an account; older ones are dead.

    ``password_hash`` is what the person typed who caused a verification link by registering
    an unproven address again: it becomes the password when they prove the address.
    """

    __tablename__ = "mailed_links"

    user_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), primary_key=True)
    purpose: Mapped[Purpose] = mapped_column(primary_key=True)
    jti: Mapped[UUID]
    email: Mapped[str] = mapped_column(String(254))
    password_hash: Mapped[str | None] = mapped_column(String(100))
    issued_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
