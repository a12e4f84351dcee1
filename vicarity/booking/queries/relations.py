"""Reading and writing favourites and blocks."""

from __future__ import annotations

from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from vicarity.care_home.models import CareHomeProfile
from vicarity.core.database import read
from vicarity.extensions import db
from vicarity.shift.enums import Side
from vicarity.shift.models import Block, Favourite
from vicarity.worker.models import WorkerProfile


class Kind(StrEnum):
    """What one thinks of the other."""

    FAVOURITE = "favourite"
    BLOCK = "block"


_TABLES: dict[Kind, type[Favourite | Block]] = {Kind.FAVOURITE: Favourite, Kind.BLOCK: Block}


def homes_of(kind: Kind, worker_id: UUID) -> list[dict[str, Any]]:
    """Return the homes a worker thinks so of, the newest first."""
    table = _TABLES[kind]
    statement = (
        select(
            CareHomeProfile.id,
            CareHomeProfile.business_name.label("name"),
            CareHomeProfile.city,
            table.since,
        )
        .join(CareHomeProfile, CareHomeProfile.id == table.care_home_id)
        .where(table.side == Side.WORKER, table.worker_id == bindparam("worker"))
        .order_by(table.since.desc())
    )
    return [row._asdict() for row in read(statement, worker=worker_id)]


def workers_of(kind: Kind, care_home_id: UUID) -> list[dict[str, Any]]:
    """Return the workers a home thinks so of, the newest first."""
    table = _TABLES[kind]
    statement = (
        select(
            table.worker_id.label("id"),
            WorkerProfile.first_name,
            WorkerProfile.last_name,
            table.since,
        )
        .outerjoin(WorkerProfile, WorkerProfile.user_id == table.worker_id)
        .where(table.side == Side.CARE_HOME, table.care_home_id == bindparam("home"))
        .order_by(table.since.desc())
    )
    return [row._asdict() for row in read(statement, home=care_home_id)]


def add(kind: Kind, values: dict[str, Any]) -> None:
    """Insert what one thinks of the other, unless it was said before."""
    db.session.execute(insert(_TABLES[kind]).values(values).on_conflict_do_nothing())


def remove(kind: Kind, pair: dict[str, Any]) -> None:
    """Delete what one thinks of the other."""
    table = _TABLES[kind]
    chosen = (getattr(table, name) == value for name, value in pair.items())
    db.session.execute(delete(table).where(*chosen))
