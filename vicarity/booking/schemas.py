"""What goes over the wire about bookings."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from vicarity.core.fields import Answer, Instant, Question, plain_text
from vicarity.shift.enums import BookingMode, BookingStatus, ShiftKind, ShiftStatus
from vicarity.shift.schemas import Cursor, From, Limit, To
from vicarity.worker.enums import Experience

Note = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=1000),
    AfterValidator(plain_text),
]


class BookingRequest(Question):
    """What a worker says when they apply."""

    message: Note | None = Field(default=None, description="For the home to read.")
    terms: str | None = Field(
        default=None,
        max_length=64,
        description="The `terms` of the shift as it was seen: refused if it has changed since.",
    )


class Reason(Question):
    """Why, for the other side to read."""

    reason: Note


class MaybeReason(Question):
    """Why, for the other side to read."""

    reason: Note | None = None


class RestExcuse(Question):
    """For whom a home answers for compensatory rest, and how it is given."""

    worker_id: UUID
    reason: Note = Field(description="What rest they get instead, and why it cannot be 11 hours.")


class RestExcused(Answer):
    """That a home answers for compensatory rest."""

    shift_id: UUID
    worker_id: UUID
    reason: str
    recorded_at: Instant


class BookingsAsked(Question):
    """Which of one's bookings to show."""

    status: BookingStatus | None = None
    from_: From | None = Field(default=None, alias="from", description="A day or an instant.")
    to: To | None = Field(default=None, description="A day, which is included, or an instant.")
    sort: Literal["starts_at", "-starts_at"] = Field(
        default="starts_at", description="With `-` the last comes first."
    )
    limit: Limit = 20
    cursor: Cursor | None = None


class WorkerBookingsAsked(BookingsAsked):
    """Which of a worker's own bookings to show."""

    part: Literal["upcoming", "past"] | None = Field(
        default=None,
        description="`upcoming`: applied or confirmed, and not over yet; `past`: the rest.",
    )


class HomeBookingsAsked(BookingsAsked):
    """Which bookings of the home to show."""

    shift_id: UUID | None = None


class BookedShift(Answer):
    """The shift a booking is of."""

    id: UUID
    role: str
    starts_at: Instant
    ends_at: Instant
    shift_type: ShiftKind
    break_minutes: int
    hourly_rate: int = Field(description="Pence.")
    estimated_pay: int = Field(description="Pence, before tax.")
    booking_mode: BookingMode
    status: ShiftStatus


class BookedHome(Answer):
    """Where the work is; how to get there is for who is booked."""

    id: UUID
    name: str | None
    city: str | None
    address_line_1: str | None
    address_line_2: str | None
    postcode: str | None
    contact_name: str | None
    phone: str | None


class WorkerBooking(Answer):
    """A booking as the worker sees it."""

    id: UUID
    shift_id: UUID
    worker_id: UUID
    status: BookingStatus
    starts_at: Instant
    ends_at: Instant
    shift: BookedShift
    care_home: BookedHome
    message: str | None
    reason: str | None = Field(description="Why it ended, as whoever ended it said.")
    applied_at: Instant
    confirmed_at: Instant | None
    ended_at: Instant | None


class WorkerBookings(Answer):
    """Bookings in order of time."""

    items: list[WorkerBooking]
    next_cursor: str | None


class VerifiedCredential(Answer):
    """A qualification that we have verified and that still holds."""

    code: str
    name: str
    valid_until: date | None
    fulfils: list[str] = Field(description="Codes of the requirements it meets, its own first.")


class Applicant(Answer):
    """A worker as a home sees them: the more the two have to do with each other, the more."""

    id: UUID
    name: str = Field(description="First name and initial, or the whole name of who is booked.")
    first_name: str | None
    last_name: str | None
    phone: str | None
    distance_miles: int | None = Field(description="About, as the crow flies.")
    years_experience: Experience | None
    verified_credentials: list[VerifiedCredential]
    past_bookings: int | None = Field(description="Shifts completed at this home.")


class HomeBooking(Answer):
    """A booking as the home sees it."""

    id: UUID
    shift_id: UUID
    worker_id: UUID
    status: BookingStatus
    starts_at: Instant
    ends_at: Instant
    shift: BookedShift
    worker: Applicant
    message: str | None
    reason: str | None = Field(description="Why it ended, as whoever ended it said.")
    applied_at: Instant
    confirmed_at: Instant | None
    ended_at: Instant | None


class HomeBookings(Answer):
    """Bookings in order of time."""

    items: list[HomeBooking]
    next_cursor: str | None


class KnownHome(Answer):
    """A home that a worker likes, or does not want to work at."""

    id: UUID
    name: str | None
    city: str | None
    since: Instant


class KnownHomes(Answer):
    """Homes, the newest first."""

    items: list[KnownHome]
    next_cursor: str | None = Field(default=None, description="Always null: there are few.")


class KnownWorker(Answer):
    """A worker that a home likes, or does not want."""

    id: UUID
    name: str = Field(description="First name and initial.")
    since: Instant


class KnownWorkers(Answer):
    """Workers, the newest first."""

    items: list[KnownWorker]
    next_cursor: str | None = Field(default=None, description="Always null: there are few.")
