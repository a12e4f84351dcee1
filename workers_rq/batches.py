"""Chores that go through much: a batch at a time, each kept by itself, until the time is up."""

from __future__ import annotations

import time
from collections.abc import Callable

from vicarity.core.database import unit_of_work

#: A run ends after so many seconds, for other jobs wait behind it; the next goes on.
LONGEST_SECONDS = 10.0


def time_up() -> float:
    """Return when a run that begins now has to end, by the clock of :func:`all_of`."""
    return time.monotonic() + LONGEST_SECONDS


def all_of(act: Callable[[int], int], size: int, ends_at: float) -> int:
    """Do one batch after another until nothing is left or the time is up; return how many.

    Args:
        act: Handles up to so many in the current transaction, and says how many it found.
        size: Of a batch.
        ends_at: When to stop.
    """
    handled, found = 0, size
    while found and time.monotonic() < ends_at:
        with unit_of_work():
            found = act(size)
        handled += found
    return handled
