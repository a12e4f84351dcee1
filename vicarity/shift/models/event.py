"""What homes and workers did about shifts and bookings: rows are added, never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, Index, String, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.core.models import IdMixin
from vicarity.extensions import Model


class BoardEvent(IdMixin, Model):
    """One step of a shift or a booking; by the system itself when ``actor_id`` is empty.

    It refers to nothing, so it outlives a shift that is thrown away. Why it stands apart from
    the chained trail says docs/adr/0017.
    """

    __tablename__ = "board_events"

    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    actor_id: Mapped[UUID | None]
    action: Mapped[str] = mapped_column(String(60))
    shift_id: Mapped[UUID]
    booking_id: Mapped[UUID | None]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))

    __table_args__ = (
        Index("ix_board_events_shift", "shift_id", "at", "id"),
        Index(
            "ix_board_events_booking",
            "booking_id",
            "at",
            "id",
            postgresql_where=text("booking_id IS NOT NULL"),
        ),
    )
