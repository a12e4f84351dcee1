"""When a home's profile is complete, and what may be decided when: no clock, no database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vicarity.care_home.enums import Verification

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

#: From which states a home may ask to be reviewed.
SUBMITTABLE = frozenset({Verification.PENDING, Verification.REJECTED})


def missing(profile: Mapping[str, Any]) -> list[str]:
    """Return the needed members that are empty."""
    return [member for member in NEEDED if not profile.get(member)]


def percentage(profile: Mapping[str, Any]) -> int:
    """Return how complete a profile is, as an integer from 0 to 100."""
    return 100 * (len(NEEDED) - len(missing(profile))) // len(NEEDED)
