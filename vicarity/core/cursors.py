"""Where a list goes on: opaque to clients, read with suspicion."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from vicarity.core.errors import RuleBroken, field_problem

T = TypeVar("T")

#: Longer than any of ours.
LONGEST = 500


class UnknownCursor(RuleBroken):
    """Begin this list again: we did not give you this cursor, or not for this list."""


def pack(adapter: TypeAdapter[T], place: T) -> str:
    """Write a place in a list as text for addresses."""
    raw: bytes = adapter.dump_json(place)
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def unpack(adapter: TypeAdapter[T], cursor: str) -> T:
    """Read what ``pack`` wrote.

    Args:
        adapter: What a place in this list looks like; what looks otherwise is refused.
        cursor: As the client sent it.

    Raises:
        UnknownCursor: It is anything else.
    """
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        place: Any = json.loads(raw, parse_constant=_no_constant)
        return adapter.validate_json(json.dumps(place), strict=True)
    except (ValueError, RecursionError, binascii.Error, ValidationError):
        raise field_problem(UnknownCursor, "cursor") from None


def _no_constant(name: str) -> None:
    raise ValueError(name)
