"""Shifts, the roles they are for, and templates to post them from."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, DateTime, ForeignKey, Index, String, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.account.models import User
from vicarity.care_home.models import CareHomeProfile
from vicarity.core.models import IdMixin, TimestampMixin
from vicarity.extensions import Model
from vicarity.shift.enums import BookingMode, ShiftKind, ShiftStatus

Codes = Mapped[list[str]]


def _codes() -> Codes:
    return mapped_column(ARRAY(String(40)), server_default=text("'{}'"))


class CareRole(Model):
    """A kind of work, and the qualifications it needs beside the mandatory ones."""

    __tablename__ = "care_roles"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    required: Codes = _codes()
    display_order: Mapped[int]


class Shift(IdMixin, TimestampMixin, Model):
    """Work a care home offers: one span of time, for one or more people.

    ``confirmed`` is kept by a trigger on the bookings and may never pass ``positions``, so the
    database itself refuses one booking too many. ``cell`` is the home's square of the 20 km grid,
    copied here (and by a trigger, when the home moves) for searches by start or rate. The rate
    is in its index with the sign changed, so that one comparison of rows says what comes next.
    """

    __tablename__ = "shifts"

    care_home_id: Mapped[UUID] = mapped_column(ForeignKey(CareHomeProfile.id, ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(ForeignKey(CareRole.code))
    starts_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ends_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    shift_type: Mapped[ShiftKind] = mapped_column(
        Computed("shift_type(starts_at, ends_at)", persisted=True)
    )
    break_minutes: Mapped[int] = mapped_column(server_default=text("0"))
    hourly_rate: Mapped[int]
    positions: Mapped[int] = mapped_column(server_default=text("1"))
    confirmed: Mapped[int] = mapped_column(server_default=text("0"))
    required_qualifications: Codes = _codes()
    booking_mode: Mapped[BookingMode] = mapped_column(server_default="approve")
    description: Mapped[str | None] = mapped_column(String(4000))
    status: Mapped[ShiftStatus] = mapped_column(server_default="draft")
    cell: Mapped[int | None]
    series_id: Mapped[UUID | None]
    posted_by: Mapped[UUID | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    published_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    cancelled_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    cancellation_reason: Mapped[str | None] = mapped_column(String(1000))

    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("ends_at <= starts_at + interval '24 hours'", name="at_most_a_day"),
        CheckConstraint("break_minutes BETWEEN 0 AND 240", name="break_range"),
        CheckConstraint("hourly_rate BETWEEN 1 AND 100000", name="rate_range"),
        CheckConstraint("positions BETWEEN 1 AND 100", name="positions_range"),
        CheckConstraint("confirmed BETWEEN 0 AND positions", name="never_overfull"),
        CheckConstraint(
            "(status = 'cancelled') = (cancelled_at IS NOT NULL)", name="cancelled_has_date"
        ),
        CheckConstraint("status <> 'open' OR published_at IS NOT NULL", name="open_has_date"),
        Index("ix_shifts_home", "care_home_id", "starts_at", "id"),
        Index(
            "ix_shifts_open_home",
            "care_home_id",
            "starts_at",
            "id",
            postgresql_include=["role", "hourly_rate", "shift_type"],
            postgresql_where=text("status = 'open'"),
        ),
        Index(
            "ix_shifts_open_start",
            "cell",
            "starts_at",
            "id",
            postgresql_include=["care_home_id", "role", "hourly_rate", "shift_type"],
            postgresql_where=text("status = 'open'"),
        ),
        Index(
            "ix_shifts_open_rate",
            "cell",
            text("(- hourly_rate)"),
            "starts_at",
            "id",
            postgresql_include=["care_home_id", "role", "hourly_rate", "shift_type"],
            postgresql_where=text("status = 'open'"),
        ),
        Index("ix_shifts_begins", "starts_at", "id", "status", "role"),
        Index(
            "ix_shifts_open_published",
            "cell",
            "published_at",
            "id",
            postgresql_include=["care_home_id", "starts_at", "role", "hourly_rate"],
            postgresql_where=text("status = 'open'"),
        ),
        Index("ix_shifts_series_id", "series_id", postgresql_where=text("series_id IS NOT NULL")),
    )


class ShiftTemplate(IdMixin, TimestampMixin, Model):
    """A home's usual shift, by the clock on the wall: "Early", "Long day", "Night".

    One that ends no later than it begins ends on the next day.
    """

    __tablename__ = "shift_templates"

    care_home_id: Mapped[UUID] = mapped_column(ForeignKey(CareHomeProfile.id, ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(60))
    role: Mapped[str] = mapped_column(ForeignKey(CareRole.code))
    starts: Mapped[time]
    ends: Mapped[time]
    break_minutes: Mapped[int] = mapped_column(server_default=text("0"))
    hourly_rate: Mapped[int | None]
    positions: Mapped[int] = mapped_column(server_default=text("1"))
    required_qualifications: Codes = _codes()
    booking_mode: Mapped[BookingMode] = mapped_column(server_default="approve")
    description: Mapped[str | None] = mapped_column(String(4000))

    __table_args__: Any = (
        Index("uq_shift_templates_name", "care_home_id", text("lower(name)"), unique=True),
    )
