"""Looking up and loading points."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import func, select

from vicarity.extensions import db
from vicarity.place.models import PostcodePoint


@dataclass(frozen=True)
class Point:
    """A place on the National Grid, in metres."""

    easting: int
    northing: int


def point_of(postcode: str | None) -> Point | None:
    """Return the best point known for a postcode: its own, its district's or its area's.

    Args:
        postcode: Normalised, such as ``LS6 3AB``.
    """
    if postcode is None:
        return None
    district = postcode.partition(" ")[0]
    area = re.split(r"[0-9]", district, maxsplit=1)[0]
    statement = (
        select(PostcodePoint.easting, PostcodePoint.northing)
        .where(PostcodePoint.code.in_([postcode, district, area]))
        .order_by(func.length(PostcodePoint.code).desc())
        .limit(1)
    )
    row = db.session.execute(statement).first()
    return None if row is None else Point(row.easting, row.northing)
