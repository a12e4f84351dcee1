"""What must hold after any crowd has booked: each statement counts what breaks it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import psycopg

from vicarity.booking.events import BookingConfirmed
from vicarity.eligibility.working_time import WINDOW_DAYS, WINDOW_MINUTES

PLACED = "('confirmed', 'completed', 'no_show')"
WORKED = "('confirmed', 'completed')"

#: Bookings of the cast, in pairs of which the second was there when the first was confirmed.
_PAIRS = f"""
    FROM bookings a JOIN bookings b ON b.worker_id = a.worker_id AND b.id <> a.id
        AND b.confirmed_at <= a.confirmed_at
    WHERE a.worker_id = ANY(%(cast)s::uuid[]) AND a.confirmed_at >= %(since)s
        AND a.status IN {WORKED} AND b.status IN {WORKED}
"""

PROMISES = {
    "shifts that count their places wrongly": f"""
        SELECT count(*) FROM shifts s LEFT JOIN (
            SELECT shift_id, count(*) AS placed FROM bookings WHERE status IN {PLACED} GROUP BY 1
        ) b ON b.shift_id = s.id WHERE s.confirmed <> coalesce(b.placed, 0)
    """,  # noqa: S608 - all of it stands above
    "shifts with more people than places": """
        SELECT count(*) FROM shifts WHERE confirmed > positions
    """,
    "people in two places at once": f"""
        SELECT count(*) {_PAIRS} AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
    """,
    "people with less than 11 hours of rest": f"""
        SELECT count(*) {_PAIRS}
        AND greatest(a.starts_at - b.ends_at, b.starts_at - a.ends_at) < interval '11 hours'
        AND NOT EXISTS (SELECT FROM rest_exceptions r
                        WHERE r.shift_id = a.shift_id AND r.worker_id = a.worker_id)
    """,  # noqa: S608 - all of it stands above
    "people over 48 hours a week": f"""
        SELECT count(*) FROM (
            SELECT sum(minutes) OVER weeks AS minutes, bool_or(new) OVER weeks AS new FROM (
                SELECT b.worker_id, (b.starts_at AT TIME ZONE 'Europe/London')::date AS day,
                    b.confirmed_at >= %(since)s AS new,
                    extract(epoch FROM b.ends_at - b.starts_at) / 60 - s.break_minutes AS minutes
                FROM bookings b JOIN shifts s ON s.id = b.shift_id
                WHERE b.worker_id = ANY(%(cast)s::uuid[]) AND b.status IN {WORKED}
                    AND b.worker_id NOT IN
                    (SELECT worker_id FROM working_time_opt_outs)
            ) days WINDOW weeks AS (PARTITION BY worker_id ORDER BY day
                RANGE BETWEEN CURRENT ROW AND interval '{WINDOW_DAYS - 1} days' FOLLOWING)
        ) sums WHERE new AND minutes > {WINDOW_MINUTES}
    """,  # noqa: S608 - all of it stands above
    "people booked without evidence": """
        SELECT count(*) FROM bookings WHERE worker_id = ANY(%(cast)s::uuid[])
        AND confirmed_at >= %(since)s AND evidence->>'by' IS NULL
    """,
    "people booked who are not told": f"""
        SELECT count(*) FROM bookings WHERE worker_id = ANY(%(cast)s::uuid[])
        AND confirmed_at >= %(since)s AND id::text NOT IN
            (SELECT payload->>'booking_id' FROM outbox_messages
             WHERE topic = '{BookingConfirmed.topic()}')
    """,  # noqa: S608 - all of it stands above
}


def broken(connection: psycopg.Connection, cast: Sequence[str], since: datetime) -> dict[str, int]:
    """Count what breaks each promise.

    Args:
        connection: To the database.
        cast: Ids of the workers who booked.
        since: When they began.
    """
    values = {"cast": list(cast), "since": since}
    found = {
        name: connection.execute(statement.encode(), values).fetchone()
        for name, statement in PROMISES.items()
    }
    return {name: row[0] if row else 0 for name, row in found.items()}
