"""Rows of a file of the register, whichever of its kinds it is."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import BinaryIO

from vicarity.core import clock, ods
from vicarity.core.ods import Row
from vicarity.register.errors import NotTheRegister

#: How a packed file begins; a spreadsheet is one.
PACKED = b"PK\x03\x04"

#: More bytes than any line of CSV of ours has.
LONGEST_LINE = 2**20

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_MONTH = re.compile(r"(?:(?<![0-9])([0-9]{1,2})[ _-]*)?([A-Za-z]{3,9})[ _-]*(20[0-9]{2})")
_ISO = re.compile(r"(?<![0-9])(20[0-9]{2})[_-]?([01][0-9])[_-]?([0-3][0-9])(?![0-9])")


def rows(file: BinaryIO) -> Iterator[Row]:
    """Yield the rows of a spreadsheet or of CSV.

    Raises:
        NotTheRegister: It is neither, or not whole.
    """
    beginning = file.read(len(PACKED))
    file.seek(0)
    if beginning != PACKED:
        yield from _csv(file)
        return
    try:
        yield from ods.rows(file)
    except ods.NotASpreadsheet:
        detail = "This is not a whole OpenDocument spreadsheet (.ods). Download it again."
        raise NotTheRegister(detail) from None


def _csv(file: BinaryIO) -> Iterator[Row]:
    found = csv.reader(_lines(file))
    try:
        for cells in found:
            if any(cells):
                yield Row("", found.line_num, cells)
    except csv.Error as error:
        raise NotTheRegister(f"Line {found.line_num} is not CSV: {error}.") from None


def _lines(file: BinaryIO) -> Iterator[str]:
    """Yield lines as text; CQC has written UTF-8 and, in other weeks, Windows' western letters."""
    first = True
    while line := file.readline(LONGEST_LINE):
        if b"\0" in line or len(line) == LONGEST_LINE:
            raise NotTheRegister
        yield _text(line.removeprefix(b"\xef\xbb\xbf") if first else line)
        first = False


def _text(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def named_day(name: str) -> datetime | None:
    """Return the beginning of the day that a file's name speaks of, in London.

    Args:
        name: Such as ``01_November_2026_HSCA_Active_Locations.ods``; without a day, the first.
    """
    match = _ISO.search(name)
    found = _date(int(match[1]), int(match[2]), int(match[3])) if match else _worded(name)
    if found is None:
        return None
    return datetime.combine(found, time(), clock.LONDON).astimezone(UTC)


def _worded(name: str) -> date | None:
    for match in _DAY_MONTH.finditer(name):
        month = match[2][:3].casefold()
        if month in _MONTHS:
            return _date(int(match[3]), 1 + _MONTHS.index(month), int(match[1] or 1))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
