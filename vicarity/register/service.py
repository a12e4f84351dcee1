"""What others ask of the register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vicarity.register import matching, queries

#: How many locations are worth offering.
MOST_SUGGESTED = 5


def suggestions(name: str | None, postcode: str | None) -> list[Mapping[str, Any]]:
    """Return the locations that a home without an id most likely is, the likeliest first.

    Args:
        name: What the home calls itself.
        postcode: As we keep it.
    """
    found = queries.locations_near(name, postcode)
    return matching.ranked(name, postcode, found)[:MOST_SUGGESTED]
