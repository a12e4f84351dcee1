"""What goes over the wire about shifts, to the care workers who look for them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator, Field

from vicarity.board.enums import Sort
from vicarity.core.fields import Answer, Instant, Postcode, Question, digits
from vicarity.eligibility.schemas import Eligibility
from vicarity.register.enums import CqcRating
from vicarity.shift.enums import BookingMode, BookingStatus, ShiftKind, ShiftStatus
from vicarity.shift.schemas import Code, Cursor, From, Limit, To

_BOOLS = {"true": True, "1": True, "false": False, "0": False}


def _bool(value: Any) -> Any:
    return _BOOLS.get(value, value) if isinstance(value, str) else value


Number = BeforeValidator(digits)


class ShiftFilters(Question):
    """What to look for. Shifts that are full or have begun are left out."""

    postcode: Postcode | None = Field(default=None, description="One's own unless given.")
    radius_miles: Annotated[int, Number, Field(ge=1, le=100)] | None = Field(
        default=None, description="One's own travel radius unless given."
    )
    role: Annotated[list[Code], Field(max_length=20)] | None = Field(
        default=None, description="A role's code; may be repeated."
    )
    shift_type: Annotated[list[ShiftKind], Field(max_length=len(ShiftKind))] | None = Field(
        default=None, description="May be repeated."
    )
    min_rate: Annotated[int, Number, Field(ge=0, le=100_000)] | None = Field(
        default=None, description="Pence an hour."
    )


class ShiftSearch(ShiftFilters):
    """What to look for, in which order, and which part of it."""

    from_: From | None = Field(default=None, alias="from", description="A day or an instant.")
    to: To | None = Field(default=None, description="A day, which is included, or an instant.")
    eligible_only: Annotated[bool, BeforeValidator(_bool)] = Field(
        default=False, description="Leave out what one may not work. A part can then be short."
    )
    sort: Sort = Sort.DISTANCE
    limit: Limit = 20
    cursor: Cursor | None = None


#: A day of a calendar, in years that every clock knows.
CalendarDay = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]


class ShiftDaysAsked(ShiftFilters):
    """What to count, and on which days."""

    from_: CalendarDay | None = Field(default=None, alias="from", description="Today unless given.")
    to: CalendarDay | None = Field(
        default=None, description="Included; 41 days after the first unless given, or earlier."
    )


class ShiftDay(Answer):
    """A day in London, and the shifts that begin on it."""

    day: date
    shifts: int = Field(description="How many fit; 100 means 100 or more.")
    booked: bool = Field(description="Whether one is booked for a shift that begins then.")


class ShiftDays(Answer):
    """Every day that was asked for, in order."""

    items: list[ShiftDay]
    next_cursor: str | None = Field(default=None, description="Always null: there are few.")


class BoardHome(Answer):
    """The home that offers a shift."""

    id: UUID
    name: str | None
    cqc_rating: CqcRating | None
    verified: bool
    city: str | None


class BoardShift(Answer):
    """A shift as a care worker sees it."""

    id: UUID
    care_home: BoardHome
    role: str
    role_name: str
    starts_at: Instant
    ends_at: Instant
    shift_type: ShiftKind
    break_minutes: int = Field(description="Unpaid.")
    hourly_rate: int = Field(description="Pence.")
    estimated_pay: int = Field(description="Pence, before tax.")
    positions_left: int
    distance_miles: float | None = Field(description="In a straight line; null when unknown.")
    miles_east: float | None = Field(
        description="How far east of the middle of the search its home is; negative is west."
    )
    miles_north: float | None = Field(description="The same, northwards.")
    required_qualifications: list[str] = Field(
        description="Codes of what it needs beside the mandatory ones."
    )
    booking_mode: BookingMode
    terms: str = Field(
        description="Changes whenever role, times, break or rate do: send it when you apply, and "
        "you get what you saw."
    )
    eligibility: Eligibility
    my_booking_status: BookingStatus | None = Field(description="Of one's newest booking of it.")
    my_booking_id: UUID | None = Field(description="Which that is.")


class BoardShiftDetail(BoardShift):
    """One shift, with all there is to know."""

    description: str | None
    positions: int
    status: ShiftStatus


class BoardShifts(Answer):
    """The shifts that fit, in the order asked for."""

    items: list[BoardShift]
    next_cursor: str | None = Field(description="Where the next part begins; null on the last.")
