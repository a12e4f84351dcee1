"""Bookings whose time has come: those that begin tomorrow, and those nobody answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import literal_column, select

from vicarity.extensions import db
from vicarity.shift.enums import BookingStatus
from vicarity.shift.models import Booking, Shift


def come_up(now: datetime, until: datetime, most: int) -> Sequence[Any]:
    """Return confirmed bookings that begin by then and were not looked at, and lock them.

    What another run is looking at is passed by.
    """
    statement = (
        select(
            Booking.id,
            Booking.shift_id,
            Booking.worker_id,
            Booking.confirmed_at,
            Shift.care_home_id,
        )
        .join(Shift, Shift.id == Booking.shift_id)
        .where(
            Booking.status == BookingStatus.CONFIRMED,
            Booking.reminded_at.is_(None),
            Booking.starts_at > now,
            Booking.starts_at <= until,
        )
        .order_by(Booking.starts_at)
        .limit(most)
        .with_for_update(skip_locked=True, of=Booking)
    )
    return db.session.execute(statement).all()


def unanswered(now: datetime, most: int) -> Sequence[Any]:
    """Return applications whose shift has begun, the oldest first, and lock them.

    What somebody else has locked is passed by.
    """
    statement = (
        select(Booking.id, Booking.shift_id, Booking.status)
        .where(Booking.status == literal_column("'applied'"), Booking.starts_at <= now)
        .order_by(Booking.starts_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return db.session.execute(statement).all()
