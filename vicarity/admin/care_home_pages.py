"""What the review page of a care home shows."""

from __future__ import annotations

from typing import Any

from vicarity.admin import queue_pages
from vicarity.admin.queries import care_homes as queries
from vicarity.admin.queries import register_changes
from vicarity.admin.queries.queue import Viewer
from vicarity.admin.reasons import QUESTIONS, REASONS
from vicarity.care_home.enums import Verification
from vicarity.care_home.models import CareHomeProfile
from vicarity.care_home.rules import DECISIONS
from vicarity.register import queries as register
from vicarity.register import service as register_service
from vicarity.register.matching import Agreement, compare

#: What each fact is called, in the order of the table.
FACTS = {
    "name": "Name",
    "location_id": "CQC location",
    "provider_id": "CQC provider",
    "address": "Address",
    "postcode": "Postcode",
    "phone": "Telephone",
    "beds": "Beds",
    "kind": "Kind of care",
}

#: What a reviewer reads about a fact, and the tone of its pill.
AGREEMENTS = {
    Agreement.SAME: ("Same", "ok"),
    Agreement.SIMILAR: ("Similar", "warn"),
    Agreement.DIFFERS: ("Differs", "bad"),
    Agreement.MISSING: ("Cannot compare", ""),
}

#: Members of a profile that are compared.
_CLAIMED = (
    "business_name",
    "cqc_location_id",
    "cqc_provider_id",
    "address_line_1",
    "address_line_2",
    "city",
    "postcode",
    "phone",
    "number_of_beds",
    "care_home_type",
)

#: A location of nothing: what a home without one is compared with.
_NOWHERE: dict[str, Any] = dict.fromkeys(
    (
        "also_known_as",
        "location_id",
        "provider_id",
        "address_line_1",
        "address_line_2",
        "city",
        "postcode",
        "phone",
        "number_of_beds",
    )
) | {"name": "", "service_types": [], "specialisms": []}


def shown(found: Any, viewer: Viewer) -> dict[str, Any]:
    """Return everything on the review page of a home."""
    home: CareHomeProfile = found[0]
    location = register.location(home.cqc_location_id) if home.cqc_location_id else None
    waits = home.verification_status is Verification.IN_REVIEW
    team = queries.team(home.id)
    return {
        "home": home,
        "account": found,
        "location": location,
        "facts": compare(_claim(home), location or _NOWHERE),
        "names": FACTS,
        "agreements": AGREEMENTS,
        "suggestions": [] if location else _suggestions(home),
        "offered": _offered(home.verification_status),
        "asks": waits,
        "team": team,
        "own": any(queue_pages.is_own(one.email, one.user_id, viewer) for one in team),
        "same_location": queries.same_location(home.id, home.cqc_location_id),
        "register_changes": register_changes.of(home.id),
        "reasons": REASONS,
        "questions": QUESTIONS,
        **queue_pages.frame(queries.QUEUE, home, viewer, waits=waits and home.asked_at is None),
    }


def _claim(home: CareHomeProfile) -> dict[str, Any]:
    return {name: getattr(home, name) for name in _CLAIMED}


def _suggestions(home: CareHomeProfile) -> Any:
    return register_service.suggestions(home.business_name, home.postcode)


def _offered(status: Verification) -> list[Verification]:
    """Return the decisions that the present status allows."""
    return [decision for decision, allowed_from in DECISIONS.items() if status in allowed_from]
