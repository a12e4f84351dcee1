"""When a home's profile is complete, and what may be decided when: no clock, no database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from vicarity.care_home.enums import CareHomeType, Verification

#: The members that make a profile complete.
NEEDED = (
    "business_name",
    "contact_name",
    "phone",
    "address_line_1",
    "city",
    "postcode",
    "care_home_type",
    "description",
)

#: What the check was about: changing one of these asks for a new check.
CHECKED = frozenset(
    {
        "business_name",
        "cqc_provider_id",
        "cqc_location_id",
        "address_line_1",
        "address_line_2",
        "city",
        "county",
        "postcode",
    }
)

#: From which states staff may move a home to each.
DECISIONS: dict[Verification, frozenset[Verification]] = {
    Verification.VERIFIED: frozenset({Verification.IN_REVIEW, Verification.SUSPENDED}),
    Verification.REJECTED: frozenset({Verification.IN_REVIEW}),
    Verification.SUSPENDED: frozenset({Verification.IN_REVIEW, Verification.VERIFIED}),
}

#: Longest reason, question or resolution, in characters, as the tables hold it.
LONGEST_REASON = 1000

#: From which states a home may ask to be reviewed.
SUBMITTABLE = frozenset({Verification.PENDING, Verification.REJECTED})


def missing(profile: Mapping[str, Any]) -> list[str]:
    """Return the needed members that are empty."""
    return [member for member in NEEDED if not profile.get(member)]


def percentage(profile: Mapping[str, Any]) -> int:
    """Return how complete a profile is, as an integer from 0 to 100."""
    return 100 * (len(NEEDED) - len(missing(profile))) // len(NEEDED)


#: What the register's services say about the kind of care, the most telling first.
_KINDS = {
    "care home service with nursing": CareHomeType.NURSING,
    "care home service without nursing": CareHomeType.RESIDENTIAL,
    "domiciliary care service": CareHomeType.DOMICILIARY,
}


def likely_type(services: Sequence[str]) -> CareHomeType | None:
    """Guess what kind of care a location gives from its services in the register."""
    told = {service.casefold() for service in services}
    return next((kind for service, kind in _KINDS.items() if service in told), None)
