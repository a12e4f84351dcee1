"""What the rules are asked about. Each class is what one query or one caller knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from vicarity.qualification.enums import Standing


@dataclass(frozen=True)
class Span:
    """Work somebody is booked for, by instants in UTC.

    Attributes:
        working_minutes: Without breaks in which the worker is free.
    """

    starts_at: datetime
    ends_at: datetime
    working_minutes: int


@dataclass(frozen=True)
class Proof:
    """The credential that a standing rests on, as it was when it was looked at.

    Attributes:
        code: The qualification it states; a better one than was asked for, at times.
        version: When the row changed last.
    """

    credential_id: UUID
    code: str
    issued_on: date | None
    decided_at: datetime | None
    version: datetime


@dataclass(frozen=True)
class Held:
    """How somebody stands towards one qualification.

    Attributes:
        valid_until: The last day on which it holds, ``None`` for what has no end.
        proof: What says so.
    """

    standing: Standing
    valid_until: date | None = None
    proof: Proof | None = None


@dataclass(frozen=True)
class Person:
    """The care worker.

    Attributes:
        held: By qualification code; a code that is missing is not held.
        booked: Their confirmed shifts, the one in question not among them.
        opted_out_from: The day from which they agreed to work more than 48 hours a week.
        opted_out_until: The last day of that, once they took it back.
    """

    is_active: bool
    email_verified: bool
    profile_percentage: int
    date_of_birth: date | None
    held: Mapping[str, Held] = field(default_factory=dict)
    booked: tuple[Span, ...] = ()
    opted_out_from: date | None = None
    opted_out_until: date | None = None


@dataclass(frozen=True)
class Offer:
    """The shift.

    Attributes:
        required: Qualifications it needs, name by code, the mandatory ones included.
        hourly_rate: Pence an hour, without holiday pay.
        wages: The least an hour may pay on its day, in pence, by the age from which it applies.
    """

    id: UUID
    span: Span
    hourly_rate: int
    required: Mapping[str, str]
    home_verified: bool
    wages: Mapping[int, int]


@dataclass(frozen=True)
class Relation:
    """What stands between this person and this home.

    Attributes:
        blocked: The home does not want them, or they do not want the home.
        rest_excused: The home recorded compensatory rest for this shift.
    """

    blocked: bool = False
    rest_excused: bool = False


@dataclass(frozen=True)
class Case:
    """Everything the rules are asked about one person and one shift."""

    person: Person
    offer: Offer
    relation: Relation
