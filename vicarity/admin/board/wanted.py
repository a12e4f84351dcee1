"""Reading from the address which shifts or bookings to list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vicarity.admin import arguments, narrowing
from vicarity.core import clock
from vicarity.shift.enums import BookingStatus, ShiftStatus

#: Parts of a list: what is to come, soonest first, and what was, latest first.
COMING, PAST = "coming", "past"


@dataclass(frozen=True, kw_only=True)
class Times:
    """Which part of time; days that were asked for go before it.

    Attributes:
        part: What is to come or what was.
        span: The days asked for.
        now: What divides the two.
    """

    part: str
    span: narrowing.Span
    now: datetime

    @property
    def since(self) -> datetime | None:
        """Return when the first begins."""
        return self.span.since if self._days else self.now if self.part == COMING else None

    @property
    def until(self) -> datetime | None:
        """Return before when the last begins."""
        return self.span.until if self._days else self.now if self.part == PAST else None

    @property
    def backwards(self) -> bool:
        """Say whether the latest comes first."""
        return self.part == PAST

    @property
    def _days(self) -> bool:
        return bool(self.span.first or self.span.last)


@dataclass(frozen=True, kw_only=True)
class ShiftsWanted:
    """What a list of shifts is to show; ``None`` and nothing stand for all.

    Attributes:
        search: Words of a home's name or town, its postcode or a CQC id.
        home: One home.
        role: The code of a role.
        status: How far they are.
        times: When they begin.
    """

    search: str
    home: UUID | None
    role: str
    status: ShiftStatus | None
    times: Times


@dataclass(frozen=True, kw_only=True)
class BookingsWanted:
    """What a list of bookings is to show; ``None`` and nothing stand for all.

    Attributes:
        search: The beginning of a worker's name or address.
        worker: One worker's account.
        place: Words of a home's name or town, its postcode or a CQC id.
        home: One home.
        status: How far they are.
        times: When their shifts begin.
    """

    search: str
    worker: UUID | None
    place: str
    home: UUID | None
    status: BookingStatus | None
    times: Times


def shifts(roles: tuple[str, ...]) -> ShiftsWanted:
    """Read which shifts; ``roles`` are the codes that there are."""
    return ShiftsWanted(
        search=arguments.text("q"),
        home=arguments.identity("home"),
        role=arguments.one_of("role", ("", *roles)),
        status=arguments.word("status", ShiftStatus),
        times=_times(),
    )


def bookings() -> BookingsWanted:
    """Read which bookings."""
    return BookingsWanted(
        search=arguments.text("q"),
        worker=arguments.identity("worker"),
        place=arguments.text("at"),
        home=arguments.identity("home"),
        status=arguments.word("status", BookingStatus),
        times=_times(),
    )


def _times() -> Times:
    part = arguments.one_of("when", (COMING, PAST))
    return Times(part=part, span=narrowing.span(), now=clock.now())
