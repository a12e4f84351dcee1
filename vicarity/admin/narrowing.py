"""What narrows the lists: yes or no, and a span of days as people in London count them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from flask import request

from vicarity.admin import arguments
from vicarity.core import clock

#: What a filter by yes or no sends; nothing stands for both.
EITHER = ("", "yes", "no")


@dataclass(frozen=True)
class Span:
    """Some days, the last included; a missing end is open."""

    first: date | None
    last: date | None

    @property
    def since(self) -> datetime | None:
        """Return the instant at which the first day begins."""
        return _midnight(self.first)

    @property
    def until(self) -> datetime | None:
        """Return the instant at which the last day is over."""
        return _midnight(self.last and self.last + timedelta(days=1))


def yes_or_no(name: str) -> bool | None:
    """Return what was chosen; ``None`` for both."""
    return {"yes": True, "no": False}.get(arguments.one_of(name, EITHER))


def span() -> Span:
    """Return the days asked for by ``since`` and ``until``."""
    return Span(_day("since"), _day("until"))


def _day(name: str) -> date | None:
    """Return a day, unless it is none or one that no record of ours can have."""
    try:
        sent = date.fromisoformat(request.args.get(name, "")[:10])
    except ValueError:
        return None
    return sent if 2000 <= sent.year <= 2199 else None


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), clock.LONDON) if day else None
