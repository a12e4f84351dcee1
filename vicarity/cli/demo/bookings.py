"""Made-up bookings of made-up shifts: nobody is in two places at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from vicarity.cli.demo.world import Values, World, of_a_hundred
from vicarity.shift.enums import PLACED, BookingStatus, ShiftStatus

#: Of a hundred past shifts, and of a hundred that are to come, what became of a booking.
PAST = of_a_hundred({BookingStatus.COMPLETED: 94, BookingStatus.NO_SHOW: 6})
COMING = of_a_hundred(
    {BookingStatus.APPLIED: 45, BookingStatus.DECLINED: 10, BookingStatus.WITHDRAWN: 15}
    | {BookingStatus.CANCELLED_BY_WORKER: 10, BookingStatus.CANCELLED_BY_HOME: 20}
)

#: How many of the shifts somebody wants.
SHARE = 0.35


class Diaries:
    """Who is free when."""

    def __init__(self, workers: Sequence[UUID]) -> None:
        """Begin with empty diaries."""
        self._workers, self._busy = workers, defaultdict[UUID, list[Values]](list)

    def somebody_free(self, world: World, shift: Values) -> UUID | None:
        """Return a worker who has nothing else then, and note it; ``None`` if none is found."""
        if not self._workers:
            return None
        worker = world.chance.choice(self._workers)
        taken = self._busy[worker]
        if any(_overlap(shift, other) for other in taken):
            return None
        taken.append(shift)
        return worker


def _overlap(one: Values, other: Values) -> bool:
    apart = one["ends_at"] <= other["starts_at"] or other["ends_at"] <= one["starts_at"]
    return not apart


def made(world: World, shifts: Sequence[Values], diaries: Diaries) -> Iterator[Values]:
    """Make up bookings of some of the shifts that were published."""
    for shift in shifts:
        if shift["status"] == ShiftStatus.OPEN and world.chance.random() < SHARE:
            worker = diaries.somebody_free(world, shift)
            if worker is not None:
                yield _booking(world, shift, worker)


def _booking(world: World, shift: Values, worker: UUID) -> Values:
    over = shift["ends_at"] < world.now
    status = world.chance.choice(PAST if over else COMING)
    applied = world.within(shift["published_at"], min(shift["starts_at"], world.now))
    ended = None if status is BookingStatus.APPLIED else world.within(applied, world.now)
    if over:
        ended = shift["ends_at"] + timedelta(minutes=world.chance.randint(1, 600))
    return {
        "id": world.new_id(applied),
        "shift_id": shift["id"],
        "worker_id": worker,
        "status": status.value,
        "starts_at": shift["starts_at"],
        "ends_at": shift["ends_at"],
        "applied_at": applied,
        "confirmed_at": applied if status in PLACED else None,
        "ended_at": ended,
        "created_at": applied,
        "updated_at": ended or applied,
    }
