"""What goes over the wire about shifts, to and from the homes that post them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal, TypeVar
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    Field,
    PlainSerializer,
    StringConstraints,
    model_validator,
)

from vicarity.core.clock import LONDON
from vicarity.core.cursors import LONGEST
from vicarity.core.fields import (
    Answer,
    Instant,
    Passage,
    Question,
    Word,
    digits,
    members_refused,
    plain_line,
)
from vicarity.shift.enums import BookingMode, Frequency, ShiftKind, ShiftStatus
from vicarity.worker.enums import Day
from vicarity.worker.fields import Once, Rate

#: How many shifts one call may make or publish.
MOST_AT_ONCE = 200

WHEN = "Send a time like 2026-11-22T08:00:00Z."


def _utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError(WHEN) from None


def _instant(value: object, *, end: bool) -> object:
    """Read a day as its first moment in London, or as the first after it; leave the rest."""
    if not isinstance(value, str) or len(value) != len("2026-11-22"):
        return value
    try:
        day = date.fromisoformat(value) + timedelta(days=int(end))
    except (ValueError, OverflowError):
        return value
    return datetime.combine(day, time(), LONDON)


def _from(value: object) -> object:
    return _instant(value, end=False)


def _to(value: object) -> object:
    return _instant(value, end=True)


def _minute(value: time) -> time:
    if value.tzinfo is not None or value.second or value.microsecond:
        raise ValueError("Send a time on the clock, like 07:30.")
    return value


def _clock(value: time) -> str:
    return value.strftime("%H:%M")


Q = TypeVar("Q", bound=Question)


def _kept(change: Q, *members: str) -> Q:
    """Refuse a change that clears what has to be there."""
    cleared = [name for name in members if name in change.model_fields_set]
    if empty := [name for name in cleared if getattr(change, name) is None]:
        raise members_refused("missing", "Fill this in.", *empty)
    return change


#: An instant with its offset, in the years that every clock knows.
Moment = Annotated[AwareDatetime, AfterValidator(_utc)]

#: Bounds of a search: an instant, or a day in London, which is included.
From = Annotated[Moment, BeforeValidator(_from)]
To = Annotated[Moment, BeforeValidator(_to)]

Code = Annotated[str, StringConstraints(min_length=1, max_length=40), AfterValidator(plain_line)]
Codes = Annotated[list[Code], Field(max_length=50), Once]
BreakMinutes = Annotated[int, Field(ge=0, le=240, description="Unpaid.")]
Positions = Annotated[int, Field(ge=1, le=100, description="How many people are needed.")]
WallTime = Annotated[time, AfterValidator(_minute)]
ShownTime = Annotated[time, PlainSerializer(_clock, return_type=str, when_used="json")]
Cursor = Annotated[
    str, Field(max_length=LONGEST, description="The `next_cursor` of the part before.")
]
Limit = Annotated[int, BeforeValidator(digits), Field(ge=1, le=100)]


class Repeat(Question):
    """On which days a shift comes back, at the same times on the clock in London."""

    frequency: Frequency
    until: date = Field(description="The last day in London on which one may begin.")
    weekdays: Annotated[list[Day], Field(max_length=7), Once] | None = Field(
        default=None, description="Only on these days, beside the first shift's own."
    )


class NewShift(Question):
    """A shift to post, or with `repeat` many of them: all are made, or none."""

    role: Code
    starts_at: Moment
    ends_at: Moment
    break_minutes: BreakMinutes = 0
    hourly_rate: Rate
    positions: Positions = 1
    required_qualifications: Codes = Field(
        default_factory=list, description="Codes of what is needed beside what the role needs."
    )
    booking_mode: BookingMode = BookingMode.APPROVE
    description: Passage | None = None
    repeat: Repeat | None = None
    publish: bool = Field(default=False, description="Publish at once; else they are drafts.")


class ShiftChange(Question):
    """What to change: a member left out keeps its value, null clears it.

    A role, a time and a rate can be changed, not cleared.
    """

    role: Code | None = None
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    break_minutes: BreakMinutes | None = None
    hourly_rate: Rate | None = None
    positions: Positions | None = None
    required_qualifications: Codes | None = None
    booking_mode: BookingMode | None = None
    description: Passage | None = None

    @model_validator(mode="after")
    def _whole(self) -> ShiftChange:
        return _kept(self, "role", "starts_at", "ends_at", "hourly_rate")


class ShiftAnswer(Answer):
    """A shift as the home that posted it sees it."""

    id: UUID
    role: str
    starts_at: Instant
    ends_at: Instant
    shift_type: ShiftKind
    break_minutes: int
    hourly_rate: int = Field(description="Pence.")
    estimated_pay: int = Field(description="Pence for one person, before tax.")
    positions: int
    confirmed: int = Field(description="How many of the positions are taken.")
    positions_left: int
    applied: int = Field(description="How many applicants wait for an answer.")
    required_qualifications: list[str] = Field(description="Beside what the role needs.")
    booking_mode: BookingMode
    description: str | None
    status: ShiftStatus
    series_id: UUID | None = Field(description="The same for shifts that were made at once.")
    published_at: Instant | None
    cancelled_at: Instant | None
    cancellation_reason: str | None


class PostedShift(ShiftAnswer):
    """The shift that was made, and with `repeat` all of them."""

    items: list[ShiftAnswer] = Field(description="Every shift that was made, in order of time.")


class ShiftsToPublish(Question):
    """Which drafts to publish: all of them, or none."""

    ids: Annotated[list[UUID], Field(min_length=1, max_length=MOST_AT_ONCE), Once]


class PublishedShifts(Answer):
    """What was published."""

    items: list[ShiftAnswer] = Field(description="In order of time.")


class ShiftsAsked(Question):
    """Which of one's shifts to show."""

    from_: From | None = Field(default=None, alias="from", description="A day or an instant.")
    to: To | None = Field(default=None, description="A day, which is included, or an instant.")
    status: ShiftStatus | None = None
    sort: Literal["starts_at", "-starts_at"] = Field(
        default="starts_at", description="With `-` the last comes first."
    )
    limit: Limit = 20
    cursor: Cursor | None = None


class ShiftList(Answer):
    """A home's shifts in order of time."""

    items: list[ShiftAnswer]
    next_cursor: str | None = Field(description="Where the next part begins; null on the last.")


class NewTemplate(Question):
    """A usual shift, by the clock on the wall; one that ends no later than it begins ends next day.

    Without `hourly_rate` each shift made from it says what it pays.
    """

    name: Word
    role: Code
    starts: WallTime
    ends: WallTime
    break_minutes: BreakMinutes = 0
    hourly_rate: Rate | None = None
    positions: Positions = 1
    required_qualifications: Codes = Field(default_factory=list)
    booking_mode: BookingMode = BookingMode.APPROVE
    description: Passage | None = None


class TemplateChange(Question):
    """What to change: a member left out keeps its value, null clears it.

    A name, a role and a time can be changed, not cleared.
    """

    name: Word | None = None
    role: Code | None = None
    starts: WallTime | None = None
    ends: WallTime | None = None
    break_minutes: BreakMinutes | None = None
    hourly_rate: Rate | None = None
    positions: Positions | None = None
    required_qualifications: Codes | None = None
    booking_mode: BookingMode | None = None
    description: Passage | None = None

    @model_validator(mode="after")
    def _whole(self) -> TemplateChange:
        return _kept(self, "name", "role", "starts", "ends")


class TemplateAnswer(Answer):
    """A usual shift."""

    id: UUID
    name: str
    role: str
    starts: ShownTime
    ends: ShownTime
    break_minutes: int
    hourly_rate: int | None
    positions: int
    required_qualifications: list[str]
    booking_mode: BookingMode
    description: str | None


class TemplateList(Answer):
    """A home's templates, by name."""

    items: list[TemplateAnswer]
    next_cursor: str | None = Field(default=None, description="Always null: there are few.")


class ShownRole(Answer):
    """A kind of work, and what it needs beside the mandatory qualifications."""

    code: str
    name: str
    required: list[str] = Field(description="Codes of qualifications.")


class ShownRoles(Answer):
    """All kinds of work."""

    items: list[ShownRole]
    next_cursor: str | None = Field(default=None, description="Always null: there are few.")
