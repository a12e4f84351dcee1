"""Writing rows that may be there already, and saying what that changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, func, literal_column
from sqlalchemy.dialects.postgresql import insert

from vicarity.extensions import Model, db

#: True for a row that this statement inserted, false for one that it changed.
ADDED = literal_column("(xmax = 0)", Boolean)


@dataclass(frozen=True)
class Written:
    """What writing some rows did."""

    added: int
    changed: int
    unchanged: int

    def __str__(self) -> str:
        """Say it in words."""
        return f"{self.added:,} added, {self.changed:,} changed, {self.unchanged:,} unchanged"


def upsert(model: type[Model], rows: Sequence[dict[str, Any]], key: Sequence[str]) -> Written:
    """Insert rows, or change those whose key is there and whose values differ.

    Args:
        model: The table.
        rows: At least one; all with the same members, and no key twice.
        key: The members that tell rows apart, with a unique constraint on them.
    """
    statement = insert(model).values(list(rows))
    members = [name for name in rows[0] if name not in key]
    values: dict[str, Any] = {name: statement.excluded[name] for name in members}
    before = func.row(*(getattr(model, name) for name in members))
    differs = before.op("IS DISTINCT FROM")(func.row(*values.values()))
    if hasattr(model, "updated_at"):
        values |= {"updated_at": func.now()}
    change = statement.on_conflict_do_update(index_elements=key, set_=values, where=differs)
    written = list(db.session.scalars(change.returning(ADDED)))
    return Written(sum(written), len(written) - sum(written), len(rows) - len(written))
