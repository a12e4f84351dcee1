"""A person who may work a shift, to be changed in one respect at a time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from vicarity.eligibility.facts import Held, Offer, Person, Relation, Span
from vicarity.qualification.enums import Standing

STARTS = datetime(2026, 12, 1, 8, tzinfo=UTC)


def span(hours_later=0, hours=12):
    begins = STARTS + timedelta(hours=hours_later)
    return Span(begins, begins + timedelta(hours=hours), hours * 60)


PERSON = Person(
    is_active=True,
    email_verified=True,
    profile_percentage=100,
    date_of_birth=date(1990, 1, 1),
    held={
        "DBS_ENHANCED": Held(Standing.HELD, date(2028, 1, 1)),
        "MOVING_HANDLING": Held(Standing.EXPIRING, date(2026, 12, 10)),
        "RIGHT_TO_WORK": Held(Standing.HELD, None),
    },
    booked=(span(hours_later=-48), span(hours_later=48)),
)

OFFER = Offer(
    id=UUID(int=1),
    span=span(),
    hourly_rate=1400,
    required={
        "DBS_ENHANCED": "Enhanced DBS check",
        "MOVING_HANDLING": "Assisting and moving people",
        "RIGHT_TO_WORK": "Right to work in the UK",
    },
    home_verified=True,
    wages={16: 800, 18: 1085, 21: 1271},
)

RELATION = Relation()


def with_held(code, held):
    return replace(PERSON, held={**PERSON.held, code: held})
