"""Putting people and homes on the map."""

from __future__ import annotations

from vicarity.place.queries import point_of


def located(postcode: str | None) -> dict[str, int | None]:
    """Return the columns that say where a postcode is; empty ones when nobody knows."""
    point = point_of(postcode)
    if point is None:
        return {"easting": None, "northing": None}
    return {"easting": point.easting, "northing": point.northing}
