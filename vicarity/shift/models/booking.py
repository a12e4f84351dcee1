"""Bookings, and what people agreed to about working time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.account.models import User
from vicarity.core.models import IdMixin, TimestampMixin
from vicarity.extensions import Model
from vicarity.shift.enums import LIVE, BookingStatus
from vicarity.shift.models.shift import Shift


class Booking(IdMixin, TimestampMixin, Model):
    """One care worker and one shift.

    ``starts_at`` and ``ends_at`` are the shift's, copied so that the exclusion constraint
    (``migrations/versions/0016``) can refuse two confirmed bookings of a worker that overlap.
    ``evidence`` is what made the worker eligible, frozen when the booking was confirmed.
    """

    __tablename__ = "bookings"

    shift_id: Mapped[UUID] = mapped_column(ForeignKey(Shift.id, ondelete="CASCADE"))
    worker_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"))
    status: Mapped[BookingStatus] = mapped_column(server_default="applied")
    starts_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ends_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    message: Mapped[str | None] = mapped_column(String(1000))
    reason: Mapped[str | None] = mapped_column(String(1000))
    applied_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=text("now()")
    )
    confirmed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    confirmed_by: Mapped[UUID | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    reminded_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    evidence: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))

    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint(
            "status <> 'confirmed' OR evidence IS NOT NULL", name="confirmed_has_evidence"
        ),
        CheckConstraint(
            f"(status IN ({', '.join(repr(str(one)) for one in LIVE)})) = (ended_at IS NULL)",
            name="ended_has_date",
        ),
        Index(
            "uq_bookings_live",
            "shift_id",
            "worker_id",
            unique=True,
            postgresql_where=text("status IN ('applied', 'confirmed')"),
        ),
        Index("ix_bookings_worker", "worker_id", "starts_at", "id"),
        Index("ix_bookings_shift", "shift_id", "status"),
        Index("ix_bookings_begins", "starts_at", "id", "status"),
        Index(
            "ix_bookings_unanswered",
            "starts_at",
            postgresql_where=text("status = 'applied'"),
        ),
        Index(
            "ix_bookings_reminder",
            "starts_at",
            postgresql_where=text("status = 'confirmed' AND reminded_at IS NULL"),
        ),
    )


class RestException(IdMixin, Model):
    """A home's record that a worker gets compensatory rest for a shift too near another.

    Source: Working Time Regulations 1998, regulations 21 and 24,
    https://www.legislation.gov.uk/uksi/1998/1833
    """

    __tablename__ = "rest_exceptions"

    shift_id: Mapped[UUID] = mapped_column(ForeignKey(Shift.id, ondelete="CASCADE"))
    worker_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"))
    reason: Mapped[str] = mapped_column(String(1000))
    recorded_by: Mapped[UUID | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    recorded_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=text("now()")
    )

    __table_args__ = (
        Index("uq_rest_exceptions_shift_worker", "shift_id", "worker_id", unique=True),
    )


class WorkingTimeOptOut(IdMixin, Model):
    """A worker's agreement to more than 48 hours a week, and since when or until when it holds.

    Source: Working Time Regulations 1998, regulations 4 and 5,
    https://www.legislation.gov.uk/uksi/1998/1833
    """

    __tablename__ = "working_time_opt_outs"

    worker_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"))
    from_day: Mapped[date]
    until_day: Mapped[date | None]
    agreed_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=text("now()")
    )
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    __table_args__ = (
        CheckConstraint("until_day >= from_day", name="days_in_order"),
        CheckConstraint("(until_day IS NULL) = (ended_at IS NULL)", name="ended_has_day"),
        Index(
            "uq_working_time_opt_outs_open",
            "worker_id",
            unique=True,
            postgresql_where=text("until_day IS NULL"),
        ),
    )
