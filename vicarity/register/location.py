"""One location as one source tells it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date

from vicarity.register.enums import CqcRating, Registration


@dataclass(slots=True)
class Location:
    """The facts of a location, named as in the table; ``None`` where the source is silent."""

    location_id: str
    name: str | None = None
    provider_id: str | None = None
    provider_name: str | None = None
    also_known_as: str | None = None
    registration: Registration = Registration.REGISTERED
    registered_on: date | None = None
    deregistered_on: date | None = None
    is_dormant: bool | None = None
    is_care_home: bool | None = None
    number_of_beds: int | None = None
    phone: str | None = None
    website: str | None = None
    address_line_1: str | None = None
    address_line_2: str | None = None
    city: str | None = None
    county: str | None = None
    postcode: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    region: str | None = None
    local_authority: str | None = None
    overall_rating: CqcRating | None = None
    rating_note: str | None = None
    rated_on: date | None = None
    service_types: list[str] = field(default_factory=list)
    specialisms: list[str] = field(default_factory=list)


#: Every member, in the order in which rows are loaded.
MEMBERS = tuple(member.name for member in fields(Location))
