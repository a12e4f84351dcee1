"""What care workers do about shifts: apply, take a place, give it up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from vicarity.booking import rules, shown
from vicarity.booking.errors import (
    AlreadyBooked,
    BookingNotFound,
    IllegalStep,
    NotEligible,
    OverlappingBooking,
    ShiftBegun,
    ShiftFull,
    ShiftNotOpen,
    TermsChanged,
    TriedTooOften,
)
from vicarity.booking.events import (
    BookingApplied,
    BookingCancelledByWorker,
    BookingConfirmed,
    BookingTaken,
)
from vicarity.booking.queries import lists, steps
from vicarity.booking.rules import Act
from vicarity.booking.schemas import BookingRequest, BookingsAsked, WorkerBookingsAsked
from vicarity.core import clock, cursors
from vicarity.core.database import within
from vicarity.core.outbox import publish
from vicarity.eligibility import service as eligibility
from vicarity.eligibility.facts import Case
from vicarity.eligibility.rules import Verdict
from vicarity.eligibility.schemas import EligibilityReason
from vicarity.shift.enums import LIVE, BookingMode, BookingStatus, ShiftStatus
from vicarity.shift.errors import ShiftNotFound
from vicarity.shift.schemas import Moment

Row = dict[str, Any]

#: Where a list of bookings goes on.
PLACE: TypeAdapter[tuple[datetime, UUID]] = TypeAdapter(tuple[Moment, UUID])

#: The rule whose refusal has a code of its own.
OVERLAP = "overlapping_booking"

#: How the state of a booking is said.
WORDS = {
    BookingStatus.APPLIED: "not confirmed yet",
    BookingStatus.CONFIRMED: "confirmed",
    BookingStatus.DECLINED: "declined",
    BookingStatus.WITHDRAWN: "withdrawn",
    BookingStatus.CANCELLED_BY_WORKER: "cancelled",
    BookingStatus.CANCELLED_BY_HOME: "cancelled",
    BookingStatus.COMPLETED: "completed",
    BookingStatus.NO_SHOW: "marked as a no-show",
}


def apply(worker_id: UUID, shift_id: UUID, form: BookingRequest) -> Row:
    """Apply for a shift, or take a place where the home need not answer.

    Raises:
        ShiftNotFound: It is not there, or was never published.
        ShiftNotOpen: It was cancelled, or has begun.
        TermsChanged: It is not what the worker saw.
        AlreadyBooked: They have applied before.
        TriedTooOften: And that again and again.
        ShiftFull: Every place is taken.
        NotEligible: They may not work it.
        OverlappingBooking: They have another shift at that time.
    """
    seen = _check(worker_id, steps.shift(shift_id), form)
    steps.lock_worker(worker_id)
    found = judged(worker_id, shift_id)  # before the lock that everybody waits for
    shift = _check(worker_id, steps.locked_shift(shift_id), form)
    if shift["updated_at"] != seen["updated_at"]:
        found = judged(worker_id, shift_id)
    instant = shift["booking_mode"] is BookingMode.INSTANT
    evidence = _evidence(found, shift, worker_id)
    booking_id = steps.add(
        {
            "shift_id": shift_id,
            "worker_id": worker_id,
            "starts_at": shift["starts_at"],
            "ends_at": shift["ends_at"],
            "message": form.message,
            "applied_at": clock.now(),
            **(_taken(worker_id, evidence) if instant else {}),
        }
    )
    if instant:
        publish(BookingConfirmed(booking_id=booking_id))
        publish(BookingTaken(booking_id=booking_id))
    else:
        publish(BookingApplied(booking_id=booking_id))
    return _booking(worker_id, booking_id)


def _check(worker_id: UUID, shift: Row | None, form: BookingRequest) -> Row:
    """Refuse what needs no look at who applies."""
    if shift is None or shift["published_at"] is None:
        raise ShiftNotFound
    if shift["status"] is not ShiftStatus.OPEN or shift["starts_at"] <= clock.now():
        raise ShiftNotOpen
    if form.terms is not None and form.terms != rules.terms(shift):
        raise TermsChanged
    before = steps.of_both(shift["id"], worker_id)
    if any(status in LIVE for status in before):
        raise AlreadyBooked
    if len(before) >= rules.MOST_TRIES:
        raise TriedTooOften
    if shift["confirmed"] >= shift["positions"]:
        raise ShiftFull
    return shift


def judged(worker_id: UUID, shift_id: UUID) -> tuple[Case, Verdict]:
    """Ask the rules, as things stand in this transaction."""
    (case,) = eligibility.cases(worker_id, [shift_id], ask=within)
    return case, eligibility.judged(case)


def _evidence(found: tuple[Case, Verdict], shift: Row, worker_id: UUID) -> Row:
    """Return what makes a worker eligible for a shift, or refuse."""
    case, verdict = found
    if verdict.eligible:
        at, by = clock.now().isoformat(), str(worker_id)
        return rules.evidence(case, verdict, shift, at=at, by=by, how="instant")
    if all(reason.code == OVERLAP for reason in verdict.reasons):
        raise OverlappingBooking("You have another shift at that time.")
    told = [EligibilityReason.model_validate(one).model_dump() for one in verdict.reasons]
    raise NotEligible(members={"reasons": told})


def _taken(worker_id: UUID, evidence: Row) -> Row:
    return {
        "status": BookingStatus.CONFIRMED,
        "confirmed_at": clock.now(),
        "confirmed_by": worker_id,
        "evidence": evidence,
    }


def give_up(worker_id: UUID, booking_id: UUID, reason: str) -> Row:
    """Withdraw an application, or cancel a booking that was confirmed.

    Raises:
        BookingNotFound: The worker has none like that.
        ShiftBegun: It is too late to cancel.
        IllegalStep: It is over already.
    """
    found = steps.brief(booking_id)
    if found is None or found.worker_id != worker_id:
        raise BookingNotFound
    shift = steps.locked_shift(found.shift_id)
    status = steps.locked_status(booking_id)
    if shift is None or status is None:
        raise BookingNotFound
    if status is BookingStatus.CONFIRMED and shift["starts_at"] <= clock.now():
        raise ShiftBegun("This shift has begun, so it cannot be cancelled here. Ring the home.")
    to = stepped(Act.GIVE_UP, status)
    steps.change(booking_id, ended(to, worker_id, reason))
    if to is BookingStatus.CANCELLED_BY_WORKER:
        publish(BookingCancelledByWorker(booking_id=booking_id))
    return _booking(worker_id, booking_id)


def stepped(act: Act, status: BookingStatus) -> BookingStatus:
    """Return where an act leads.

    Raises:
        IllegalStep: Nowhere, from there.
    """
    to = rules.step(act, status)
    if to is None:
        raise IllegalStep(f"This booking is {WORDS[status]}, so it cannot be {act.value}.")
    return to


def ended(to: BookingStatus, by: UUID, reason: str | None) -> Row:
    """Return what changes about a booking that comes to its end."""
    return {"status": to, "ended_at": clock.now(), "ended_by": by, "reason": reason}


def _booking(worker_id: UUID, booking_id: UUID) -> Row:
    row = lists.of_worker(worker_id, booking_id, ask=within)
    if row is None:
        raise BookingNotFound
    return shown.to_worker(row)


def booking(worker_id: UUID, booking_id: UUID) -> Row:
    """Return one of a worker's bookings.

    Raises:
        BookingNotFound: The worker has none like that.
    """
    row = lists.of_worker(worker_id, booking_id)
    if row is None:
        raise BookingNotFound
    return shown.to_worker(row)


def listed(worker_id: UUID, asked: WorkerBookingsAsked) -> Row:
    """Return a part of a worker's bookings in order of time, and where the next part begins.

    Raises:
        UnknownCursor: The cursor is not one of ours.
    """
    going = None if asked.part is None else asked.part == "upcoming"
    rows = lists.page_of_worker(worker_id, going=going, now=clock.now(), **chosen(asked))
    return part(asked, rows, shown.to_worker)


def chosen(asked: BookingsAsked) -> Row:
    """Return which part of a list is asked for, and one booking more to see whether it goes on."""
    return {
        "status": asked.status,
        "since": asked.from_,
        "until": asked.to,
        "newest_first": asked.sort.startswith("-"),
        "after": cursors.unpack(PLACE, asked.cursor) if asked.cursor else None,
        "most": asked.limit + 1,
    }


def part(asked: BookingsAsked, rows: list[Row], show: Callable[[Row], Row]) -> Row:
    """Return what goes back for a part of a list."""
    items, more = rows[: asked.limit], len(rows) > asked.limit
    last = items[-1] if more else None
    return {
        "items": [show(row) for row in items],
        "next_cursor": cursors.pack(PLACE, (last["starts_at"], last["id"])) if last else None,
    }
