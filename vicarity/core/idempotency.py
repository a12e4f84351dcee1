"""Asking twice with one effect: the header ``Idempotency-Key``.

The key is saved in the transaction of what was asked for, together with the answer. So a key
that can be read has its answer, who sends it at the same time waits for that, and a request
that came to nothing leaves no key behind. A refusal is an answer too.

Source: https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Response
from psycopg.errors import LockNotAvailable
from pydantic import BaseModel
from sqlalchemy import DateTime, ForeignKey, Index, LargeBinary, String, delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.core import clock, problems
from vicarity.core.errors import BadRequest, Conflict, DomainError, RuleBroken, TooMany
from vicarity.extensions import Model, db

HEADER = "Idempotency-Key"

#: What a key looks like: printable, without spaces; clients may put it into quotes.
KEY = re.compile(r"[!-~]{1,255}")

#: For how long an answer is kept.
LIFE = timedelta(hours=24)

#: Refusals that a later try may well not meet, and that therefore are nobody's last word.
PASSING = (TooMany.status,)

#: What was asked: method, address and body.
Asked = tuple[str, str, BaseModel | None]


class UnreadableKey(BadRequest):
    """Send an Idempotency-Key of 1 to 255 printable characters without spaces."""


class KeyUsedForSomethingElse(RuleBroken):
    """This Idempotency-Key came with another request before. Use a new key for a new request."""


class RequestRunning(Conflict):
    """The first request with this Idempotency-Key is still running. Please try again shortly."""


#: How a request with a key can be refused because of it.
REFUSALS = (UnreadableKey, KeyUsedForSomethingElse, RequestRunning)


class IdempotencyKey(Model):
    """A key, whose it is, what was asked with it, and the answer byte for byte."""

    __tablename__ = "idempotency_keys"

    user_id: Mapped[UUID] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    status: Mapped[int | None]
    content_type: Mapped[str | None] = mapped_column(String(100))
    body: Mapped[bytes | None] = mapped_column(LargeBinary)

    __table_args__ = (Index("ix_idempotency_keys_used_at", "used_at"),)


def once(user_id: UUID, key: str | None, asked: Asked, act: Callable[[], Response]) -> Response:
    """Answer with what ``act`` returns, or with what it returned when the key was new.

    Args:
        user_id: Who asks; keys of different people have nothing to do with each other.
        key: As it was sent; without one ``act`` simply runs.
        asked: What the key stands for.
        act: Does it, in the current transaction.

    Raises:
        UnreadableKey: It is not a key.
        KeyUsedForSomethingElse: It came with another request.
        RequestRunning: That request takes longer than we wait.
    """
    if key is None:
        return act()
    if not KEY.fullmatch(key):
        raise UnreadableKey
    fingerprint = _fingerprint(asked)
    if not _claim(user_id, key, fingerprint):
        return _kept(user_id, key, fingerprint)
    answer = _attempt(act)
    _keep(user_id, key, answer)
    return answer


def forget_before(instant: datetime) -> int:
    """Delete keys that were used before then; return how many."""
    old = delete(IdempotencyKey).where(IdempotencyKey.used_at < instant)
    return len(db.session.scalars(old.returning(IdempotencyKey.key)).all())


def _fingerprint(asked: Asked) -> str:
    method, address, body = asked
    said = f"{method} {address}\n{body.model_dump_json() if body else ''}"
    return hashlib.sha256(said.encode()).hexdigest()


def _claim(user_id: UUID, key: str, fingerprint: str) -> bool:
    """Save a key that is new or too old to count; wait for another request that does the same."""
    now = clock.now()
    new: dict[str, Any] = {
        "fingerprint": fingerprint, "used_at": now,
        "status": None, "content_type": None, "body": None,
    }  # fmt: skip
    statement = (
        insert(IdempotencyKey)
        .values(user_id=user_id, key=key, **new)
        .on_conflict_do_update(
            index_elements=["user_id", "key"],
            set_=new,
            where=IdempotencyKey.used_at < now - LIFE,
        )
        .returning(IdempotencyKey.key)
    )
    try:
        return db.session.scalar(statement) is not None
    except OperationalError as error:
        if isinstance(error.orig, LockNotAvailable):
            raise RequestRunning from None
        raise


def _kept(user_id: UUID, key: str, fingerprint: str) -> Response:
    row = IdempotencyKey
    chosen = select(row.fingerprint, row.status, row.content_type, row.body)
    kept = db.session.execute(chosen.where(row.user_id == user_id, row.key == key)).first()
    if kept is None or kept.status is None:
        raise RequestRunning
    if kept.fingerprint != fingerprint:
        raise KeyUsedForSomethingElse
    return Response(kept.body, kept.status, content_type=kept.content_type)


def _attempt(act: Callable[[], Response]) -> Response:
    """Return the answer or the refusal; a refusal undoes what was done, but not the key."""
    attempt = db.session.begin_nested()
    try:
        answer = act()
        attempt.commit()
    except DomainError as refusal:
        attempt.rollback()
        if refusal.status >= 500 or refusal.status in PASSING:
            raise
        answer = problems.refused(refusal)
    return answer


def _keep(user_id: UUID, key: str, answer: Response) -> None:
    row = IdempotencyKey
    db.session.execute(
        update(row)
        .where(row.user_id == user_id, row.key == key)
        .values(
            status=answer.status_code,
            content_type=answer.content_type,
            body=answer.get_data(),
        )
    )
