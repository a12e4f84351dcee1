"""Shifts and bookings of the accounts everybody may try: one of each kind to look at.

Who is booked is booked for what the rules say of them, with that as the evidence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from vicarity.booking import rules
from vicarity.cli.demo import queries
from vicarity.cli.demo.shifts import EARLY, LATE, LONG, NIGHT, Turn, turned
from vicarity.cli.demo.world import Values, World
from vicarity.core import bulk
from vicarity.core.database import within
from vicarity.eligibility import service as eligibility
from vicarity.shift.enums import BookingMode, BookingStatus, ShiftStatus

S = BookingStatus

#: What the one who is not looked for alone wrote.
MESSAGES = (
    "I have worked here before and know the residents.",
    "I live ten minutes away and can come early.",
    None,
)


@dataclass(frozen=True)
class Plan:
    """One shift of the manager's home, and who of the named people wants it.

    Attributes:
        day: How many days from today.
        wanted: State by place in the list of people; the first is ``worker@``.
    """

    day: int
    turn: Turn
    rate: int
    positions: int
    mode: BookingMode
    wanted: dict[int, BookingStatus]


APPROVE, INSTANT = BookingMode.APPROVE, BookingMode.INSTANT
PLANS = (
    Plan(-6, EARLY, 1330, 1, APPROVE, {0: S.COMPLETED}),
    Plan(-9, LONG, 1330, 2, APPROVE, {1: S.COMPLETED, 2: S.COMPLETED}),
    Plan(2, NIGHT, 1540, 1, INSTANT, {0: S.CONFIRMED}),
    Plan(4, LATE, 1360, 2, APPROVE, {1: S.APPLIED, 2: S.APPLIED, 3: S.APPLIED}),
    Plan(6, LONG, 1400, 1, APPROVE, {0: S.APPLIED, 3: S.APPLIED}),
    Plan(7, NIGHT, 1510, 2, INSTANT, {}),
)


def add(world: World, people: Sequence[UUID], manager_id: UUID) -> None:
    """Write the shifts, the bookings and what they rest on, and how it came to them.

    Args:
        world: What day it is.
        people: The care workers: whoever everybody may sign in as, then those beside them.
        manager_id: Whose home offers the shifts.
    """
    home_id, cell = queries.home_of(manager_id)
    shifts = [_shift(world, plan, home_id, cell, manager_id) for plan in PLANS]
    _write("shifts", shifts)
    made = [
        _booking(world, shift, people[place], status, manager_id)
        for plan, shift in zip(PLANS, shifts, strict=True)
        for place, status in plan.wanted.items()
    ]
    _write("bookings", made)
    posted = [_event("shift.posted", shift, shift["published_at"], manager_id) for shift in shifts]
    _write("board_events", [*posted, *_steps(made, manager_id)])


def _shift(world: World, plan: Plan, home_id: UUID, cell: int, manager_id: UUID) -> Values:
    starts, ends = turned(plan.turn, world.today + timedelta(days=plan.day))
    posted = min(starts, world.now) - timedelta(days=3)
    return {
        "id": world.new_id(posted),
        "care_home_id": home_id,
        "role": "care_assistant",
        "starts_at": starts,
        "ends_at": ends,
        "break_minutes": plan.turn.break_minutes,
        "hourly_rate": max(plan.rate, world.wage_pence),
        "positions": plan.positions,
        "required_qualifications": [],
        "booking_mode": str(plan.mode),
        "status": str(ShiftStatus.OPEN),
        "cell": cell,
        "posted_by": manager_id,
        "published_at": posted,
        "created_at": posted,
        "updated_at": posted,
    }


def _booking(
    world: World, shift: Values, worker_id: UUID, status: BookingStatus, manager_id: UUID
) -> Values:
    applied = shift["published_at"] + timedelta(hours=world.chance.randint(1, 40))
    booked = None if status is S.APPLIED else applied + timedelta(hours=5)
    instant = shift["booking_mode"] == str(INSTANT)
    by = worker_id if instant else manager_id
    ended = shift["ends_at"] + timedelta(hours=1) if status is S.COMPLETED else None
    return {
        "id": world.new_id(applied),
        "shift_id": shift["id"],
        "worker_id": worker_id,
        "status": str(status),
        "starts_at": shift["starts_at"],
        "ends_at": shift["ends_at"],
        "message": None if instant else world.chance.choice(MESSAGES),
        "applied_at": applied,
        "confirmed_at": booked,
        "confirmed_by": by if booked else None,
        "evidence": booked and json.dumps(_evidence(shift, worker_id, booked, by, instant)),
        "ended_at": ended,
        "ended_by": manager_id if ended else None,
        "created_at": applied,
        "updated_at": ended or booked or applied,
    }


def _evidence(shift: Values, worker_id: UUID, at: datetime, by: UUID, instant: bool) -> Any:
    """Return what the rules say of a worker and a shift.

    Raises:
        RuntimeError: That somebody of ours may not work it.
    """
    (case,) = eligibility.cases(worker_id, [shift["id"]], ask=within)
    verdict = eligibility.judged(case)
    if not verdict.eligible:
        raise RuntimeError(f"not eligible: {[reason.message for reason in verdict.reasons]}")
    how = "instant" if instant else "approved"
    return rules.evidence(case, verdict, shift, at=at.isoformat(), by=str(by), how=how)


def _steps(made: Sequence[Values], manager_id: UUID) -> Iterator[Values]:
    for row in made:
        worker_id, confirmed = row["worker_id"], row["confirmed_at"]
        if confirmed is None or row["confirmed_by"] == manager_id:
            yield _event("booking.applied", row, row["applied_at"], worker_id)
        if confirmed is not None:
            yield _event("booking.confirmed", row, confirmed, row["confirmed_by"])
        if row["ended_at"] is not None:
            yield _event(f"booking.{row['status']}", row, row["ended_at"], manager_id)


def _event(action: str, row: Values, at: datetime, by: UUID) -> Values:
    booking = "shift_id" in row
    return {
        "at": at,
        "actor_id": by,
        "action": action,
        "shift_id": row["shift_id"] if booking else row["id"],
        "booking_id": row["id"] if booking else None,
    }


def _write(table: str, rows: Sequence[Values]) -> None:
    columns = list(rows[0])
    bulk.copy(table, columns, ([row[name] for name in columns] for row in rows))
