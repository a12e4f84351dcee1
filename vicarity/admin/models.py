"""Sessions of the console, second factors, and who of the staff has which review."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKey,
    LargeBinary,
    String,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.admin.enums import ReviewSubject
from vicarity.extensions import Model


class ConsoleSession(Model):
    """One browser at the console. The key is the SHA-256 of the token in its cookie.

    ``user_id`` is empty before sign-in. ``role`` and ``password_mark`` (SHA-256 of the password
    hash) are what they were at sign-in: when the account's change, the session is over.
    ``factor_at`` says when the second factor was given, ``confirmed_at`` when the person last
    proved who they are, ``code_tries`` how many codes were tried since. ``id`` can be shown.
    """

    __tablename__ = "console_sessions"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    id: Mapped[UUID] = mapped_column(server_default=text("uuid_v7()"), unique=True)
    user_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), index=True
    )
    role: Mapped[Role | None]
    password_mark: Mapped[str | None] = mapped_column(String(64))
    data: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    ip: Mapped[str | None] = mapped_column(String(45))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    seen_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    signed_in_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    user_agent: Mapped[str | None] = mapped_column(String(200))
    factor_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    confirmed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    code_tries: Mapped[int] = mapped_column(server_default=text("0"))

    __table_args__ = (
        CheckConstraint(
            "(user_id IS NULL) = (signed_in_at IS NULL) AND (user_id IS NULL) = (role IS NULL)"
            " AND (user_id IS NULL) = (password_mark IS NULL)",
            name="signed_in_whole",
        ),
    )

    def __repr__(self) -> str:
        """Show nothing that names a session."""
        return "<ConsoleSession>"


class StaffFactor(Model):
    """The authenticator app of a member of staff.

    ``secret`` is encrypted, ``recovery_hashes`` are HMACs of the codes not used yet, and
    ``last_step`` is the half minute of the newest code that was taken: none is taken twice.
    """

    __tablename__ = "staff_factors"

    user_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), primary_key=True)
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    confirmed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    last_step: Mapped[int] = mapped_column(BigInteger)
    recovery_hashes: Mapped[list[str]] = mapped_column(ARRAY(String(64)))

    def __repr__(self) -> str:
        """Show whose it is and nothing of it."""
        return f"<StaffFactor {self.user_id}>"


class ReviewAssignment(Model):
    """A review that somebody took: the others pass it by until it is decided or given back.

    Apart from the rows under review, whose ``updated_at`` says which version was seen.
    """

    __tablename__ = "review_assignments"

    subject: Mapped[ReviewSubject] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), index=True)
    assigned_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )


class ReviewPresence(Model):
    """Somebody has a review open: seen there at ``seen_at``."""

    __tablename__ = "review_presences"

    subject: Mapped[ReviewSubject] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now(), index=True
    )
