"""Reading and writing shifts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vicarity.core.upsert import Written, upsert
from vicarity.shift.models import CareRole


def save_roles(rows: Sequence[dict[str, Any]]) -> Written:
    """Bring the roles up to a list."""
    return upsert(CareRole, rows, ["code"])
