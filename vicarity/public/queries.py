"""Counting for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, select, text, true

from vicarity.account.models import User
from vicarity.core.database import read
from vicarity.qualification.enums import Category
from vicarity.qualification.models import Credential, Qualification

_STATS = text("""
    SELECT
        count(*) FILTER (WHERE u.role = 'worker') AS total_workers,
        count(h.id) AS total_care_homes,
        count(*) FILTER (WHERE w.profile_completion_percentage = 100) AS completed_profiles,
        count(*) FILTER (WHERE h.verification_status = 'verified') AS verified_care_homes,
        coalesce(round(avg(w.profile_completion_percentage), 1), 0)::float
            AS avg_profile_completion,
        count(*) FILTER (WHERE u.created_at > :week_ago AND (u.role = 'worker' OR h.id IS NOT NULL))
            AS recent_signups_7d
    FROM users u
    LEFT JOIN worker_profiles w ON w.user_id = u.id
    LEFT JOIN care_home_profiles h ON h.user_id = u.id
    WHERE u.is_active AND u.email_verified_at IS NOT NULL
      AND u.role IN ('worker', 'care_home_admin', 'care_home_staff')
""")


def stats(week_ago: datetime) -> Row[Any]:
    """Count active accounts with a proven address, in one pass."""
    return read(_STATS, week_ago=week_ago)[0]


def showcase(category: Category | None, today: date) -> Sequence[Row[Any]]:
    """Return qualifications with how many active workers hold each verified and in date.

    Args:
        category: The only one to return; all of them when ``None``.
        today: Today's date in London.
    """
    in_date = func.coalesce(Credential.expiry_date >= today, true())
    holders = (
        select(Credential.qualification_id, func.count().label("workers"))
        .join(User, User.id == Credential.user_id)
        .where(Credential.verification_status == "verified", User.is_active, in_date)
        .group_by(Credential.qualification_id)
        .subquery()
    )
    statement = (
        select(
            Qualification.id,
            Qualification.code,
            Qualification.name,
            Qualification.description,
            Qualification.category,
            Qualification.is_mandatory,
            Qualification.display_order,
            func.coalesce(holders.c.workers, 0).label("worker_count"),
        )
        .outerjoin(holders, holders.c.qualification_id == Qualification.id)
        .order_by(Qualification.display_order)
    )
    if category is not None:
        statement = statement.where(Qualification.category == category)
    return read(statement)
