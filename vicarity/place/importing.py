"""Loading better points than the areas': all of a file, or nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from vicarity.core import bulk
from vicarity.core.upsert import Written
from vicarity.place import queries
from vicarity.place.errors import NothingUsable, UnknownFormat
from vicarity.place.formats import Reader, Unreadable, recognise
from vicarity.place.queries import Row

#: How many unreadable rows are named.
MOST_NAMED = 5


@dataclass
class Imported:
    """What became of a file's rows.

    Attributes:
        kind: What kind of file it was.
        written: What the usable rows did.
        skipped: Rows without a place in Great Britain.
        unreadable: Rows that could not be read.
        named: The first of those: line number and reason.
    """

    kind: str
    written: Written = field(default_factory=lambda: Written(0, 0, 0))
    skipped: int = 0
    unreadable: int = 0
    named: list[str] = field(default_factory=list)

    def note(self, line: int, reason: Unreadable) -> None:
        """Count a row that could not be read."""
        self.unreadable += 1
        if len(self.named) < MOST_NAMED:
            self.named.append(f"line {line} {reason}")


def import_points(lines: Iterable[str]) -> Imported:
    """Load the points of a file; the caller commits.

    Args:
        lines: The file's text; read once, as it is loaded.

    Raises:
        UnknownFormat: The columns are not ones we know, or it is no CSV file.
        NothingUsable: Not one row could be used.
    """
    rows = csv.reader(lines)
    try:
        reader, first = _opened(rows)
        report = Imported(reader.format.name)
        bulk.take_time()
        report.written = queries.merge_points(_points(rows, first, reader, report))
    except csv.Error as error:
        raise UnknownFormat(f"Line {rows.line_num} is not CSV: {error}.") from None
    if report.written == Written(0, 0, 0):
        raise NothingUsable
    return report


def _opened(rows: Iterator[list[str]]) -> tuple[Reader, list[str] | None]:
    """Return how to read the file, and its first row if that is no header."""
    first = next(rows, [])
    reader, is_header = recognise(first)
    return reader, None if is_header else first


def _points(
    rows: Iterator[list[str]], first: list[str] | None, reader: Reader, report: Imported
) -> Iterator[Row]:
    """Yield the usable rows, and note what is wrong with the others."""
    if first is not None:
        yield from _read(first, 1, reader, report)
    for row in filter(None, rows):
        yield from _read(row, rows.line_num, reader, report)  # type: ignore[attr-defined]


def _read(row: list[str], line: int, reader: Reader, report: Imported) -> Iterator[Row]:
    try:
        place = reader.read(row)
    except Unreadable as reason:
        report.note(line, reason)
        return
    if place is None:
        report.skipped += 1
    else:
        yield (place.code, place.precision, place.easting, place.northing)
