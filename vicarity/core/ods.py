"""Reading an OpenDocument spreadsheet row by row, in little memory however long it is.

Opened whole, a directory of 60,000 rows takes gigabytes; read so, it takes a few megabytes.
Spreadsheet programs fill a sheet up with empty cells to its edge, 16,000 in every row and a
million rows: those are counted and never made.

Source: https://docs.oasis-open.org/office/OpenDocument/v1.3/ part 3, sections 6 and 9
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

KIND = b"application/vnd.oasis.opendocument.spreadsheet"

#: Most bytes of unpacked content, several times what 60,000 rows of 100 columns take.
MOST_BYTES = 2 * 2**30

#: Most columns of a row, and characters of a cell, that are worth reading.
MOST_COLUMNS, LONGEST_CELL = 2_000, 65_536

#: Most bytes that one piece of XML may take; more is no cell that anybody wrote.
LONGEST_PIECE = 2**20

CHUNK = 65_536

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE, _TEXT, _OFFICE = (f"{_ODF}:{name}:1.0 " for name in ("table", "text", "office"))
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_ROW, _SHEET, _PARAGRAPH = f"{_TABLE}table-row", f"{_TABLE}table", f"{_TEXT}p"
_NOTE = f"{_OFFICE}annotation"
_GAPS = frozenset({f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"})

#: Where a cell that is no text keeps what it holds.
_VALUES = tuple(f"{_OFFICE}{name}" for name in ("value", "date-value", "boolean-value"))


class NotASpreadsheet(Exception):
    """This is not a whole OpenDocument spreadsheet."""


@dataclass(frozen=True)
class Row:
    """One row that is not empty.

    Attributes:
        sheet: The name of the sheet it is on.
        number: Its place on the sheet, counted from 1 as people see it.
        cells: The text of each cell up to the last that has any; numbers and dates as ISO.
    """

    sheet: str
    number: int
    cells: list[str]


def rows(file: BinaryIO) -> Iterator[Row]:
    """Yield the rows of every sheet, in order.

    Raises:
        NotASpreadsheet: It is cut off, damaged, too large, or something else.
    """
    try:
        with ZipFile(file) as packed:
            _check(packed)
            with packed.open("content.xml") as content:
                reader = _Reader()
                while chunk := content.read(CHUNK):
                    yield from reader.feed(chunk)
                yield from reader.feed(b"", last=True)
    except (
        BadZipFile, KeyError, EOFError, RuntimeError, ValueError,
        struct.error, zlib.error, expat.ExpatError,
    ) as error:  # fmt: skip
        raise NotASpreadsheet from error


def _check(packed: ZipFile) -> None:
    """Refuse other kinds of file, and content that would be unpacked without end."""
    with packed.open("mimetype") as kind:
        if not kind.read(len(KIND) + 1).startswith(KIND):
            raise NotASpreadsheet
    content = packed.getinfo("content.xml")
    if content.file_size > MOST_BYTES or content.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise NotASpreadsheet


class _Reader:
    """Turns pieces of XML into rows; remembers no more than the row at hand."""

    def __init__(self) -> None:
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = _refuse
        self._rows: list[Row] = []
        self._sheet, self._number = "", 0
        self._cells: list[str] = []
        self._text: list[str] = []
        self._length = 0
        self._value: str | None = None
        self._repeat, self._row_repeat, self._empty, self._fed = 1, 1, 0, 0

    def feed(self, chunk: bytes, *, last: bool = False) -> list[Row]:
        """Read on, and return the rows that ended in this piece."""
        self._rows = []
        self._parser.Parse(chunk, last)
        self._fed += len(chunk)
        if self._fed - self._parser.CurrentByteIndex > LONGEST_PIECE:
            raise NotASpreadsheet
        return self._rows

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _CELLS:
            self._repeat = int(attributes.get(f"{_TABLE}number-columns-repeated", 1))
            self._value = next((attributes[key] for key in _VALUES if key in attributes), None)
            self._text, self._length = [], 0
        elif name == _PARAGRAPH:
            self._parser.CharacterDataHandler = self._hear
            self._hear("\n")
        elif name in _GAPS:
            self._hear(" ")
        elif name == _ROW:
            self._cells, self._empty = [], 0
            self._row_repeat = int(attributes.get(f"{_TABLE}number-rows-repeated", 1))
            self._number += 1
        elif name == _SHEET:
            self._sheet, self._number = attributes.get(f"{_TABLE}name", ""), 0

    def _hear(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST_CELL:
            raise NotASpreadsheet
        self._text.append(text)

    def _end(self, name: str) -> None:
        if name in _CELLS:
            self._end_cell()
        elif name == _PARAGRAPH:
            self._parser.CharacterDataHandler = None
        elif name == _NOTE:  # a comment pinned to the cell is not what the cell holds
            self._text, self._length = [], 0
        elif name == _ROW:
            if self._cells:
                self._rows.append(Row(self._sheet, self._number, self._cells))
            self._number += self._row_repeat - 1

    def _end_cell(self) -> None:
        held = self._value if self._value is not None else "".join(self._text).strip()
        if not held:
            self._empty += self._repeat
            return
        if len(self._cells) + self._empty + self._repeat > MOST_COLUMNS:
            raise NotASpreadsheet
        self._cells += [""] * self._empty + [held] * self._repeat
        self._empty = 0


def _refuse(*_declared: object) -> None:
    """Refuse a document type: a spreadsheet has none, and one can be made to grow for ever."""
    raise NotASpreadsheet
