"""Columns shared by many tables."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, func, text
from sqlalchemy.orm import Mapped, mapped_column


class IdMixin:
    """A UUIDv7 made by the database: safe to show, and in order of creation."""

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("uuid_v7()"))

    def __repr__(self) -> str:
        """Show the id only: a log line never carries personal data."""
        return f"<{type(self).__name__} {self.id}>"


class TimestampMixin:
    """When the row was written and last changed (UTC)."""

    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now(), onupdate=func.now()
    )
