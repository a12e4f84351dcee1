"""Making shifts: as drafts or published, one or many; and what becomes of drafts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.core.errors import DomainError, FieldError, field_problem
from vicarity.shift import queries, rules
from vicarity.shift.enums import ShiftStatus
from vicarity.shift.errors import (
    CareHomeNotVerified,
    NonePublished,
    RateBelowMinimumWage,
    ShiftInPast,
    ShiftNotDraft,
    ShiftNotFound,
    ShiftStarted,
    ShiftTooFarAhead,
    TooManyShifts,
)
from vicarity.shift.rules import Span
from vicarity.shift.schemas import MOST_AT_ONCE, NewShift, Repeat
from vicarity.shift.service import (
    below_wage,
    check_codes,
    check_times,
    check_wage,
    described,
    home_of,
)
from vicarity.worker.enums import Day

#: What stands in the way of publishing a draft whose time has come.
LATE = "This shift would have begun by now. Change its times first."

_DAYS = tuple(Day)

Row = dict[str, Any]


def post(user_id: UUID, form: NewShift) -> Row:
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
    check_times(spans, values["break_minutes"])
    check_wage(spans, values["hourly_rate"])
    values |= {"care_home_id": home_id, "posted_by": user_id} | _published(form.publish)
    if form.repeat:
        values["series_id"] = uuid4()
    rows = [values | {"starts_at": start, "ends_at": end} for start, end in spans]
    made = [described(row) for row in queries.of_home(home_id, queries.add(rows))]
    return made[0] | {"items": made}


def _locked_verified(home_id: UUID) -> bool:
    """Say whether a home is verified, and keep it from moving or being judged meanwhile."""
    return queries.locked_home(home_id) is Verification.VERIFIED


def _published(published: bool) -> Row:
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
    if len(days) > MOST_AT_ONCE:
        said = f"Make at most {MOST_AT_ONCE} shifts at once: choose an earlier last day."
        raise field_problem(TooManyShifts, "repeat/until", said)
    return list(rules.repeated(first, days))


def publish(user_id: UUID, shift_id: UUID) -> Row:
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
    current = _locked_draft(home_id, shift_id)
    if not verified:
        raise CareHomeNotVerified
    if current["starts_at"] <= clock.now():
        raise ShiftStarted(LATE)
    check_wage([(current["starts_at"], current["ends_at"])], current["hourly_rate"])
    queries.save([current], _published(True), action="shift.published", by=user_id)
    return described(queries.of_home(home_id, [shift_id])[0])


def _locked_draft(home_id: UUID, shift_id: UUID) -> Row:
    current = queries.locked_shift(home_id, shift_id)
    if current is None:
        raise ShiftNotFound
    if current["status"] is not ShiftStatus.DRAFT:
        raise ShiftNotDraft
    return current


def publish_all(user_id: UUID, shift_ids: Sequence[UUID]) -> Row:
    """Offer drafts to care workers: all of them, or none.

    Raises:
        CareHomeNotVerified: Staff have not verified the home.
        NonePublished: Some cannot be, and why each of them cannot.
    """
    home_id = home_of(user_id)
    verified = _locked_verified(home_id)
    found = {row["id"]: row for row in queries.locked_shifts(home_id, shift_ids)}
    if errors := tuple(_hindrances(shift_ids, found)):
        raise NonePublished(errors=errors)
    if not verified:
        raise CareHomeNotVerified
    queries.save(list(found.values()), _published(True), action="shift.published", by=user_id)
    return {"items": [described(row) for row in queries.of_home(home_id, shift_ids)]}


def _hindrances(shift_ids: Sequence[UUID], found: Mapping[UUID, Row]) -> Iterator[FieldError]:
    days = {rules.day_of(row["starts_at"]) for row in found.values()}
    wages = queries.wages(days, rules.YOUNGEST)
    for place, shift_id in enumerate(shift_ids):
        if refusal := _hindrance(found.get(shift_id), wages):
            yield FieldError(f"#/ids/{place}", refusal.code(), str(refusal))


def _hindrance(row: Row | None, wages: Mapping[Any, int]) -> DomainError | None:
    """Return what keeps a shift from being published, if anything does."""
    if row is None:
        return ShiftNotFound()
    if row["status"] is not ShiftStatus.DRAFT:
        return ShiftNotDraft()
    if row["starts_at"] <= clock.now():
        return ShiftStarted(LATE)
    wage = wages.get(rules.day_of(row["starts_at"]), 0)
    said = below_wage(row["hourly_rate"], [wage])
    return RateBelowMinimumWage(said) if said else None


def discard(user_id: UUID, shift_id: UUID) -> None:
    """Throw a draft away. What was published is cancelled instead, and stays to be read.

    Raises:
        ShiftNotFound: The home has none like that.
        ShiftNotDraft: It was published or cancelled.
    """
    _locked_draft(home_of(user_id), shift_id)
    queries.remove(shift_id, by=user_id)
