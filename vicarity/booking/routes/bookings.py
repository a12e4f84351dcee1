"""Applying for shifts, and what becomes of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint

from vicarity.account.access import verified
from vicarity.account.enums import CARE_HOME_ROLES
from vicarity.account.errors import EmailNotVerified
from vicarity.booking import handling, service
from vicarity.booking.access import ON_THE_BOARD, WITH_BOOKINGS
from vicarity.booking.errors import (
    AlreadyBooked,
    BookingNotFound,
    IllegalStep,
    NotEligible,
    OverlappingBooking,
    ProfileIncomplete,
    ShiftBegun,
    ShiftFull,
    ShiftNotBegun,
    ShiftNotOpen,
    TermsChanged,
    TriedTooOften,
    WorkerNotEligible,
    WorkerNotKnown,
)
from vicarity.booking.schemas import (
    BookingRequest,
    HomeBooking,
    HomeBookings,
    HomeBookingsAsked,
    MaybeReason,
    Reason,
    RestExcuse,
    RestExcused,
    WorkerBooking,
    WorkerBookings,
    WorkerBookingsAsked,
)
from vicarity.core.actor import Actor
from vicarity.core.cursors import UnknownCursor
from vicarity.core.fields import NoMembers
from vicarity.core.http import endpoint
from vicarity.shift.errors import ShiftCancelled, ShiftNotFound, ShiftStarted
from vicarity.shift.schemas import ShiftAnswer

worker_bp = Blueprint("bookings", __name__)
home_bp = Blueprint("home_bookings", __name__)

MEMBERS = verified(*CARE_HOME_ROLES)

CLOSED = (EmailNotVerified, ProfileIncomplete)


@worker_bp.post("/shifts/<uuid:shift_id>/bookings")
@endpoint(
    access=ON_THE_BOARD,
    body=BookingRequest,
    body_optional=True,
    returns=WorkerBooking,
    status=201,
    refuses=(
        *CLOSED,
        NotEligible,
        ShiftNotFound,
        ShiftNotOpen,
        ShiftFull,
        AlreadyBooked,
        OverlappingBooking,
        TermsChanged,
        TriedTooOften,
    ),
    idempotent=True,
)
def apply(shift_id: UUID, body: BookingRequest, actor: Actor) -> dict[str, Any]:
    """Apply for a shift, or take a place where the home need not answer."""
    return service.apply(actor.user_id, shift_id, body)


@worker_bp.get("/worker/bookings")
@endpoint(
    access=WITH_BOOKINGS,
    query=WorkerBookingsAsked,
    returns=WorkerBookings,
    refuses=(*CLOSED, UnknownCursor),
    reads=True,
)
def listed(query: WorkerBookingsAsked, actor: Actor) -> dict[str, Any]:
    """List the signed-in worker's bookings in order of time."""
    return service.listed(actor.user_id, query)


@worker_bp.get("/worker/bookings/<uuid:booking_id>")
@endpoint(
    access=WITH_BOOKINGS, returns=WorkerBooking, refuses=(*CLOSED, BookingNotFound), reads=True
)
def booking(booking_id: UUID, actor: Actor) -> dict[str, Any]:
    """Return one of the signed-in worker's bookings."""
    return service.booking(actor.user_id, booking_id)


@worker_bp.post("/worker/bookings/<uuid:booking_id>/cancel")
@endpoint(
    access=WITH_BOOKINGS,
    body=Reason,
    returns=WorkerBooking,
    refuses=(*CLOSED, BookingNotFound, IllegalStep, ShiftBegun),
    idempotent=True,
)
def give_up(booking_id: UUID, body: Reason, actor: Actor) -> dict[str, Any]:
    """Withdraw an application, or cancel a confirmed booking."""
    return service.give_up(actor.user_id, booking_id, body.reason)


@home_bp.get("/bookings")
@endpoint(
    access=MEMBERS,
    query=HomeBookingsAsked,
    returns=HomeBookings,
    refuses=(EmailNotVerified, UnknownCursor),
    reads=True,
)
def listed_for_home(query: HomeBookingsAsked, actor: Actor) -> dict[str, Any]:
    """List the bookings of the home, or of one of its shifts, with what tells applicants apart."""
    return handling.listed(actor.user_id, query)


@home_bp.get("/bookings/<uuid:booking_id>")
@endpoint(
    access=MEMBERS, returns=HomeBooking, refuses=(EmailNotVerified, BookingNotFound), reads=True
)
def booking_for_home(booking_id: UUID, actor: Actor) -> dict[str, Any]:
    """Return a booking at the home."""
    return handling.booking(actor.user_id, booking_id)


@home_bp.post("/bookings/<uuid:booking_id>/confirm")
@endpoint(
    access=MEMBERS,
    body=NoMembers,
    body_optional=True,
    returns=HomeBooking,
    refuses=(
        EmailNotVerified,
        BookingNotFound,
        IllegalStep,
        ShiftNotOpen,
        ShiftFull,
        WorkerNotEligible,
        OverlappingBooking,
    ),
    idempotent=True,
)
def confirm(booking_id: UUID, body: NoMembers, actor: Actor) -> dict[str, Any]:
    """Give an applicant a place; whether they may have it is looked at again."""
    return handling.confirm(actor.user_id, booking_id)


@home_bp.post("/bookings/<uuid:booking_id>/decline")
@endpoint(
    access=MEMBERS,
    body=MaybeReason,
    body_optional=True,
    returns=HomeBooking,
    refuses=(EmailNotVerified, BookingNotFound, IllegalStep),
    idempotent=True,
)
def decline(booking_id: UUID, body: MaybeReason, actor: Actor) -> dict[str, Any]:
    """Turn an applicant down; the reason is for them to read."""
    return handling.decline(actor.user_id, booking_id, body.reason)


@home_bp.post("/bookings/<uuid:booking_id>/cancel")
@endpoint(
    access=MEMBERS,
    body=MaybeReason,
    body_optional=True,
    returns=HomeBooking,
    refuses=(EmailNotVerified, BookingNotFound, IllegalStep, ShiftBegun),
    idempotent=True,
)
def cancel(booking_id: UUID, body: MaybeReason, actor: Actor) -> dict[str, Any]:
    """Take a place back from somebody who was booked; the reason is for them to read."""
    return handling.cancel(actor.user_id, booking_id, body.reason)


@home_bp.post("/bookings/<uuid:booking_id>/complete")
@endpoint(
    access=MEMBERS,
    body=NoMembers,
    body_optional=True,
    returns=HomeBooking,
    refuses=(EmailNotVerified, BookingNotFound, IllegalStep, ShiftNotBegun),
    idempotent=True,
)
def complete(booking_id: UUID, body: NoMembers, actor: Actor) -> dict[str, Any]:
    """Say that a shift was worked."""
    return handling.complete(actor.user_id, booking_id)


@home_bp.post("/bookings/<uuid:booking_id>/no-show")
@endpoint(
    access=MEMBERS,
    body=NoMembers,
    body_optional=True,
    returns=HomeBooking,
    refuses=(EmailNotVerified, BookingNotFound, IllegalStep, ShiftNotBegun),
    idempotent=True,
)
def no_show(booking_id: UUID, body: NoMembers, actor: Actor) -> dict[str, Any]:
    """Say that somebody who was booked did not come."""
    return handling.no_show(actor.user_id, booking_id)


@home_bp.post("/shifts/<uuid:shift_id>/cancel")
@endpoint(
    access=MEMBERS,
    body=Reason,
    returns=ShiftAnswer,
    refuses=(EmailNotVerified, ShiftNotFound, ShiftCancelled, ShiftStarted),
    idempotent=True,
)
def cancel_shift(shift_id: UUID, body: Reason, actor: Actor) -> dict[str, Any]:
    """Call a shift off; whoever applied or was booked is told why."""
    return handling.cancel_shift(actor.user_id, shift_id, body.reason)


@home_bp.post("/shifts/<uuid:shift_id>/rest-exceptions")
@endpoint(
    access=MEMBERS,
    body=RestExcuse,
    returns=RestExcused,
    status=201,
    refuses=(EmailNotVerified, ShiftNotFound, ShiftStarted, WorkerNotKnown),
    idempotent=True,
)
def excuse_rest(shift_id: UUID, body: RestExcuse, actor: Actor) -> dict[str, Any]:
    """Record compensatory rest for somebody whose other shift is less than 11 hours away."""
    return handling.excuse_rest(actor.user_id, shift_id, body)
