"""Figures of the dashboard. None counts a table from end to end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal_column, select, text

from vicarity.admin.queries import care_homes, credentials
from vicarity.admin.queries.queue import capped
from vicarity.core.outbox import OPEN, OutboxMessage
from vicarity.extensions import db

_SIGN_UPS = text("""
    SELECT CAST(created_at AT TIME ZONE 'Europe/London' AS date) AS day,
           count(*) FILTER (WHERE role = 'worker') AS workers,
           count(*) FILTER (WHERE role <> 'worker' AND EXISTS (
               SELECT FROM care_home_profiles h WHERE h.user_id = users.id)) AS care_homes
    FROM users
    WHERE role IN ('worker', 'care_home_admin', 'care_home_staff') AND created_at >= :since
    GROUP BY 1 ORDER BY 1
""")

#: Working seconds from a Monday long ago until an instant, as :mod:`vicarity.admin.rules` counts.
_WORKED = """(
    SELECT (days / 7 * 5 + least(days % 7, 5)) * 86400
           + CASE WHEN days % 7 < 5 THEN extract(epoch FROM local::time) ELSE 0 END
    FROM (SELECT {0} AT TIME ZONE 'Europe/London') AS one(local),
         LATERAL (SELECT local::date - DATE '2024-01-01') AS two(days))"""

# When something was sent is known until it is sent again: then the decision counts as on time.
_DECISIONS = text(f"""
    WITH decided AS (
        SELECT e.at, coalesce(c.submitted_at, h.submitted_at) AS submitted_at
        FROM audit_events e
        LEFT JOIN credentials c
            ON e.subject = 'credential' AND c.id = e.subject_id AND c.submitted_at <= e.at
        LEFT JOIN care_home_profiles h
            ON e.subject = 'care_home' AND h.id = e.subject_id AND h.submitted_at <= e.at
        WHERE e.at >= :since AND e.action IN (
                'credential.verified', 'credential.rejected',
                'care_home.verified', 'care_home.rejected', 'care_home.suspended')
            AND (e.subject = 'credential' OR e.before ->> 'verification_status' = 'in_review')
    ), timed AS (
        SELECT at, {_WORKED.format("at")} - {_WORKED.format("submitted_at")} AS took FROM decided
    )
    SELECT CAST(at AT TIME ZONE 'Europe/London' AS date) AS day,
           count(*) AS decided,
           count(*) FILTER (WHERE took > :target) AS late,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS typical
    FROM timed
    GROUP BY GROUPING SETS ((1), ()) ORDER BY 1
""")  # noqa: S608 - put together from constants


def sign_ups(since: datetime) -> Sequence[Any]:
    """Count new accounts of both sides for each London day that has any."""
    return db.session.execute(_SIGN_UPS, {"since": since}).all()


def decisions(since: datetime, target_seconds: float) -> Sequence[Any]:
    """Count decisions and late ones for each London day that has any; the last row is all days.

    ``typical`` is the median of the working seconds they took.
    """
    return db.session.execute(_DECISIONS, {"since": since, "target": target_seconds}).all()


def queues(late_before: datetime, soon_before: datetime) -> Any:
    """Count what waits, what is late, and what is late or soon will be, in both queues."""
    columns = []
    for name, queue in (("homes", care_homes.QUEUE), ("credentials", credentials.QUEUE)):
        one: Select[Any] = select(literal_column("1")).select_from(queue.table).where(queue.waits)
        sent = queue.table.submitted_at
        columns += [
            queue.waiting().label(f"{name}_waiting"),
            capped(one.where(sent < late_before)).label(f"{name}_late"),
            capped(one.where(sent < soon_before)).label(f"{name}_soon"),
        ]
    return db.session.execute(select(*columns)).one()


def mail(day_ago: datetime) -> Any:
    """Return how many messages wait, since when, were given up, and were sent since then."""
    is_open = text(OPEN)
    oldest = select(func.min(OutboxMessage.created_at)).where(is_open)
    return db.session.execute(
        select(
            _messages(is_open).label("waiting"),
            oldest.scalar_subquery().label("oldest_at"),
            _messages(OutboxMessage.dead_at.is_not(None)).label("dead"),
            _messages(OutboxMessage.done_at > day_ago).label("sent"),
        )
    ).one()


def _messages(condition: ColumnElement[bool] | Any) -> Any:
    return capped(select(literal_column("1")).select_from(OutboxMessage).where(condition))
