"""What counts as a change, and how much of a file may be wrong: no clock, no database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vicarity.register.enums import ChangeKind

#: How many rows in a hundred may be unreadable, or locations gone, before a file is refused.
MOST_PER_CENT = 5

#: So few are never too many, however short the file.
FEW = 10

#: What each kind of change is about.
WATCHED = {
    ChangeKind.DEREGISTERED: ("registration",),
    ChangeKind.DORMANT: ("is_dormant",),
    ChangeKind.RENAMED: ("name",),
    ChangeKind.RATING: ("overall_rating", "rating_note"),
}


@dataclass(frozen=True)
class Change:
    """Something of a location that became different."""

    location_id: str
    kind: ChangeKind
    before: dict[str, Any]
    after: dict[str, Any]


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return what people should hear of, given a location before and after.

    Another spelling of the same name is no change, nor are other words for having no rating.
    """
    return [
        Change(
            after["location_id"],
            kind,
            {name: before[name] for name in members},
            {name: after[name] for name in members},
        )
        for kind, members in WATCHED.items()
        if _plain(before[members[0]]) != _plain(after[members[0]])
    ]


def _plain(value: object) -> object:
    return re.sub(r"\W+", " ", value.casefold()).strip() if isinstance(value, str) else value


def too_many(some: int, all_: int) -> bool:
    """Say whether so many of all cannot be right."""
    return some > max(FEW, all_ * MOST_PER_CENT // 100)
