"""The one place that asks what time it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

#: Rules speak of days as people in the United Kingdom live them.
LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """Return the current instant, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is that one place


def today() -> date:
    """Return today's date in London."""
    return now().astimezone(LONDON).date()


def age_on(day: date, birth: date) -> int:
    """Return somebody's age in whole years; who was born on 29 February ages on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
