"""Reading what a reviewer sent: the decision, the words, the date, the rows that were ticked."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from flask import request

from vicarity.admin import arguments
from vicarity.admin.errors import UnrealDate
from vicarity.core.errors import BadRequest

#: Asks for more in place of a decision.
ASK = "asked"

#: Most rows one page can send.
MOST_ROWS = 100

Word = TypeVar("Word", bound=StrEnum)


def decision(choices: tuple[Word, ...]) -> Word | None:
    """Return which button was pressed; ``None`` for the one that asks for more.

    Raises:
        BadRequest: None that there is.
    """
    sent = request.form.get("decision", "")
    found = next((to for to in choices if to.value == sent), None)
    if found is None and sent != ASK:
        raise BadRequest
    return found


def seen() -> datetime | None:
    """Return when the row had last changed on the page the decision was made on."""
    return arguments.instant(request.form.get("seen", ""))


def reason(of_template: str) -> str:
    """Return what was written, or else the template, without characters that cannot be seen."""
    text = request.form.get("reason", "").strip() or of_template
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join("".join(char for char in line if char.isprintable()) for line in lines).strip()


def template() -> str:
    """Return the code of the template that was chosen."""
    return request.form.get("template", "")


def day(name: str) -> date | None:
    """Return a date from its three boxes; ``None`` when all are empty.

    Raises:
        UnrealDate: There is no such day.
    """
    sent = [request.form.get(f"{name}_{part}", "").strip() for part in ("year", "month", "day")]
    if not any(sent):
        return None
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in sent):
        raise UnrealDate
    try:
        return date(*map(int, sent))
    except ValueError as error:
        raise UnrealDate from error


def rows() -> list[tuple[UUID, datetime]]:
    """Return which rows were ticked, and the version of each that was on the page."""
    found = []
    for sent in request.form.getlist("item")[:MOST_ROWS]:
        at, _, row = sent.partition("~")
        version = arguments.instant(at)
        try:
            if version:
                found.append((UUID(row), version))
        except ValueError:
            continue
    return found
