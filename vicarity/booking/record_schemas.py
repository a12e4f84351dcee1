"""What goes over the wire about people who have worked at a home, and what was checked."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal
from uuid import UUID

from pydantic import Field

from vicarity.core.fields import Answer, Instant, Question
from vicarity.shift.schemas import Cursor, Limit


class Checked(StrEnum):
    """What beside credentials was looked at when somebody was booked."""

    AGE = "age"
    OVERLAP = "overlap"
    REST = "rest"
    REST_EXCUSED = "rest_excused"
    WEEKLY_HOURS = "weekly_hours"
    MINIMUM_WAGE = "minimum_wage"


class AgreedTerms(Answer):
    """What was agreed, as it was at that moment."""

    role: str
    starts_at: Instant
    ends_at: Instant
    break_minutes: int
    hourly_rate: int = Field(description="Pence.")


class CheckedCredential(Answer):
    """A credential the shift needed, as it stood."""

    code: str
    name: str
    met_by: str | None = Field(description="What else met it; null when it was this itself.")
    verified_at: Instant | None = Field(description="When our staff verified it.")
    issued_on: date | None
    valid_until: date | None


class BookingEvidence(Answer):
    """What made somebody eligible, kept as it was when they were booked."""

    booking_id: UUID
    checked_at: Instant
    how: Literal["approved", "instant"] = Field(description="Whether the home looked first.")
    terms: AgreedTerms
    credentials: list[CheckedCredential]
    checks: list[Checked] = Field(description="What else was looked at, and found to be right.")


class PeopleAsked(Question):
    """Which part of the list."""

    limit: Limit = 20
    cursor: Cursor | None = None


class Colleague(Answer):
    """Somebody who was booked at the home at least once."""

    id: UUID
    name: str
    completed: int = Field(description="Shifts they worked here.")
    missed: int = Field(description="Shifts they were booked for and did not come to.")
    last_at: Instant = Field(description="When the latest of their shifts here begins.")
    favourite: bool
    blocked: bool = Field(
        description="That this home does not want them; what they want is theirs."
    )


class Colleagues(Answer):
    """People, who was here last before others."""

    items: list[Colleague]
    next_cursor: str | None
