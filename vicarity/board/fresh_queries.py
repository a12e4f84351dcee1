"""Finding shifts by when they were published; see :mod:`vicarity.board.queries` for the others.

A square of the grid gives its newest from an index in that order, so who asks for what was
published since yesterday reads that and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache
from uuid import UUID

from sqlalchemy import text

from vicarity.board.phrases import AT, CIRCLE, FITS, HERE, WELCOME
from vicarity.board.queries import Wanted
from vicarity.core.lean import Lean

#: How many of a square's newest shifts are looked at: more than anybody reads about.
NEWEST = 500


@cache
def _statement(most: int) -> Lean:
    return Lean(text(_published(most)), planned_anew=True)


def _published(most: int) -> str:
    return f"""
    SELECT s.id FROM unnest(CAST(:cells AS integer[])) AS c (cell) CROSS JOIN LATERAL (
        SELECT k.id, k.care_home_id FROM shifts k
        WHERE k.cell = c.cell AND k.published_at > :published_since
            AND k.published_at <= :published_until AND {FITS}
        ORDER BY k.published_at DESC LIMIT {NEWEST}
    ) k CROSS JOIN LATERAL (
        SELECT {AT} <-> {HERE} AS metres FROM care_home_profiles h
        WHERE h.id = k.care_home_id AND {AT} <@ {CIRCLE} AND {WELCOME} OFFSET 0
    ) h CROSS JOIN LATERAL (
        SELECT s.id, s.starts_at FROM shifts s WHERE s.id = k.id AND s.confirmed < s.positions
            AND NOT EXISTS (SELECT FROM bookings b
                            WHERE b.shift_id = s.id AND b.worker_id = :worker) OFFSET 0
    ) s ORDER BY h.metres, s.starts_at, s.id LIMIT {most}
    """  # noqa: S608 - all of it stands above and in the phrases


def published(
    wanted: Wanted, cells: Sequence[int], since: datetime, until: datetime, most: int
) -> list[UUID]:
    """Return the nearest shifts that were published in a time, fit, and are not applied for.

    Args:
        wanted: What to look for.
        cells: The squares of the grid that the circle touches.
        since: They were published after this.
        until: And no later than this.
        most: How many, at most.
    """
    bounds = {"cells": list(cells), "published_since": since, "published_until": until}
    return [row.id for row in _statement(most)(**asdict(wanted), **bounds)]
