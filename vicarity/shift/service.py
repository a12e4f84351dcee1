"""What a care home may do with its shifts.

Rows are locked in one order everywhere: the home, the shift, the worker, the booking.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from pydantic import TypeAdapter

from vicarity.care_home import queries as homes
from vicarity.care_home.enums import Verification
from vicarity.core import clock, cursors
from vicarity.core.errors import FieldError, NotSignedIn, field_problem
from vicarity.shift import queries, rules
from vicarity.shift.enums import BookingMode, ShiftStatus
from vicarity.shift.errors import (
    BreakTooLong,
    CareHomeNotVerified,
    RateBelowMinimumWage,
    RateLowered,
    ShiftCancelled,
    ShiftInPast,
    ShiftLength,
    ShiftNotDraft,
    ShiftNotFound,
    ShiftStarted,
    ShiftTooFarAhead,
    TermsAccepted,
    TooFewPositions,
    TooManyShifts,
    UnknownRequirement,
    UnknownRole,
)
from vicarity.shift.rules import Span
from vicarity.shift.schemas import Moment, NewShift, Repeat, ShiftChange, ShiftsAsked
from vicarity.worker.enums import Day

#: What clearing a member leaves.
CLEARED: dict[str, Any] = {
    "break_minutes": 0,
    "positions": 1,
    "required_qualifications": [],
    "booking_mode": BookingMode.APPROVE,
    "description": None,
}
#: Where a list of shifts goes on.
PLACE: TypeAdapter[tuple[datetime, UUID]] = TypeAdapter(tuple[Moment, UUID])

_DAYS = tuple(Day)


def home_of(user_id: UUID) -> UUID:
    """Return the home for which an account acts.

    Raises:
        NotSignedIn: The account has been deleted.
    """
    found = homes.profile_of(user_id)
    if found is None:
        raise NotSignedIn
    home_id: UUID = found["id"]
    return home_id


def post(user_id: UUID, form: NewShift) -> dict[str, Any]:
    """Make a shift, or all that a repetition makes; as drafts or published.

    Raises:
        CareHomeNotVerified: It should be published, and staff have not verified the home.
        ShiftInPast, ShiftTooFarAhead, ShiftLength, BreakTooLong: The times make no sense.
        RateBelowMinimumWage: On the day of one of them.
        TooManyShifts: The repetition makes more than one call may.
        UnknownRole, UnknownRequirement: A code is not in its list.
    """
    home_id = home_of(user_id)
    if not _locked_verified(home_id) and form.publish:
        raise CareHomeNotVerified
    values = form.model_dump(exclude={"repeat", "publish"})
    spans = _spans(values, form.repeat)
    check_codes(values)
    _check_times(spans, values["break_minutes"])
    _check_wage(spans, values["hourly_rate"])
    values |= {"care_home_id": home_id, "posted_by": user_id} | _published(form.publish)
    if form.repeat:
        values["series_id"] = uuid4()
    rows = [values | {"starts_at": start, "ends_at": end} for start, end in spans]
    made = [described(row) for row in queries.of_home(home_id, queries.add(rows))]
    return made[0] | {"items": made}


def _locked_verified(home_id: UUID) -> bool:
    """Say whether a home is verified, and keep it from moving or being judged meanwhile."""
    return queries.locked_home(home_id) is Verification.VERIFIED


def _published(published: bool) -> dict[str, Any]:
    if not published:
        return {}
    return {"status": ShiftStatus.OPEN, "published_at": clock.now()}


def _spans(values: Mapping[str, Any], repeat: Repeat | None) -> list[Span]:
    first = (values["starts_at"], values["ends_at"])
    if repeat is None:
        return [first]
    begins = rules.day_of(first[0])
    if repeat.until < begins:
        said = "This day is before the first shift."
        raise field_problem(ShiftInPast, "repeat/until", said)
    if repeat.until - begins > rules.FARTHEST:
        raise field_problem(ShiftTooFarAhead, "repeat/until")
    weekdays = [_DAYS.index(day) for day in repeat.weekdays or ()]
    days = rules.days_of(begins, repeat.until, repeat.frequency, weekdays)
    if len(days) > rules.MOST_AT_ONCE:
        said = f"Make at most {rules.MOST_AT_ONCE} shifts at once: choose an earlier last day."
        raise field_problem(TooManyShifts, "repeat/until", said)
    return list(rules.repeated(first, days))


def check_codes(values: Mapping[str, Any]) -> None:
    """Refuse a role or a qualification that is in no list.

    Raises:
        UnknownRole, UnknownRequirement: Which, and where.
    """
    if "role" in values and not queries.is_role(values["role"]):
        raise field_problem(UnknownRole, "role")
    codes = values.get("required_qualifications", [])
    unknown = queries.unknown(codes) if codes else ()
    for place, code in enumerate(codes):
        if code in unknown:
            raise field_problem(UnknownRequirement, f"required_qualifications/{place}")


def _check_times(spans: Collection[Span], break_minutes: int) -> None:
    now = clock.now()
    for starts_at, ends_at in spans:
        if starts_at <= now:
            raise field_problem(ShiftInPast, "starts_at")
        if starts_at > now + rules.FARTHEST:
            raise field_problem(ShiftTooFarAhead, "starts_at")
        if not rules.SHORTEST <= ends_at - starts_at <= rules.LONGEST:
            raise field_problem(ShiftLength, "ends_at")
        if rules.paid_minutes(starts_at, ends_at, break_minutes) <= 0:
            raise field_problem(BreakTooLong, "break_minutes")


def _check_wage(spans: Collection[Span], rate: int) -> None:
    days = {rules.day_of(starts_at) for starts_at, _ in spans}
    least = queries.highest_wage(days, rules.YOUNGEST)
    if least is not None and rate < least:
        said = f"Pay £{least / 100:.2f} an hour or more: that is the minimum wage at 18."
        raise field_problem(RateBelowMinimumWage, "hourly_rate", said)


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
        queries.save(shift_id, changes)
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
    if not (terms or lowered) or not queries.wanted(current["id"]):
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
        _check_times(spans, after["break_minutes"])
    if changes.keys() & {"starts_at", "hourly_rate"}:
        _check_wage(spans, after["hourly_rate"])


def publish(user_id: UUID, shift_id: UUID) -> dict[str, Any]:
    """Offer a draft to care workers.

    Raises:
        ShiftNotFound: The home has none like that.
        CareHomeNotVerified: Staff have not verified the home.
        ShiftNotDraft: It was published or cancelled.
        ShiftStarted: It would have begun by now.
        RateBelowMinimumWage: The minimum wage rose since it was drafted.
    """
    home_id = home_of(user_id)
    verified = _locked_verified(home_id)
    current = queries.locked_shift(home_id, shift_id)
    if current is None:
        raise ShiftNotFound
    if current["status"] is not ShiftStatus.DRAFT:
        raise ShiftNotDraft
    if not verified:
        raise CareHomeNotVerified
    if current["starts_at"] <= clock.now():
        raise ShiftStarted("This shift would have begun by now. Change its times first.")
    _check_wage([(current["starts_at"], current["ends_at"])], current["hourly_rate"])
    queries.save(shift_id, _published(True))
    return described(queries.of_home(home_id, [shift_id])[0])


def shift(user_id: UUID, shift_id: UUID) -> dict[str, Any]:
    """Return one of a home's shifts.

    Raises:
        ShiftNotFound: The home has none like that.
    """
    found = queries.shift(home_of(user_id), shift_id)
    if found is None:
        raise ShiftNotFound
    return described(found)


def listed(user_id: UUID, asked: ShiftsAsked) -> dict[str, Any]:
    """Return a part of a home's shifts in order of time, and where the next part begins.

    Raises:
        UnknownCursor: The cursor is not one of ours.
    """
    found = queries.page(
        home_of(user_id),
        since=asked.from_,
        until=asked.to,
        status=asked.status,
        newest_first=asked.sort.startswith("-"),
        after=cursors.unpack(PLACE, asked.cursor) if asked.cursor else None,
        most=asked.limit + 1,
    )
    shown = [described(row) for row in found[: asked.limit]]
    if len(found) <= asked.limit:
        return {"items": shown, "next_cursor": None}
    last = shown[-1]
    cursor = cursors.pack(PLACE, (last["starts_at"], last["id"]))
    return {"items": shown, "next_cursor": cursor}


def roles() -> dict[str, Any]:
    """Return the kinds of work there are."""
    return {"items": queries.roles()}


def described(row: dict[str, Any]) -> dict[str, Any]:
    """Return a shift as its home sees it."""
    facts = ("starts_at", "ends_at", "break_minutes", "hourly_rate")
    pay = rules.estimated_pay(*(row[name] for name in facts))
    return row | {"estimated_pay": pay, "positions_left": row["positions"] - row["confirmed"]}
