"""Approximate centres of the 124 postcode areas (``postcode_areas.csv``).

Rounded to a kilometre, and good for a first guess only: ``flask postcodes import`` brings
better points. Northern Ireland, the Isle of Man and the Channel Islands lie outside Great
Britain; their centres are on the same grid, carried on beyond its edge.
"""

from __future__ import annotations

from vicarity.core.packaged import table
from vicarity.core.upsert import Written
from vicarity.place import queries
from vicarity.place.enums import Precision


def load() -> Written:
    """Bring the areas up to the list; finer points stay as they are."""
    rows = table(__file__, "postcode_areas.csv")
    return queries.save_points(
        [
            {
                "code": row["area"],
                "precision": Precision.AREA,
                "easting": int(row["easting"]),
                "northing": int(row["northing"]),
            }
            for row in rows
        ]
    )
