"""What homes see of their shifts, and the rules that new and changed ones are held against.

Rows are locked in one order everywhere: the home, the worker, the shift, the booking.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from vicarity.care_home import queries as homes
from vicarity.core import clock, cursors
from vicarity.core.errors import NotSignedIn, field_problem
from vicarity.shift import queries, rules
from vicarity.shift.enums import BookingMode
from vicarity.shift.errors import (
    BreakTooLong,
    RateBelowMinimumWage,
    ShiftInPast,
    ShiftLength,
    ShiftNotFound,
    ShiftTooFarAhead,
    UnknownRequirement,
    UnknownRole,
)
from vicarity.shift.rules import Span
from vicarity.shift.schemas import Moment, ShiftsAsked

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


def check_times(spans: Collection[Span], break_minutes: int) -> None:
    """Refuse times that make no sense.

    Raises:
        ShiftInPast, ShiftTooFarAhead, ShiftLength, BreakTooLong: What is wrong with them.
    """
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


def check_wage(spans: Collection[Span], rate: int) -> None:
    """Refuse a rate below the minimum wage of the day of any of the shifts.

    Raises:
        RateBelowMinimumWage: With the least there is to pay.
    """
    days = {rules.day_of(starts_at) for starts_at, _ in spans}
    if said := below_wage(rate, queries.wages(days, rules.YOUNGEST).values()):
        raise field_problem(RateBelowMinimumWage, "hourly_rate", said)


def below_wage(rate: int, wages: Collection[int]) -> str | None:
    """Say what is wrong with a rate, if it is below one of the wages."""
    least = max(wages, default=0)
    if rate >= least:
        return None
    return f"Pay £{least / 100:.2f} an hour or more: that is the minimum wage at 18."


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
