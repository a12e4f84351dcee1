"""E-mails about bookings. Each is sent only while what it says is still so."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from vicarity.account import queries as accounts
from vicarity.booking.events import (
    BookingApplied,
    BookingCancelledByHome,
    BookingCancelledByWorker,
    BookingComesUp,
    BookingConfirmed,
    BookingDeclined,
    BookingInDoubt,
    BookingTaken,
    EligibilityLost,
)
from vicarity.booking.queries import lists
from vicarity.booking.rules import told_to_home
from vicarity.booking.shown import name_for_home
from vicarity.core.clock import LONDON
from vicarity.core.database import within
from vicarity.eligibility import service as eligibility
from vicarity.shift.enums import BookingStatus, ShiftStatus
from workers_rq.handlers import handles
from workers_rq.letters import send, site
from workers_rq.queues import EMAILS

#: A shift that was worked, or was not, was confirmed before: late mail about that is no news.
CONFIRMED = (BookingStatus.CONFIRMED,)


@handles(BookingApplied, queue=EMAILS)
def booking_applied(event: BookingApplied, message_id: str) -> None:
    """Tell a home that somebody would like to work a shift."""
    _to_home(event.booking_id, (BookingStatus.APPLIED,), "booking_applied", message_id)


@handles(BookingTaken, queue=EMAILS)
def booking_taken(event: BookingTaken, message_id: str) -> None:
    """Tell a home that somebody has taken a place."""
    _to_home(event.booking_id, CONFIRMED, "booking_taken", message_id)


@handles(BookingConfirmed, queue=EMAILS)
def booking_confirmed(event: BookingConfirmed, message_id: str) -> None:
    """Tell a worker that the place is theirs."""
    _to_worker(event.booking_id, CONFIRMED, "booking_confirmed", message_id)


@handles(BookingDeclined, queue=EMAILS)
def booking_declined(event: BookingDeclined, message_id: str) -> None:
    """Tell a worker that the home chose otherwise, and why."""
    _to_worker(event.booking_id, (BookingStatus.DECLINED,), "booking_declined", message_id)


@handles(BookingCancelledByWorker, queue=EMAILS)
def booking_cancelled_by_worker(event: BookingCancelledByWorker, message_id: str) -> None:
    """Tell a home that somebody will not come, and why."""
    ended = (BookingStatus.CANCELLED_BY_WORKER,)
    _to_home(event.booking_id, ended, "booking_cancelled_by_worker", message_id)


@handles(BookingCancelledByHome, queue=EMAILS)
def booking_cancelled_by_home(event: BookingCancelledByHome, message_id: str) -> None:
    """Tell a worker that they are not needed, and why."""
    ended = (BookingStatus.CANCELLED_BY_HOME,)
    _to_worker(event.booking_id, ended, "booking_cancelled_by_home", message_id)


@handles(BookingComesUp, queue=EMAILS)
def booking_reminder(event: BookingComesUp, message_id: str) -> None:
    """Remind a worker of a shift."""
    _to_worker(event.booking_id, CONFIRMED, "booking_reminder", message_id)


@handles(EligibilityLost, queue=EMAILS)
def eligibility_lost(event: EligibilityLost, message_id: str) -> None:
    """Tell a worker what stands between them and a shift they are booked for."""
    reasons = _reasons(event.booking_id)
    items = [(reason.message.rstrip("."), reason.mend) for reason in reasons]
    if items:
        _to_worker(event.booking_id, CONFIRMED, "eligibility_lost", message_id, items=items)


@handles(BookingInDoubt, queue=EMAILS)
def booking_in_doubt(event: BookingInDoubt, message_id: str) -> None:
    """Warn a home that somebody who is booked may not be able to come."""
    told = told_to_home(_reasons(event.booking_id))
    reason = " ".join(dict.fromkeys(one["message"] for one in told))
    if reason:
        _to_home(event.booking_id, CONFIRMED, "booking_in_doubt", message_id, reason=reason)


def _reasons(booking_id: UUID) -> tuple[Any, ...]:
    """Return what stands in the way now; often nothing any more."""
    row = lists.told(booking_id)
    found = row and eligibility.verdict(row.worker_id, row.shift_id, ask=within)
    return found.reasons if found else ()


def _to_worker(
    booking_id: UUID,
    meant: Collection[BookingStatus],
    template: str,
    message_id: str,
    **context: Any,
) -> None:
    """Write to the worker, if the booking is still where the mail says."""
    row = lists.told(booking_id)
    if row is not None and row.status in meant:
        link = site(f"/my-shifts/{booking_id}")
        context = _about(row) | {"name": row.business_name or "The care home"} | context
        send(accounts.user(row.worker_id), template, message_id, link=link, **context)


def _to_home(
    booking_id: UUID,
    meant: Collection[BookingStatus],
    template: str,
    message_id: str,
    **context: Any,
) -> None:
    """Write to the home, if the booking is still where the mail says."""
    row = lists.told(booking_id)
    if row is not None and row.status in meant:
        link = site(f"/care-home/shifts/{row.shift_id}")
        context = _about(row) | {"name": name_for_home(row._asdict())} | context
        send(accounts.user(row.home_user_id), template, message_id, link=link, **context)


def _about(row: Any) -> dict[str, Any]:
    return {
        "role": row.role,
        "when": when(row.starts_at, row.ends_at),
        "reason": row.reason,
        "called_off": row.shift_status is ShiftStatus.CANCELLED,
    }


def when(starts_at: datetime, ends_at: datetime) -> str:
    """Say when a shift is, by the clocks of London: "Monday 23 November, 20:00 to 08:00"."""
    first, last = starts_at.astimezone(LONDON), ends_at.astimezone(LONDON)
    next_day = " the next day" if last.date() > first.date() else ""
    return f"{first:%A} {first.day} {first:%B}, {first:%H:%M} to {last:%H:%M}{next_day}"
