"""The figures and the showcase, as they are now."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from vicarity.core import clock
from vicarity.core.kept import KeptNumber
from vicarity.public import queries
from vicarity.qualification.enums import Category
from vicarity.shift import queries as shifts

WEEK = timedelta(days=7)

#: How long the count of shifts may lag behind, in seconds: it takes a second for ten million.
SHIFTS_LAG = 120.0


def _open_shifts() -> int:
    return shifts.how_many_open(clock.now())


open_shifts = KeptNumber(_open_shifts, SHIFTS_LAG)


def stats() -> dict[str, Any]:
    """Return the figures."""
    now = clock.now()
    found = queries.stats(now - WEEK)
    shown = {
        "workers": found.total_workers,
        "care_homes": found.total_care_homes,
        "completed": found.completed_profiles,
        "verified": found.verified_care_homes,
    }
    display = {name: f"{figure:,}" for name, figure in shown.items()}
    return found._asdict() | {"updated_at": now, "open_shifts": open_shifts(), "display": display}


def showcase(category: Category | None) -> dict[str, Any]:
    """Return the reference list, or one category of it, with how many hold each."""
    rows = queries.showcase(category, clock.today())
    return {"qualifications": rows, "total_count": len(rows), "updated_at": clock.now()}
