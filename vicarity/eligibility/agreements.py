"""Agreeing to work more than 48 hours a week on average, and taking that back.

Source: Working Time Regulations 1998, regulations 4 and 5,
https://www.legislation.gov.uk/uksi/1998/1833
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from vicarity.core import clock
from vicarity.core.database import read, within
from vicarity.eligibility import queries
from vicarity.eligibility.queries import Ask
from vicarity.eligibility.working_time import WEEKLY_HOURS, WEEKS

#: Who takes the agreement back gives so many days' notice; it holds until they are over.
NOTICE_DAYS = 7


def standing(worker_id: UUID, *, ask: Ask = read) -> dict[str, Any]:
    """Return what a worker has agreed to, as it is today."""
    row = queries.newest_agreement(ask, worker_id, clock.today())
    return {
        "opted_out": row is not None,
        "opted_out_from": row.from_day if row else None,
        "opted_out_until": row.until_day if row else None,
        "weekly_hours": WEEKLY_HOURS,
        "weeks": WEEKS,
        "notice_days": NOTICE_DAYS,
    }


def agree(worker_id: UUID, opted_out: bool) -> dict[str, Any]:
    """Agree from today on, or give notice; saying again what holds already changes nothing."""
    queries.lock_account(worker_id)
    today, now = clock.today(), clock.now()
    if opted_out:
        queries.begin_agreement(worker_id, today, now)
    else:
        queries.end_agreement(worker_id, today + timedelta(days=NOTICE_DAYS), now)
    return standing(worker_id, ask=within)
