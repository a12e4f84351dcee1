"""Reading a file of CQC into the register: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from vicarity.core import bulk, clock
from vicarity.core.ods import Row
from vicarity.core.upsert import Written
from vicarity.register import merging, rules
from vicarity.register.errors import (
    NothingInIt,
    NotYet,
    TooManyGone,
    TooManyUnreadable,
)
from vicarity.register.formats import Reader, Unreadable, changed, likeness, recognise
from vicarity.register.location import Location
from vicarity.register.rules import Change

#: How many unreadable rows are named.
MOST_NAMED = 5

#: Within how many rows of a sheet its header stands.
HEADER_WITHIN = 30


@dataclass
class Imported:
    """What became of a file's rows.

    Attributes:
        kind: What kind of file it was.
        silent: Members it has no column for; what was known of them stays.
        read: Rows below the header.
        written: What the usable ones did.
        stale: Locations of which something newer is known.
        gone: Locations it no longer names.
        unreadable: Rows that could not be read.
        named: The first of those: row number and reason.
        spared: Their locations, as far as they say.
        changes: What became different that people should hear of.
    """

    kind: str
    silent: list[str]
    read: int = 0
    written: Written = field(default_factory=lambda: Written(0, 0, 0))
    stale: int = 0
    gone: int = 0
    unreadable: int = 0
    named: list[str] = field(default_factory=list)
    spared: set[str] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)

    def note(self, number: int, reason: Unreadable) -> None:
        """Count a row that could not be read."""
        self.unreadable += 1
        self.spared |= {reason.location_id} if reason.location_id else set()
        if len(self.named) < MOST_NAMED:
            self.named.append(f"row {number} {reason}")


def import_file(rows: Iterator[Row], as_of: datetime, *, allow_many: bool = False) -> Imported:
    """Bring the register up to a file; the caller commits.

    A monthly directory names every active location, so those it does not name are gone.

    Args:
        rows: All sheets' rows; read once, as they are loaded.
        as_of: When the file was true. What is known from later stays.
        allow_many: Whether it may take away more locations than a month usually does.

    Raises:
        NotYet: ``as_of`` lies ahead.
        HeaderChanged: No sheet has the columns of a file of CQC.
        NothingInIt: It names no location.
        TooManyUnreadable: It is probably damaged.
        TooManyGone: It is probably not whole.
        RegisterBusy: Another file or the API is being read into the register.
    """
    if as_of > clock.now():
        raise NotYet
    reader, below = _opened(rows)
    report = Imported(reader.format.name, reader.silent)
    bulk.take_time()
    merging.load(_locations(below, reader, report))
    _check(report)
    if reader.monthly:
        _check_gone(report, as_of, allow_many=allow_many)
    merged = merging.merge(reader.format.source, as_of, reader.silent)
    report.written, report.stale, report.changes = merged.written, merged.stale, merged.changes
    if reader.monthly:
        report.changes += merging.take_away(as_of, report.spared)
    merging.tidy()
    bulk.analyse("cqc_locations")
    return report


def _opened(rows: Iterator[Row]) -> tuple[Reader, Iterator[Row]]:
    """Find the header on whatever sheet it is; return how to read what stands below it."""
    likest: tuple[int, list[str]] = (-1, [])
    sheet, looked = None, 0
    for row in rows:
        sheet, looked = row.sheet, 1 + (looked if row.sheet == sheet else 0)
        if looked > HEADER_WITHIN:
            continue
        reader = recognise(row.cells)
        if reader is not None:
            return reader, (below for below in rows if below.sheet == row.sheet)
        likest = max(likest, (likeness(row.cells), row.cells), key=lambda pair: pair[0])
    raise changed(likest[1]) if likest[1] else NothingInIt


def _locations(rows: Iterator[Row], reader: Reader, report: Imported) -> Iterator[Location]:
    """Yield what the rows say, and note what is wrong with the others."""
    for row in rows:
        report.read += 1
        try:
            yield reader.read(row.cells)
        except Unreadable as reason:
            report.note(row.number, reason)


def _check(report: Imported) -> None:
    if report.read == report.unreadable:
        raise NothingInIt
    if rules.too_many(report.unreadable, report.read):
        raise TooManyUnreadable(
            f"{report.unreadable:,} of {report.read:,} rows cannot be read, so something else"
            f" must be wrong with this file: {'; '.join(report.named)}, ..."
        )


def _check_gone(report: Imported, as_of: datetime, *, allow_many: bool) -> None:
    report.gone, registered = merging.count_gone(as_of, report.spared)
    if rules.too_many(report.gone, registered) and not allow_many:
        raise TooManyGone(
            f"This file does not name {report.gone:,} of the {registered:,} locations that are"
            " registered. A month takes some 200 away: the file is probably not whole. If it is,"
            " say --allow-many."
        )
