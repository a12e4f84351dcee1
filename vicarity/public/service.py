"""The figures and the showcase, as they are now."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from vicarity.core import clock
from vicarity.public import queries
from vicarity.qualification.enums import Category

WEEK = timedelta(days=7)


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
    # Nobody can post a shift yet, so none is open: this is a count, not a placeholder.
    return found._asdict() | {"open_shifts": 0, "updated_at": now, "display": display}


def showcase(category: Category | None) -> dict[str, Any]:
    """Return the reference list, or one category of it, with how many hold each."""
    rows = queries.showcase(category, clock.today())
    return {"qualifications": rows, "total_count": len(rows), "updated_at": clock.now()}
