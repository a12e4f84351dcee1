"""Whom a home or a worker would rather work with, and with whom not."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, String, text
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.account.models import User
from vicarity.care_home.models import CareHomeProfile
from vicarity.extensions import Model
from vicarity.shift.enums import Side


class Favourite(Model):
    """A home that a worker likes, or a worker that a home likes; ``side`` says who does."""

    __tablename__ = "favourites"

    side: Mapped[Side] = mapped_column(primary_key=True)
    care_home_id: Mapped[UUID] = mapped_column(
        ForeignKey(CareHomeProfile.id, ondelete="CASCADE"), primary_key=True
    )
    worker_id: Mapped[UUID] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    since: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=text("now()"))


class Block(Model):
    """A home and a worker who do not work together; ``side`` says who decided that.

    The other side is not told who did, or why.
    """

    __tablename__ = "blocks"

    side: Mapped[Side] = mapped_column(primary_key=True)
    care_home_id: Mapped[UUID] = mapped_column(
        ForeignKey(CareHomeProfile.id, ondelete="CASCADE"), primary_key=True
    )
    worker_id: Mapped[UUID] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    reason: Mapped[str | None] = mapped_column(String(1000))
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    since: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=text("now()"))
