"""Miles, and the squares of the grid that a search touches: no clock, no database."""

from __future__ import annotations

from collections.abc import Iterator

METRES_A_MILE = 1609.344

#: Side of a square in metres, and how many squares a column of the numbering has.
SIDE, COLUMN = 20_000, 1000


def miles(metres: float) -> float:
    """Return a distance as people read it."""
    return round(metres / METRES_A_MILE, 1)


def beside(place: int | None, middle: int | None) -> float | None:
    """Return how many miles a place is beyond the middle along one axis; negative before it."""
    if place is None or middle is None:
        return None
    return round((place - middle) / METRES_A_MILE, 2)


def metres(miles: int) -> float:
    """Return a distance as the map has it."""
    return miles * METRES_A_MILE


def cells(easting: int, northing: int, radius: float) -> list[int]:
    """Return the squares that a circle touches.

    Args:
        easting: Of the middle, in metres.
        northing: The same.
        radius: In metres.
    """
    return [
        column * COLUMN + row
        for column in _range(easting, radius)
        for row in _range(northing, radius)
        if _nearest(column, easting) ** 2 + _nearest(row, northing) ** 2 <= radius**2
    ]


def _range(middle: int, radius: float) -> Iterator[int]:
    first, last = int(max(0, middle - radius)) // SIDE, int(middle + radius) // SIDE
    yield from range(first, last + 1)


def _nearest(index: int, middle: int) -> float:
    """Return how far the nearest edge of a square is, along one axis; 0 from inside it."""
    return max(index * SIDE - middle, middle - (index + 1) * SIDE, 0)
