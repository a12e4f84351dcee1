"""Reading a list page by page, newest first, without counting what there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select

from vicarity.extensions import db

PAGE_SIZE = 50


def one_page(
    statement: Select[Any], key: Any, before: UUID | None
) -> tuple[Sequence[Any], UUID | None]:
    """Return one page, and where the next begins, if there is one.

    Args:
        statement: What to list. Its rows have the key as ``id``.
        key: The column that orders it: ids are in the order of their making.
        before: Where the page before ended.
    """
    if before is not None:
        statement = statement.where(key < before)
    rows = db.session.execute(statement.order_by(key.desc()).limit(PAGE_SIZE + 1)).all()
    return rows[:PAGE_SIZE], rows[PAGE_SIZE - 1].id if len(rows) > PAGE_SIZE else None
