"""Credentials whose last day has come near, or passed."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row, text

from vicarity.extensions import db

# Chosen in a CTE, which is carried out once: a sub-select after IN may be repeated for each row,
# and then takes more than it should.
_RUN_OUT = text("""
    WITH due AS (
        SELECT id FROM credentials
        WHERE verification_status = 'verified' AND expiry_date < :today
        ORDER BY expiry_date, user_id LIMIT :most FOR UPDATE SKIP LOCKED)
    UPDATE credentials c SET verification_status = 'expired', updated_at = now()
    FROM due WHERE c.id = due.id
    RETURNING c.id, c.user_id
""")
_REMINDED = text("""
    WITH due AS (
        SELECT c.id FROM credentials c JOIN users u ON u.id = c.user_id
        WHERE c.verification_status = 'verified'
          AND c.expiry_date BETWEEN :first AND :last
          AND (c.reminded_days IS NULL OR c.reminded_days > :days)
          AND u.is_active AND u.email_verified_at IS NOT NULL
        ORDER BY c.expiry_date, c.user_id LIMIT :most FOR UPDATE OF c SKIP LOCKED)
    UPDATE credentials c SET reminded_days = :days
    FROM due WHERE c.id = due.id
    RETURNING c.id, c.user_id
""")


def expire(today: date, most: int) -> list[Row[Any]]:
    """Mark verified credentials as expired whose last day has passed; return them.

    Those that somebody else is changing are left for the next time.
    """
    return list(db.session.execute(_RUN_OUT, {"today": today, "most": most}))


def remind(days: int, first: date, last: date, most: int) -> list[Row[Any]]:
    """Note a reminder on verified credentials of workers we can write to; return them.

    Args:
        days: Which reminder; a credential that had it or a later one is passed by.
        first: The first day of running out that is meant.
        last: The last such day.
        most: How many at once.
    """
    values = {"days": days, "first": first, "last": last, "most": most}
    return list(db.session.execute(_REMINDED, values))
