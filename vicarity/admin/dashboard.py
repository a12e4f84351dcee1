"""The first page: what waits, and whether all is well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from flask import Response, redirect, url_for
from flask_admin import AdminIndexView
from werkzeug.wrappers import Response as Redirect

from vicarity.admin import job_queue, labels, reviews, rules
from vicarity.admin.base import ConsoleView, action, page
from vicarity.admin.enums import ReviewSubject
from vicarity.admin.errors import QueueAway
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import care_homes, credentials, register_changes
from vicarity.admin.queries import dashboard as queries
from vicarity.admin.queries.queue import Queue
from vicarity.core import clock

#: Days of the two charts.
DECISION_DAYS, SIGN_UP_DAYS = 14, 7

#: How many reviews the dashboard lists.
NEXT_UP = 6

#: Mail that waits longer than this needs a look.
MAIL_TARGET = timedelta(minutes=5)


@dataclass(frozen=True)
class Bar:
    """One day of a chart.

    Attributes:
        day: Which day, in London.
        first: The number drawn at the bottom, or at the left.
        second: The other one.
    """

    day: date
    first: int = 0
    second: int = 0


@dataclass(frozen=True)
class Waiting:
    """One review of either queue, in a few words.

    Attributes:
        queue: Where it stands.
        id: Which one.
        submitted_at: Since when it waits.
        what: The home, or the qualification.
        whose: Of what kind it is, or the worker.
    """

    queue: Queue
    id: UUID
    submitted_at: datetime
    what: str
    whose: str

    def address(self, review_id: UUID | None = None) -> str:
        """Return the page of this review, or of another one of the same queue."""
        if self.queue.subject is ReviewSubject.CARE_HOME:
            return url_for("care_homes.review", care_home_id=review_id or self.id)
        return url_for("credentials.review", credential_id=review_id or self.id)


class DashboardView(ConsoleView, AdminIndexView):
    """What staff see when they come in."""

    @page("/", Permission.CONSOLE)
    def index(self) -> Response:
        """Show what waits, oldest first, and how decisions, sign-ups, mail and jobs are doing."""
        now = clock.now()
        figures = queries.queues(rules.late_before(now), rules.late_before(now, rules.SOON))
        decided = queries.decisions(_since(now, DECISION_DAYS), rules.TARGET.total_seconds())
        joined = queries.sign_ups(_since(now, SIGN_UP_DAYS))
        mail = queries.mail(now - timedelta(days=1))
        return self.page(
            "admin/dashboard.html",
            now=now,
            waiting_now=figures.homes_waiting + figures.credentials_waiting,
            late=figures.homes_late + figures.credentials_late,
            soon=figures.homes_soon + figures.credentials_soon,
            typical=_typical(decided),
            next_up=_next_up()[:NEXT_UP],
            time_left=rules.time_left,
            decisions=_decisions(decided, now),
            sign_ups=_bars(
                (Bar(row.day, row.workers, row.care_homes) for row in joined), now, SIGN_UP_DAYS
            ),
            step=step,
            mail=mail,
            mail_slow=mail.oldest_at is not None and now - mail.oldest_at > MAIL_TARGET,
            jobs=_jobs(),
            register_changes=register_changes.open_count(),
        )

    @action("/take-next", Permission.DECIDE_CREDENTIALS)
    def take_next(self) -> Redirect:
        """Open the review that waits longest in either queue, and have it from now on."""
        viewer = reviews.viewer_of(self.staff())
        for head in _next_up(1):
            found = reviews.take_next(head.queue, viewer)
            if found is not None:
                return redirect(head.address(found))
        return redirect(url_for("admin.index"))


def _next_up(most: int = NEXT_UP) -> list[Waiting]:
    """Return what waits longest in both queues, the oldest first.

    Args:
        most: At most so many of each queue.
    """
    homes = [
        Waiting(care_homes.QUEUE, row.id, row.submitted_at, row.business_name or "No name yet",
                f"Care home, {row.city}" if row.city else "Care home")
        for row in care_homes.oldest_waiting(most)
    ]  # fmt: skip
    claims = [
        Waiting(credentials.QUEUE, row.id, row.submitted_at, row.qualification,
                labels.full_name(row.first_name, row.last_name))
        for row in credentials.oldest_waiting(most)
    ]  # fmt: skip
    return sorted(homes + claims, key=lambda one: one.submitted_at)


def _jobs() -> job_queue.Overview | None:
    """Return how the job queues are doing; ``None`` when they do not answer."""
    try:
        return job_queue.overview()
    except QueueAway:
        return None


def _typical(decided: Sequence[Any]) -> str:
    """Return the typical working time of a decision, or nothing when there was none."""
    total = next((row.typical for row in decided if row.day is None), None)
    return "" if total is None else rules.duration(timedelta(seconds=float(total)))


def _decisions(decided: Sequence[Any], now: datetime) -> list[Bar]:
    days = (Bar(row.day, row.decided - row.late, row.late) for row in decided if row.day)
    return _bars(days, now, DECISION_DAYS)


def _since(now: datetime, days: int) -> datetime:
    """Return the beginning of the first day that is shown, in London."""
    first = now.astimezone(clock.LONDON).date() - timedelta(days=days - 1)
    return datetime.combine(first, time(), clock.LONDON)


def _bars(rows: Iterable[Bar], now: datetime, days: int) -> list[Bar]:
    """Return one bar for each day, the days included on which nothing happened."""
    found = {bar.day: bar for bar in rows}
    first = _since(now, days).date()
    every = (first + timedelta(days=number) for number in range(days))
    return [found.get(day, Bar(day)) for day in every]


def step(tallest: int) -> int:
    """Return the least round number of which four reach the tallest bar."""
    rounds = (digit * 10**power for power in range(9) for digit in (1, 2, 5))
    return next((step for step in rounds if 4 * step >= tallest), tallest)
