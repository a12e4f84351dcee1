"""Reading and writing the reference list for the console."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select, update

from vicarity.core import clock
from vicarity.extensions import db
from vicarity.qualification.enums import Category
from vicarity.qualification.models import Qualification

#: What staff may change. The code is how workers' declarations name it, so it stays.
EDITED = (
    "name",
    "description",
    "notes",
    "category",
    "is_mandatory",
    "validity_months",
    "issuer",
    "display_order",
)
_LISTED = (
    Qualification.id,
    Qualification.code,
    Qualification.updated_at,
    *(getattr(Qualification, name) for name in EDITED),
)


def listed(category: Category | None) -> Sequence[Any]:
    """Return the reference list by display order: a table of a few dozen."""
    statement = select(*_LISTED).order_by(Qualification.display_order, Qualification.code)
    if category is not None:
        statement = statement.where(Qualification.category == category)
    return db.session.execute(statement).all()


def shown(qualification_id: UUID, *, lock: bool = False) -> Any:
    """Return one qualification, locked when it is about to be changed."""
    statement = select(*_LISTED).where(Qualification.id == qualification_id)
    return db.session.execute(statement.with_for_update() if lock else statement).first()


def last_place() -> int:
    """Return the greatest display order there is."""
    return db.session.scalar(select(func.max(Qualification.display_order))) or 0


def taken(code: str) -> bool:
    """Say whether a code is in the list."""
    return db.session.scalar(select(Qualification.id).where(Qualification.code == code)) is not None


def change(qualification_id: UUID, values: dict[str, Any]) -> None:
    """Change a qualification; from then on the list that comes with Vicarity leaves it alone."""
    statement = update(Qualification).where(Qualification.id == qualification_id)
    db.session.execute(statement.values(**values, edited_at=clock.now()))


def add(code: str, values: dict[str, Any]) -> UUID:
    """Insert a qualification and return its id."""
    row = {"code": code, **values, "edited_at": clock.now()}
    statement = insert(Qualification).values(row).returning(Qualification.id)
    return db.session.execute(statement).scalar_one()
