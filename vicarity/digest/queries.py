"""Reading and writing what workers chose, and whose turn it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select, text, update
from sqlalchemy.dialects.postgresql import insert

from vicarity.core.lean import Lean
from vicarity.digest.enums import HowOften
from vicarity.digest.models import DigestChoice
from vicarity.extensions import db

_CHOSEN = (DigestChoice.frequency, DigestChoice.radius_miles, DigestChoice.roles)
_OF_WORKER: Any = select(*_CHOSEN, DigestChoice.next_at, DigestChoice.news_since)
_of_worker = Lean(_OF_WORKER.where(DigestChoice.user_id == bindparam("worker")))


def choice(worker_id: UUID) -> Any:
    """Return what a worker chose; ``None`` if they never did."""
    found = _of_worker(worker=worker_id)
    return found[0] if found else None


def locked_choice(worker_id: UUID) -> Any:
    """The same, and keep it so for this transaction."""
    chosen = _OF_WORKER.where(DigestChoice.user_id == worker_id).with_for_update()
    return db.session.execute(chosen).first()


def save(values: dict[str, Any]) -> None:
    """Insert what a worker chose, or change it."""
    statement = insert(DigestChoice).values(values)
    db.session.execute(statement.on_conflict_do_update(index_elements=["user_id"], set_=values))


def stop(worker_id: UUID, now: datetime) -> None:
    """Turn a worker's digests off, if they are on."""
    statement = (
        update(DigestChoice)
        .where(DigestChoice.user_id == worker_id, DigestChoice.frequency != HowOften.OFF)
        .values(frequency=HowOften.OFF, next_at=None, chosen_at=now)
    )
    db.session.execute(statement)


_CLAIM = text("""
    WITH due AS MATERIALIZED (
        SELECT user_id FROM digest_choices WHERE next_at <= :now
        ORDER BY next_at LIMIT :most FOR UPDATE SKIP LOCKED)
    UPDATE digest_choices c SET next_at = :until FROM due WHERE c.user_id = due.user_id
    RETURNING c.user_id, c.frequency, c.radius_miles, c.roles, c.news_since, c.next_at
""")


def claim(now: datetime, until: datetime, most: int) -> Sequence[Any]:
    """Return choices whose turn it is, longest ago first; nobody else has them until then."""
    return db.session.execute(_CLAIM, {"now": now, "until": until, "most": most}).all()


def settle(
    worker_id: UUID, claimed_until: datetime, next_at: datetime | None, news_since: datetime
) -> bool:
    """Move on to the next digest; return whether this one was still ours to make."""
    statement = (
        update(DigestChoice)
        .where(DigestChoice.user_id == worker_id, DigestChoice.next_at == claimed_until)
        .values(next_at=next_at, news_since=func.greatest(DigestChoice.news_since, news_since))
    )
    return db.session.scalar(statement.returning(DigestChoice.user_id)) is not None
