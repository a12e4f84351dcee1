"""E-mails about bookings. Each is sent only while what it says is still so."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from vicarity.account import queries as accounts
from vicarity.account.enums import STAFF_ROLES
from vicarity.booking.events import (
    BookingApplied,
    BookingCancelledByHome,
    BookingCancelledByWorker,
    BookingComesUp,
    BookingConfirmed,
    BookingDeclined,
    BookingEndedForYou,
    BookingInDoubt,
    BookingLapsed,
    BookingTaken,
    EligibilityLost,
    ShiftCancelledForYou,
)
from vicarity.booking.queries import lists
from vicarity.booking.rules import told_to_home
from vicarity.booking.shown import name_for_home
from vicarity.booking.telling import AboutBooking
from vicarity.care_home import queries as care_homes
from vicarity.core.clock import LONDON
from vicarity.core.database import within
from vicarity.eligibility import service as eligibility
from vicarity.shift.enums import LIVE, BookingStatus, ShiftStatus
from vicarity.shift.events import ShiftChanged
from workers_rq.handlers import handles
from workers_rq.letters import send, site
from workers_rq.queues import EMAILS

#: A shift that was worked, or was not, was confirmed before: late mail about that is no news.
CONFIRMED = (BookingStatus.CONFIRMED,)

#: Which ends are whose.
ENDED_BY_WORKER = (BookingStatus.WITHDRAWN, BookingStatus.CANCELLED_BY_WORKER)
ENDED_BY_HOME = (BookingStatus.DECLINED, BookingStatus.CANCELLED_BY_HOME)


@handles(BookingApplied, queue=EMAILS)
def booking_applied(event: BookingApplied, message_id: str) -> None:
    """Tell a home that somebody would like to work a shift."""
    _to_home(event, (BookingStatus.APPLIED,), "booking_applied", message_id)


@handles(BookingTaken, queue=EMAILS)
def booking_taken(event: BookingTaken, message_id: str) -> None:
    """Tell a home that somebody has taken a place."""
    _to_home(event, CONFIRMED, "booking_taken", message_id)


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
    _to_home(event, ended, "booking_cancelled_by_worker", message_id)


@handles(BookingCancelledByHome, queue=EMAILS)
def booking_cancelled_by_home(event: BookingCancelledByHome, message_id: str) -> None:
    """Tell a worker that they are not needed, and why."""
    ended = (BookingStatus.CANCELLED_BY_HOME,)
    _to_worker(event.booking_id, ended, "booking_cancelled_by_home", message_id)


@handles(BookingLapsed, queue=EMAILS)
def booking_lapsed(event: BookingLapsed, message_id: str) -> None:
    """Tell a worker that the home never answered."""
    _to_worker(event.booking_id, (BookingStatus.DECLINED,), "booking_lapsed", message_id)


@handles(BookingEndedForYou, queue=EMAILS)
def booking_ended_for_you(event: BookingEndedForYou, message_id: str) -> None:
    """Tell who asked us that we have ended a booking, as they wanted."""
    template = "booking_ended_for_you"
    if event.user_id is None:
        _to_worker(event.booking_id, ENDED_BY_WORKER, template, message_id)
    else:
        _to_home(event, ENDED_BY_HOME, template, message_id, of_home=True)


@handles(ShiftCancelledForYou, queue=EMAILS)
def shift_cancelled_for_you(event: ShiftCancelledForYou, message_id: str) -> None:
    """Tell a home that we have called a shift off, as it wanted."""
    row = lists.told_of_shift(event.shift_id)
    if row is not None and row.status is ShiftStatus.CANCELLED:
        said = {"role": row.role, "when": when(row.starts_at, row.ends_at), "reason": row.reason}
        link = site(f"/care-home/shifts/{row.id}")
        to = accounts.user(event.user_id)
        send(to, "shift_cancelled_for_you", message_id, link=link, **said)


@handles(BookingComesUp, queue=EMAILS)
def booking_reminder(event: BookingComesUp, message_id: str) -> None:
    """Remind a worker of a shift."""
    _to_worker(event.booking_id, CONFIRMED, "booking_reminder", message_id)


@handles(ShiftChanged, queue=EMAILS)
def shift_changed(event: ShiftChanged, message_id: str) -> None:
    """Tell a worker who applied or is booked what the home has changed."""
    row = lists.told(event.booking_id)
    if row is not None:
        items = [_now(row, member, event.rate_before) for member in event.changed]
        told = {"items": items, "booked": row.status is BookingStatus.CONFIRMED}
        _to_worker(event.booking_id, LIVE, "shift_changed", message_id, **told)


def _now(row: Any, member: str, rate_before: int | None) -> tuple[str, str]:
    """Say what a member of a shift is now."""
    if member == "hourly_rate":
        before = f" (before: {_pounds(rate_before)})" if rate_before else ""
        return "Pay", f"{_pounds(row.hourly_rate)} an hour{before}"
    if member == "positions":
        return "People needed", str(row.positions)
    return "About the shift", row.description or "There is no description any more."


def _pounds(pence: int) -> str:
    return f"£{pence / 100:,.2f}"


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
        _to_home(event, CONFIRMED, "booking_in_doubt", message_id, reason=reason)


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
    event: AboutBooking,
    meant: Collection[BookingStatus],
    template: str,
    message_id: str,
    **context: Any,
) -> None:
    """Write to a manager of the home, if the booking is still where the mail says."""
    row = lists.told(event.booking_id)
    if row is None or row.status not in meant:
        return
    manager_id = event.user_id or row.home_user_id
    if manager_id in care_homes.manager_ids(row.care_home_id):
        link = site(f"/care-home/shifts/{row.shift_id}")
        context = _about(row) | {"name": name_for_home(row._asdict())} | context
        send(accounts.user(manager_id), template, message_id, link=link, **context)


def _about(row: Any) -> dict[str, Any]:
    """Return what every mail says; ``ours`` when staff ended the booking for somebody."""
    return {
        "role": row.role,
        "when": when(row.starts_at, row.ends_at),
        "reason": row.reason,
        "ours": row.ended_by_role in STAFF_ROLES,
        "called_off": row.shift_status is ShiftStatus.CANCELLED,
    }


def when(starts_at: datetime, ends_at: datetime) -> str:
    """Say when a shift is, by the clocks of London: "Monday 23 November, 20:00 to 08:00"."""
    first, last = starts_at.astimezone(LONDON), ends_at.astimezone(LONDON)
    next_day = " the next day" if last.date() > first.date() else ""
    return f"{first:%A} {first.day} {first:%B}, {first:%H:%M} to {last:%H:%M}{next_day}"
