"""Links to calendars."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.account.models import User
from vicarity.extensions import Model


class CalendarFeed(Model):
    """The one link under which a worker's shifts can be read without signing in.

    Only the SHA-256 of its secret is kept: who reads the table cannot read the calendars.
    """

    __tablename__ = "calendar_feeds"

    user_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), primary_key=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
