"""What a home may read about those who worked there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint

from vicarity.account.access import verified
from vicarity.account.enums import CARE_HOME_ROLES
from vicarity.account.errors import EmailNotVerified
from vicarity.booking import records
from vicarity.booking.errors import EvidenceNotFound
from vicarity.booking.record_schemas import BookingEvidence, Colleagues, PeopleAsked
from vicarity.core.actor import Actor
from vicarity.core.cursors import UnknownCursor
from vicarity.core.http import endpoint

records_bp = Blueprint("home_records", __name__)

MEMBERS = verified(*CARE_HOME_ROLES)


@records_bp.get("/bookings/<uuid:booking_id>/evidence")
@endpoint(
    access=MEMBERS,
    returns=BookingEvidence,
    refuses=(EmailNotVerified, EvidenceNotFound),
    reads=True,
)
def evidence(booking_id: UUID, actor: Actor) -> dict[str, Any]:
    """Return what was checked when somebody was booked, as it was then."""
    return records.evidence(actor.user_id, booking_id)


@records_bp.get("/people")
@endpoint(
    access=MEMBERS,
    query=PeopleAsked,
    returns=Colleagues,
    refuses=(EmailNotVerified, UnknownCursor),
    reads=True,
)
def people(query: PeopleAsked, actor: Actor) -> dict[str, Any]:
    """List who was ever booked at the home, who was there last before others."""
    return records.people(actor.user_id, query)
