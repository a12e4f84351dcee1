"""Looking up and loading points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, text

from vicarity.core import bulk
from vicarity.core.upsert import Written, upsert
from vicarity.extensions import db
from vicarity.place.enums import Precision
from vicarity.place.models import PostcodePoint

#: One row to load: code, precision, easting, northing.
Row = tuple[str, Precision, int, int]


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
    return None if postcode is None else points_of([postcode]).get(postcode)


def points_of(postcodes: Iterable[str]) -> dict[str, Point]:
    """Return the best point known for each of many postcodes; unknown ones are left out."""
    codes = {postcode: _codes(postcode) for postcode in postcodes}
    wanted = {code for found in codes.values() for code in found}
    statement = select(PostcodePoint.code, PostcodePoint.easting, PostcodePoint.northing)
    rows = db.session.execute(statement.where(PostcodePoint.code.in_(wanted)))
    known = {row.code: Point(row.easting, row.northing) for row in rows}
    return {
        postcode: next(known[code] for code in found if code in known)
        for postcode, found in codes.items()
        if not known.keys().isdisjoint(found)
    }


def _codes(postcode: str) -> tuple[str, str, str]:
    """Return the codes that stand for a postcode, the finest first."""
    district = postcode.partition(" ")[0]
    return postcode, district, re.split(r"[0-9]", district, maxsplit=1)[0]


_RENEW = """
    UPDATE {table} AS profile SET easting = best.easting, northing = best.northing
    FROM (SELECT DISTINCT postcode AS full_code FROM {table}) AS wanted
    CROSS JOIN LATERAL (
        SELECT easting, northing FROM postcode_points
        WHERE code IN (full_code, split_part(full_code, ' ', 1), substring(full_code, '^[A-Z]+'))
        ORDER BY length(code) DESC LIMIT 1
    ) AS best
    WHERE profile.postcode = full_code
      AND (profile.easting, profile.northing) IS DISTINCT FROM (best.easting, best.northing)
    RETURNING 1
"""


def renew_points(table: str) -> int:
    """Give every row with a postcode the best point known now; return how many moved.

    Args:
        table: One with the columns postcode, easting and northing.
    """
    return len(db.session.execute(text(_RENEW.format(table=table))).all())


def save_points(rows: list[dict[str, Any]]) -> Written:
    """Insert points, or move them."""
    return upsert(PostcodePoint, rows, key=("code",))


_COLUMNS = ("code", "precision", "easting", "northing")
_SCRATCH = text("""
    CREATE TEMPORARY TABLE new_points (
        line bigint GENERATED ALWAYS AS IDENTITY, code varchar(8), precision varchar(40),
        easting integer, northing integer
    )
""")
_MERGE = text("""
    WITH newest AS (
        SELECT DISTINCT ON (code) code, precision, easting, northing
        FROM new_points ORDER BY code, line DESC
    ), written AS (
        INSERT INTO postcode_points AS old (code, precision, easting, northing)
        SELECT * FROM newest
        ON CONFLICT (code) DO UPDATE SET precision = excluded.precision,
            easting = excluded.easting, northing = excluded.northing
        WHERE (old.precision, old.easting, old.northing)
            IS DISTINCT FROM (excluded.precision, excluded.easting, excluded.northing)
        RETURNING xmax = 0 AS added
    )
    SELECT (SELECT count(*) FROM written WHERE added) AS added,
           (SELECT count(*) FROM written WHERE NOT added) AS changed,
           (SELECT count(*) FROM newest) AS seen
""")


def merge_points(rows: Iterator[Row]) -> Written:
    """Insert or move any number of points; of two with the same code the later one counts."""
    db.session.execute(_SCRATCH)
    bulk.copy("new_points", _COLUMNS, rows)
    found = db.session.execute(_MERGE).one()
    db.session.execute(text("DROP TABLE new_points"))
    return Written(found.added, found.changed, found.seen - found.added - found.changed)
