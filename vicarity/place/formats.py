"""Files of postcodes, and what their rows mean: text in, points out.

Sources: https://geoportal.statistics.gov.uk (ONS Postcode Directory),
https://www.ordnancesurvey.co.uk/products/code-point-open (its CSV has no header).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vicarity.core.fields import POSTCODE
from vicarity.place.enums import Precision
from vicarity.place.errors import UnknownFormat

#: The National Grid's own extent, in metres.
WIDEST, HIGHEST = 700_000, 1_300_000

#: Areas outside Great Britain; Northern Ireland's grid references are on another grid.
ABROAD = frozenset({"BT", "GY", "IM", "JE"})

#: How a Code-Point Open row says that its postcode has no place.
NO_PLACE = "90"

_DISTRICT = re.compile(POSTCODE.pattern.partition(" ?")[0])
_CODE_POINT = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? *[0-9][A-Z]{2}")


class Unreadable(ValueError):
    """A row that cannot be read, with the reason."""


@dataclass(frozen=True)
class Place:
    """One usable row."""

    code: str
    precision: Precision
    easting: int
    northing: int


@dataclass(frozen=True)
class Format:
    """Where a kind of file keeps what we need.

    Attributes:
        name: What people call it.
        columns: The headings of postcode, easting and northing; none without a header.
        precision: What a row stands for.
    """

    name: str
    columns: tuple[str, ...]
    precision: Precision = Precision.POSTCODE


CODE_POINT = Format("OS Code-Point Open", ())
WITH_HEADER = (
    Format("ONS Postcode Directory", ("pcds", "east1m", "north1m")),
    Format("ONS Postcode Directory, older", ("pcds", "oseast1m", "osnrth1m")),
    Format("districts", ("postcode", "eastings", "northings"), Precision.DISTRICT),
)


@dataclass(frozen=True)
class Reader:
    """Reads rows of one file."""

    format: Format
    at: tuple[int, ...]
    quality_at: int | None = None

    def read(self, row: Sequence[str]) -> Place | None:
        """Return what a row says; ``None`` without a place in Great Britain.

        Raises:
            Unreadable: With the reason.
        """
        if len(row) <= max(self.at):
            raise Unreadable("has too few columns")
        text, easting, northing = (row[index].strip() for index in self.at)
        if self.quality_at is not None and row[self.quality_at].strip() == NO_PLACE:
            return None
        if _nowhere(easting, northing) or re.split(r"[0-9]", text.upper())[0] in ABROAD:
            return None
        code = _code(text, self.format.precision)
        east, north = _metres(easting, WIDEST), _metres(northing, HIGHEST)
        return Place(code, self.format.precision, east, north)


def recognise(first: Sequence[str]) -> tuple[Reader, bool]:
    """Return how to read a file, and whether its first row is a header.

    Args:
        first: The file's first row.

    Raises:
        UnknownFormat: Names what was expected and what was found.
    """
    if len(first) >= 4 and _CODE_POINT.fullmatch(first[0]):
        return Reader(CODE_POINT, (0, 2, 3), quality_at=1), False
    found = [name.strip().lower() for name in first]
    for kind in WITH_HEADER:
        if set(kind.columns) <= set(found):
            return Reader(kind, tuple(found.index(name) for name in kind.columns)), True
    raise UnknownFormat(_unknown(found))


def _unknown(found: list[str]) -> str:
    expected = "; ".join(f"{', '.join(kind.columns)} ({kind.name})" for kind in WITH_HEADER)
    seen = ", ".join(name[:30] for name in found[:50]) or "nothing"
    return (
        f"This file's columns are not ones we know. Expected one of: {expected}; or rows without"
        f" a header like SW1A1AA,10,529090,179645 ({CODE_POINT.name}). Found: {seen}."
    )


def _code(text: str, precision: Precision) -> str:
    squeezed = re.sub(r"\s+", "", text).upper()
    if precision is Precision.DISTRICT:
        if _DISTRICT.fullmatch(squeezed):
            return squeezed
        raise Unreadable("is not a postcode district")
    match = POSTCODE.fullmatch(squeezed)
    if match is None:
        raise Unreadable("is not a postcode")
    return f"{match[1]} {match[2]}"


def _nowhere(easting: str, northing: str) -> bool:
    """Say whether a grid reference is left out, by an empty field or by noughts."""
    return not easting or not northing or {easting, northing} == {"0"}


def _metres(text: str, most: int) -> int:
    if not re.fullmatch(r"[0-9]{1,7}(\.0*)?", text) or int(float(text)) > most:
        raise Unreadable("has no grid reference in Great Britain")
    return int(float(text))
