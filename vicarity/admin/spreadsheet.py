"""Writing CSV that a spreadsheet shows and never runs.

Source: https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import IO, Any

#: What spreadsheets take for the beginning of a formula, after anything they pass over: the
#: usual signs and their full-width twins.
_FORMULA = re.compile(r"[\t\r\n]|[\s'\"\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]")

#: Excel reads a file as UTF-8 only when it begins so.
BOM = "\ufeff"


def write(file: IO[str], header: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write a table as RFC 4180 has it, and return how many rows it got."""
    file.write(BOM)
    writer = csv.writer(file)
    writer.writerow(header)
    number = 0
    for row in rows:
        writer.writerow([inert(value) for value in row])
        number += 1
    return number


def inert(value: Any) -> str:
    """Return a cell's text: what would be a formula begins with an apostrophe.

    Only text can be one; a number below zero stays a number.
    """
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else str(value)
    return _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
