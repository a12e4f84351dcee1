"""The first page: what waits, and whether all is well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from flask import Response
from flask_admin import AdminIndexView

from vicarity.admin import rules
from vicarity.admin.base import ConsoleView, page
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import care_homes
from vicarity.admin.queries import dashboard as queries
from vicarity.core import clock

DAYS = 7

#: How many homes the dashboard lists.
NEXT_UP = 5

#: Mail that waits longer than this needs a look.
MAIL_TARGET = timedelta(minutes=5)


@dataclass(frozen=True)
class Bar:
    """New accounts of one day."""

    day: date
    workers: int
    care_homes: int


class DashboardView(ConsoleView, AdminIndexView):
    """What staff see when they come in."""

    @page("/", Permission.CONSOLE)
    def index(self) -> Response:
        """Show what waits, oldest first, and how sign-ups and mail are doing."""
        now = clock.now()
        bars = _bars(queries.sign_ups(_since(now)), now)
        mail = queries.mail(now - timedelta(days=1))
        return self.page(
            "admin/dashboard.html",
            now=now,
            late=care_homes.late_count(rules.late_before(now)),
            soon=care_homes.late_count(rules.late_before(now, rules.SOON)),
            next_up=care_homes.oldest_waiting(NEXT_UP),
            time_left=rules.time_left,
            counts=care_homes.counts(),
            bars=bars,
            step=_step(max(max(bar.workers, bar.care_homes) for bar in bars)),
            mail=mail,
            mail_slow=mail.oldest_at is not None and now - mail.oldest_at > MAIL_TARGET,
        )


def _since(now: datetime) -> datetime:
    """Return the beginning of the first day that is shown, in London."""
    first = now.astimezone(clock.LONDON).date() - timedelta(days=DAYS - 1)
    return datetime.combine(first, time(), clock.LONDON)


def _bars(rows: Sequence[Any], now: datetime) -> list[Bar]:
    """Return one bar for each day, days without a sign-up included."""
    found = {row.day: Bar(row.day, row.workers, row.care_homes) for row in rows}
    first = _since(now).date()
    days = [first + timedelta(days=number) for number in range(DAYS)]
    return [found.get(day, Bar(day, 0, 0)) for day in days]


def _step(tallest: int) -> int:
    """Return the least round number of which four reach the tallest bar."""
    rounds = (digit * 10**power for power in range(9) for digit in (1, 2, 5))
    return next((step for step in rounds if 4 * step >= tallest), tallest)
