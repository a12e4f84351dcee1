"""Figures of the dashboard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import text

from vicarity.extensions import db

_SIGN_UPS = text("""
    SELECT CAST(created_at AT TIME ZONE 'Europe/London' AS date) AS day,
           count(*) FILTER (WHERE role = 'worker') AS workers,
           count(*) FILTER (WHERE role = 'care_home_admin') AS care_homes
    FROM users
    WHERE role IN ('worker', 'care_home_admin') AND created_at >= :since
    GROUP BY 1 ORDER BY 1
""")
_MAIL = text("""
    SELECT
        (SELECT count(*) FROM outbox_messages WHERE done_at IS NULL AND dead_at IS NULL) AS waiting,
        (SELECT min(created_at) FROM outbox_messages WHERE done_at IS NULL AND dead_at IS NULL)
            AS oldest_at,
        (SELECT count(*) FROM outbox_messages WHERE dead_at IS NOT NULL) AS dead,
        (SELECT count(*) FROM outbox_messages WHERE done_at > :day_ago) AS sent
""")


def sign_ups(since: datetime) -> Sequence[Any]:
    """Count new accounts of both sides for each London day that has any."""
    return db.session.execute(_SIGN_UPS, {"since": since}).all()


def mail(day_ago: datetime) -> Any:
    """Return how many messages wait, since when, were given up, and were sent since then."""
    return db.session.execute(_MAIL, {"day_ago": day_ago}).one()
