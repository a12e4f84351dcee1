"""Reading a list's query string: anything that makes no sense counts as not sent."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from flask import request

Word = TypeVar("Word", bound=StrEnum)

LONGEST_SEARCH = 100


def text(name: str) -> str:
    """Return one line of text, without characters that cannot be seen."""
    sent = request.args.get(name, "")[:LONGEST_SEARCH]
    return "".join(char for char in sent if char.isprintable()).strip()


def word(name: str, words: type[Word]) -> Word | None:
    """Return one of ``words``."""
    sent = request.args.get(name, "")
    return next((found for found in words if found.value == sent), None)


def one_of(name: str, choices: tuple[str, ...]) -> str:
    """Return one of ``choices``, the first if none was sent."""
    sent = request.args.get(name, "")
    return sent if sent in choices else choices[0]


def identity(name: str) -> UUID | None:
    """Return an id."""
    try:
        return UUID(request.args.get(name, ""))
    except ValueError:
        return None


def instant(sent: str) -> datetime | None:
    """Return an instant as ISO 8601 writes it, with its offset."""
    try:
        found = datetime.fromisoformat(sent)
    except ValueError:
        return None
    return found if found.tzinfo else None


def place(name: str) -> tuple[datetime, UUID] | None:
    """Return a place in a list: an instant and an id, as :func:`as_place` wrote them."""
    at, _, row = request.args.get(name, "").partition("~")
    found = instant(at)
    try:
        return (found, UUID(row)) if found else None
    except ValueError:
        return None


def as_place(at: datetime, row: UUID) -> str:
    """Write a place in a list for an address."""
    return f"{at.isoformat()}~{row}"
