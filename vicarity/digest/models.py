"""Who wants to hear of new shifts."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.account.models import User
from vicarity.digest.enums import HowOften
from vicarity.extensions import Model


class DigestChoice(Model):
    """What a worker chose, and where their digests are. Who never chose has no row.

    ``chosen_at`` is when they did, which the law wants to be shown. The next digest is made from
    ``next_at`` on, of what was published after ``news_since``.
    """

    __tablename__ = "digest_choices"

    user_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), primary_key=True)
    frequency: Mapped[HowOften]
    radius_miles: Mapped[int | None]
    roles: Mapped[list[str]] = mapped_column(ARRAY(String(40)), server_default=text("'{}'"))
    chosen_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    news_since: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    next_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    __table_args__ = (
        CheckConstraint("(frequency = 'off') = (next_at IS NULL)", name="due_when_on"),
        CheckConstraint("radius_miles BETWEEN 1 AND 100", name="radius_range"),
        Index("ix_digest_choices_due", "next_at", postgresql_where=text("next_at IS NOT NULL")),
    )
