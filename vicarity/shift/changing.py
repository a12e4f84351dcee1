"""Changing a shift, and telling who relies on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from vicarity.core import clock
from vicarity.core.errors import FieldError
from vicarity.core.outbox import publish
from vicarity.shift import queries, rules
from vicarity.shift.enums import ShiftStatus
from vicarity.shift.errors import (
    RateLowered,
    ShiftCancelled,
    ShiftNotFound,
    ShiftStarted,
    TermsAccepted,
    TooFewPositions,
)
from vicarity.shift.events import ShiftChanged
from vicarity.shift.schemas import ShiftChange
from vicarity.shift.service import (
    CLEARED,
    check_codes,
    check_times,
    check_wage,
    described,
    home_of,
)

#: What people who applied or are booked are told of. Its terms stay, so they need no news.
TOLD = ("hourly_rate", "positions", "description")


def change(user_id: UUID, shift_id: UUID, form: ShiftChange) -> dict[str, Any]:
    """Change some members of a shift.

    What somebody applied for is what they saw: once there is an application or a booking, its
    terms stay and its rate can only rise.

    Raises:
        ShiftNotFound: The home has none like that.
        ShiftCancelled, ShiftStarted: It is too late.
        TermsAccepted, RateLowered, TooFewPositions: Somebody relies on it as it was.
        ShiftInPast, ShiftTooFarAhead, ShiftLength, BreakTooLong, RateBelowMinimumWage,
        UnknownRole, UnknownRequirement: As for a new shift.
    """
    home_id = home_of(user_id)
    current = _changeable(home_id, shift_id)
    changes = _changes(form, current)
    if changes:
        _check_promises(current, changes)
        _check_change(current, changes)
        queries.save([current], changes, action="shift.changed", by=user_id)
        _tell(current, changes)
    return described(queries.of_home(home_id, [shift_id])[0])


def _changeable(home_id: UUID, shift_id: UUID) -> dict[str, Any]:
    current = queries.locked_shift(home_id, shift_id)
    if current is None:
        raise ShiftNotFound
    if current["status"] is ShiftStatus.CANCELLED:
        raise ShiftCancelled
    if current["status"] is ShiftStatus.OPEN and current["starts_at"] <= clock.now():
        raise ShiftStarted
    return current


def _changes(form: ShiftChange, current: Mapping[str, Any]) -> dict[str, Any]:
    sent = form.model_dump(exclude_unset=True)
    values = {name: CLEARED[name] if value is None else value for name, value in sent.items()}
    return {name: value for name, value in values.items() if current[name] != value}


def _check_promises(current: Mapping[str, Any], changes: Mapping[str, Any]) -> None:
    if changes.get("positions", current["positions"]) < current["confirmed"]:
        raise TooFewPositions(errors=_at(TooFewPositions, "positions"))
    terms = [name for name in rules.TERMS if name in changes]
    lowered = changes.get("hourly_rate", current["hourly_rate"]) < current["hourly_rate"]
    if not (terms or lowered) or not queries.relied_on_by(current["id"]):
        return
    if terms:
        raise TermsAccepted(errors=_at(TermsAccepted, *terms))
    raise RateLowered(errors=_at(RateLowered, "hourly_rate"))


def _at(kind: type[TermsAccepted | RateLowered | TooFewPositions], *members: str) -> Any:
    said = (kind.__doc__ or "").strip()
    return tuple(FieldError(f"#/{name}", kind.code(), said) for name in members)


def _check_change(current: Mapping[str, Any], changes: Mapping[str, Any]) -> None:
    """Hold a changed shift against the rules for a new one, as far as they are touched."""
    after = {**current, **changes}
    spans = [(after["starts_at"], after["ends_at"])]
    check_codes(changes)
    if changes.keys() & {"starts_at", "ends_at", "break_minutes"}:
        check_times(spans, after["break_minutes"])
    if changes.keys() & {"starts_at", "hourly_rate"}:
        check_wage(spans, after["hourly_rate"])


def _tell(current: Mapping[str, Any], changes: Mapping[str, Any]) -> None:
    """Leave a message for everybody who has applied or is booked.

    The shift is locked: who applies from now on sees it as it is.
    """
    changed = tuple(name for name in TOLD if name in changes)
    if not changed:
        return
    rate = current["hourly_rate"] if "hourly_rate" in changed else None
    for booking_id in queries.relied_on_by(current["id"]):
        publish(ShiftChanged(booking_id=booking_id, changed=changed, rate_before=rate))
