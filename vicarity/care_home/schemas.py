"""What goes over the wire about care homes."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, Field, StringConstraints

from vicarity.care_home.enums import CareHomeType, Verification
from vicarity.core.fields import (
    Answer,
    Instant,
    Line,
    Passage,
    Phone,
    Postcode,
    Question,
    WebAddress,
)
from vicarity.register.enums import CqcRating


def _tidy(text: object) -> object:
    return text.replace(" ", "").upper() if isinstance(text, str) else text


#: A provider's and a location's id look alike, so each has a member of its own.
CqcId = Annotated[str, BeforeValidator(_tidy), StringConstraints(pattern=r"^1-[0-9]{6,12}$")]

#: Companies House or charity number.
RegistrationNumber = Annotated[
    str, BeforeValidator(_tidy), StringConstraints(pattern=r"^[A-Z0-9]{4,20}$")
]


class CareHomeProfileChange(Question):
    """What to change: a member left out keeps its value, null clears it."""

    business_name: Line | None = None
    business_registration_number: RegistrationNumber | None = None
    cqc_provider_id: CqcId | None = None
    cqc_location_id: CqcId | None = None
    care_home_type: CareHomeType | None = None
    contact_name: Line | None = None
    contact_title: Line | None = None
    phone: Phone | None = None
    address_line_1: Line | None = None
    address_line_2: Line | None = None
    city: Line | None = None
    county: Line | None = None
    postcode: Postcode | None = None
    website: WebAddress | None = None
    description: Passage | None = None
    logo_url: WebAddress | None = None
    number_of_beds: int | None = Field(default=None, ge=1, le=2000)


class CareHomeProfileAnswer(Answer):
    """A care home's own profile."""

    id: UUID
    user_id: UUID
    verification_status: Verification
    verification_notes: str | None = Field(description="What staff said, and what to do next.")
    submitted_at: Instant | None = Field(description="When the check last began to wait for us.")
    asked_at: Instant | None = Field(description="Since when it waits for the home's answer.")
    verified_at: Instant | None
    profile_completion_percentage: int
    missing: list[str] = Field(description="Members to fill in before the home can be submitted.")

    business_name: str | None
    business_registration_number: str | None
    cqc_provider_id: str | None
    cqc_location_id: str | None
    cqc_rating: CqcRating | None = Field(description="From the CQC register; read-only.")
    care_home_type: CareHomeType | None
    contact_name: str | None
    contact_title: str | None
    phone: str | None
    address_line_1: str | None
    address_line_2: str | None
    city: str | None
    county: str | None
    postcode: str | None
    website: str | None
    description: str | None
    logo_url: str | None
    number_of_beds: int | None


class RegisterSearch(Question):
    """What to look for in the CQC register."""

    q: Line = Field(description="Words of a name, a postcode or its beginning, or a CQC id.")
    limit: int = Field(default=20, ge=1, le=100)


class RegisterEntry(Answer):
    """A location of the CQC register."""

    location_id: str
    provider_id: str | None
    name: str
    provider_name: str | None
    address_line_1: str | None
    address_line_2: str | None
    city: str | None
    county: str | None
    postcode: str | None
    phone: str | None
    website: str | None
    care_home_type: CareHomeType | None = Field(description="Our guess from its services.")
    service_types: list[str]
    number_of_beds: int | None
    overall_rating: CqcRating | None
    rating_note: str | None = Field(description="What CQC says where there is no rating.")
    rated_on: date | None
    is_dormant: bool


class RegisterEntries(Answer):
    """The locations that fit best."""

    items: list[RegisterEntry]
    next_cursor: str | None = Field(description="Always null: a narrower question finds more.")
