"""Reading a list's query string: anything that makes no sense counts as not sent."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from flask import request

Word = TypeVar("Word", bound=StrEnum)

LONGEST_SEARCH = 100

#: Nobody turns that many pages; searching is quicker.
LAST_PAGE = 1000


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


def page_number() -> int:
    """Return which page of a list, from 1."""
    sent = request.args.get("page", "")
    number = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 6 else 1
    return min(max(number, 1), LAST_PAGE)
