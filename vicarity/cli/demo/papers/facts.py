"""What stands on a paper, what it looks like, and how it reached us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto


class Layout(Enum):
    """What kind of paper it is."""

    DBS = auto()
    SHARE_CODE = auto()
    PASSPORT = auto()
    COURSE = auto()
    STANDARDS = auto()
    DIPLOMA = auto()
    REGISTER = auto()
    BOOKING = auto()


class Form(Enum):
    """How it reached us."""

    PDF = auto()
    SCAN = auto()
    PHOTO = auto()
    BLURRED = auto()


@dataclass(frozen=True)
class Facts:
    """What stands on a paper.

    Attributes:
        title: The qualification.
        first_name: Whose it is.
        last_name: Likewise.
        born_on: Their date of birth.
        number: The paper's number, a share code or a PIN.
        issued_on: When it was given.
        until: Its last day; ``None`` when it has no end.
        issuer: Who gave it.
        says: What else it states, by label.
    """

    title: str
    first_name: str
    last_name: str
    born_on: date
    number: str
    issued_on: date
    until: date | None
    issuer: str
    says: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """Return the whole name."""
        return f"{self.first_name} {self.last_name}"


def written(day: date | None) -> str:
    """Return for instance ``12 March 2024``."""
    return f"{day.day} {day:%B %Y}" if day else "No end date"
