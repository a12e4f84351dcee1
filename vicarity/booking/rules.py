"""The steps of a booking, and who sees what at which: no clock, no database.

::

    applied ──> confirmed ──> completed | no_show
       │            └──────> cancelled_by_worker | cancelled_by_home
       └──> declined | withdrawn
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from vicarity.eligibility.facts import Case
from vicarity.eligibility.rules import Finding, Verdict
from vicarity.eligibility.working_time import most_minutes, opted_out
from vicarity.shift.enums import BookingStatus
from vicarity.shift.rules import day_of


class Act(StrEnum):
    """What somebody does about a booking; the value is how it is said afterwards."""

    CONFIRM = "confirmed"
    DECLINE = "declined"
    GIVE_UP = "given up"
    CANCEL = "cancelled"
    CALL_OFF = "called off"
    COMPLETE = "completed"
    NO_SHOW = "marked as a no-show"


_APPLIED, _CONFIRMED = BookingStatus.APPLIED, BookingStatus.CONFIRMED

#: What becomes of a booking when its shift is cancelled.
SHIFT_CANCELLED = {
    _APPLIED: BookingStatus.DECLINED,
    _CONFIRMED: BookingStatus.CANCELLED_BY_HOME,
}

#: Where each act leads from where. What is not here is not possible.
STEPS: Mapping[Act, Mapping[BookingStatus, BookingStatus]] = {
    Act.CONFIRM: {_APPLIED: _CONFIRMED},
    Act.DECLINE: {_APPLIED: BookingStatus.DECLINED},
    Act.GIVE_UP: {
        _APPLIED: BookingStatus.WITHDRAWN,
        _CONFIRMED: BookingStatus.CANCELLED_BY_WORKER,
    },
    Act.CANCEL: {_CONFIRMED: BookingStatus.CANCELLED_BY_HOME},
    Act.CALL_OFF: SHIFT_CANCELLED,
    Act.COMPLETE: {_CONFIRMED: BookingStatus.COMPLETED},
    Act.NO_SHOW: {_CONFIRMED: BookingStatus.NO_SHOW},
}

#: Acts that end a confirmed booking before its shift begins, and those that do from then on.
BEFORE, FROM_THEN = (Act.GIVE_UP, Act.CANCEL, Act.CALL_OFF), (Act.COMPLETE, Act.NO_SHOW)

#: How often somebody may apply for one shift, so that nobody is sent mail without end.
MOST_TRIES = 5

#: What a home may see of a worker beside first name and initial, by the state of the booking:
#: before an application there is no booking, and so nothing.
_TO_COMPARE = ("distance_miles", "years_experience", "verified_credentials", "past_bookings")
SEEN_BY_HOME: Mapping[BookingStatus, frozenset[str]] = {
    _APPLIED: frozenset(_TO_COMPARE),
    _CONFIRMED: frozenset({*_TO_COMPARE, "last_name", "phone"}),
    BookingStatus.COMPLETED: frozenset({"last_name", "past_bookings"}),
    BookingStatus.NO_SHOW: frozenset({"last_name", "past_bookings"}),
}

#: What a home is told of a reason that was written for the worker. What is not here stays
#: between the worker and us.
_TOLD_TO_HOME = {
    "blocked": ("You and this person do not work together.", "Choose somebody else."),
    "overlapping_booking": ("They have another shift at that time.", "Choose somebody else."),
    "too_little_rest": (
        "It leaves them less than 11 hours of rest beside another shift.",
        "Record compensatory rest, or choose somebody else.",
    ),
    "weekly_hours": (
        "It takes them over 48 hours a week, on average over 17 weeks.",
        "Choose somebody else.",
    ),
    "home_not_verified": ("Your care home is not verified at the moment.", "Write to us."),
    "below_minimum_wage": (
        "The shift pays less than the minimum wage for their age.",
        "Raise the rate.",
    ),
}
_OTHERWISE = ("They cannot work at the moment.", "They have been told why.")

#: What the words above do not fit: a qualification has its name in the worker's sentence.
_NAMED = "credential_required"

#: What a worker agrees to.
TERMS = (
    "role",
    "starts_at",
    "ends_at",
    "break_minutes",
    "hourly_rate",
)


def step(act: Act, status: BookingStatus) -> BookingStatus | None:
    """Return where an act leads; ``None`` when it is not possible from there."""
    return STEPS[act].get(status)


def terms(shift: Mapping[str, Any]) -> str:
    """Return a short text that changes whenever the terms of a shift do."""
    said = repr([_plain(shift[name]) for name in TERMS])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def told_to_home(reasons: tuple[Finding, ...]) -> list[dict[str, Any]]:
    """Return reasons as the home may read them, without what is the worker's own affair."""
    return [_for_home(reason) for reason in reasons]


def _for_home(reason: Finding) -> dict[str, Any]:
    code, qualification = reason.code, reason.qualification
    if code == _NAMED:
        said = (f"{_name(reason)} is not verified for the day of the shift.", _OTHERWISE[1])
    elif code in _TOLD_TO_HOME:
        said = _TOLD_TO_HOME[code]
    else:
        code, said = "not_available", _OTHERWISE
    return {"code": code, "message": said[0], "mend": said[1], "qualification": qualification}


def _name(reason: Finding) -> str:
    return reason.name or str(reason.qualification)


def evidence(case: Case, verdict: Verdict, shift: Mapping[str, Any], **how: str) -> dict[str, Any]:
    """Return what made somebody eligible, to be kept with the booking as it was.

    Args:
        case: What the rules were asked about.
        verdict: What they said.
        shift: The shift, with its terms.
        **how: When, by whom, and whether at once or after a look.
    """
    person, offer = case.person, case.offer
    return {
        **how,
        "terms": {name: _plain(shift[name]) for name in TERMS},
        "findings": [
            {"code": one.code, "passed": one.passed, "qualification": one.qualification}
            for one in verdict.findings
        ],
        "credentials": [_credential(code, case) for code in offer.required],
        "working_time": {
            "minutes_in_17_weeks": most_minutes(offer.span, person.booked),
            "opted_out": opted_out(person, day_of(offer.span.starts_at)),
            "rest_excused": case.relation.rest_excused,
        },
    }


def _credential(code: str, case: Case) -> dict[str, Any]:
    held = case.person.held[code]
    proof = held.proof
    return {
        "required": code,
        "held": proof.code if proof else code,
        "credential_id": str(proof.credential_id) if proof else None,
        "version": proof.version.isoformat() if proof else None,
        "issued_on": _day(proof.issued_on if proof else None),
        "valid_until": _day(held.valid_until),
        "decided_at": proof.decided_at.isoformat() if proof and proof.decided_at else None,
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
