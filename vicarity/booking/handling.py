"""What care homes do about bookings: answer, call off, say how it went."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from vicarity.booking import ending, rules, shown
from vicarity.booking.errors import (
    BookingNotFound,
    ShiftFull,
    ShiftNotOpen,
    WorkerNotEligible,
    WorkerNotKnown,
)
from vicarity.booking.events import BookingConfirmed
from vicarity.booking.queries import lists, steps
from vicarity.booking.rules import Act
from vicarity.booking.schemas import HomeBookingsAsked, RestExcuse
from vicarity.booking.service import chosen, judged, part
from vicarity.core import audit, clock
from vicarity.core.database import within
from vicarity.core.outbox import publish
from vicarity.eligibility.facts import Case
from vicarity.eligibility.rules import Verdict
from vicarity.shift import queries as shifts
from vicarity.shift.enums import ShiftStatus
from vicarity.shift.errors import ShiftNotFound, ShiftStarted
from vicarity.shift.service import described, home_of

Row = dict[str, Any]


def confirm(user_id: UUID, booking_id: UUID) -> Row:
    """Give an applicant a place, if they still may have it.

    Raises:
        BookingNotFound: The home has none like that.
        IllegalStep: It is not an application any more.
        ShiftNotOpen: The shift was cancelled, or has begun.
        ShiftFull: Every place is taken.
        WorkerNotEligible: They may not work it as things are now.
        OverlappingBooking: They have been booked elsewhere in this very moment.
    """
    home_id, found = _found(user_id, booking_id)
    steps.lock_worker(found.worker_id)
    seen = steps.shift(found.shift_id)
    verdict = judged(found.worker_id, found.shift_id)  # before the lock others wait for
    shift, booking = ending.locked(found.shift_id, booking_id)
    to = ending.stepped(Act.CONFIRM, booking.status)
    now = clock.now()
    if shift["status"] is not ShiftStatus.OPEN or shift["starts_at"] <= now:
        raise ShiftNotOpen
    if shift["confirmed"] >= shift["positions"]:
        raise ShiftFull
    if seen is None or shift["updated_at"] != seen["updated_at"]:
        verdict = judged(found.worker_id, found.shift_id)
    evidence = _evidence(verdict, shift, user_id)
    confirmed = {"status": to, "confirmed_at": now, "confirmed_by": user_id, "evidence": evidence}
    steps.move(booking, confirmed, user_id)
    publish(BookingConfirmed(booking_id=booking_id))
    return _booking(home_id, booking_id)


def _evidence(found: tuple[Case, Verdict], shift: Row, user_id: UUID) -> Row:
    case, verdict = found
    if not verdict.eligible:
        raise WorkerNotEligible(members={"reasons": rules.told_to_home(verdict.reasons)})
    at, by = clock.now().isoformat(), str(user_id)
    return rules.evidence(case, verdict, shift, at=at, by=by, how="approved")


def decline(user_id: UUID, booking_id: UUID, reason: str | None) -> Row:
    """Turn an applicant down.

    Raises:
        BookingNotFound: The home has none like that.
        IllegalStep: It is not an application any more.
    """
    return _end(Act.DECLINE, user_id, booking_id, reason)


def cancel(user_id: UUID, booking_id: UUID, reason: str | None) -> Row:
    """Take a place back from somebody who was booked.

    Raises:
        BookingNotFound: The home has none like that.
        ShiftBegun: It is too late.
        IllegalStep: It is not confirmed.
    """
    return _end(Act.CANCEL, user_id, booking_id, reason)


def complete(user_id: UUID, booking_id: UUID) -> Row:
    """Say that a shift was worked.

    Raises:
        BookingNotFound: The home has none like that.
        ShiftNotBegun: It is too early to say.
        IllegalStep: It was not confirmed.
    """
    return _end(Act.COMPLETE, user_id, booking_id, None)


def no_show(user_id: UUID, booking_id: UUID) -> Row:
    """Say that somebody who was booked did not come.

    Raises:
        BookingNotFound: The home has none like that.
        ShiftNotBegun: It is too early to say.
        IllegalStep: It was not confirmed.
    """
    return _end(Act.NO_SHOW, user_id, booking_id, None)


def _end(act: Act, user_id: UUID, booking_id: UUID, reason: str | None) -> Row:
    home_id, found = _found(user_id, booking_id)
    ending.end(act, found.shift_id, booking_id, reason, by=user_id)
    return _booking(home_id, booking_id)


def _found(user_id: UUID, booking_id: UUID) -> tuple[UUID, Any]:
    """Return the account's home, and what its booking is about."""
    home_id, found = home_of(user_id), steps.brief(booking_id)
    if found is None or found.care_home_id != home_id:
        raise BookingNotFound
    return home_id, found


def cancel_shift(user_id: UUID, shift_id: UUID, reason: str) -> Row:
    """Call a shift off: whoever applied or was booked is told, all in one transaction.

    Raises:
        ShiftNotFound: The home has none like that.
        ShiftCancelled: That was done before.
        ShiftStarted: It has begun.
    """
    home_id, shift = home_of(user_id), steps.locked_shift(shift_id)
    if shift is None or shift["care_home_id"] != home_id:
        raise ShiftNotFound
    ending.call_off(shift, reason, by=user_id)
    return described(shifts.of_home(home_id, [shift_id])[0])


def excuse_rest(user_id: UUID, shift_id: UUID, form: RestExcuse) -> Row:
    """Record that the home gives somebody compensatory rest for a shift too near another.

    Only for who has applied to the home before: nobody can try other people's ids here.

    Source: Working Time Regulations 1998, regulations 21 and 24,
    https://www.legislation.gov.uk/uksi/1998/1833

    Raises:
        ShiftNotFound: The home has none like that.
        ShiftStarted: It has begun.
        WorkerNotKnown: Nobody like that has applied to the home.
    """
    home_id, now = home_of(user_id), clock.now()
    shift = steps.locked_shift(shift_id)
    if shift is None or shift["care_home_id"] != home_id:
        raise ShiftNotFound
    if shift["starts_at"] <= now:
        raise ShiftStarted("This shift has begun, so rest cannot be arranged for it any more.")
    if not steps.has_met(home_id, form.worker_id):
        raise WorkerNotKnown
    record = {"shift_id": shift_id, "recorded_by": user_id, "recorded_at": now}
    saved = steps.save_rest_exception(record | form.model_dump())
    audit.record(
        "shift.rest_excused",
        actor_id=user_id,
        subject="shift",
        subject_id=shift_id,
        after={"worker": str(form.worker_id), "reason": form.reason},
    )
    return saved


def _booking(home_id: UUID, booking_id: UUID) -> Row:
    row = lists.of_home(home_id, booking_id, clock.today(), ask=within)
    if row is None:
        raise BookingNotFound
    return shown.to_home(row)


def booking(user_id: UUID, booking_id: UUID) -> Row:
    """Return a booking at the account's home.

    Raises:
        BookingNotFound: The home has none like that.
    """
    row = lists.of_home(home_of(user_id), booking_id, clock.today())
    if row is None:
        raise BookingNotFound
    return shown.to_home(row)


def listed(user_id: UUID, asked: HomeBookingsAsked) -> Row:
    """Return a part of the home's bookings in order of time, and where the next part begins.

    Raises:
        UnknownCursor: The cursor is not one of ours.
    """
    page = partial(lists.page_of_home, home_of(user_id), clock.today())
    return part(asked, page(shift_id=asked.shift_id, **chosen(asked)), shown.to_home)
