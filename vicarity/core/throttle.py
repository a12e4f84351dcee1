"""Counting that must be exact: at most N of something in any window of time.

Counts are kept in PostgreSQL, so they hold across processes and while Redis is away. Keys are
keyed hashes: the table names nobody, and an address nobody registered counts like any other.
"""

from __future__ import annotations

import hmac
import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import DateTime, String, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.core import clock
from vicarity.extensions import Model, db


class Throttle(Model):
    """When something was last done, newest last."""

    __tablename__ = "throttles"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    hits: Mapped[list[datetime]] = mapped_column(ARRAY(DateTime(timezone=True)))
    touched_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)


@dataclass(frozen=True)
class Rule:
    """At most ``limit`` of ``purpose`` for one subject in any ``window``."""

    purpose: str
    limit: int
    window: timedelta


@dataclass(frozen=True)
class Taken:
    """One use of a rule.

    Attributes:
        key: Whose count it is.
        at: When it was taken; gives it back with :func:`undo`.
        wait: Seconds until another use is allowed; 0 when this one was.
    """

    key: str
    at: datetime
    wait: int

    @property
    def allowed(self) -> bool:
        """Say whether this use was within the limit, and so counted."""
        return self.wait == 0


_TAKE = text("""
    INSERT INTO throttles AS t (key, hits, touched_at)
    VALUES (:key, ARRAY[CAST(:now AS timestamptz)], :now)
    ON CONFLICT (key) DO UPDATE SET
        hits = array(SELECT h FROM unnest(t.hits) h WHERE h > :since ORDER BY h)
               || CAST(:now AS timestamptz),
        touched_at = :now
    WHERE (SELECT count(*) FROM unnest(t.hits) h WHERE h > :since) < :limit
    RETURNING key
""")
_OLDEST = text("SELECT min(h) FROM throttles, unnest(hits) h WHERE key = :key AND h > :since")
_UNDO = text("UPDATE throttles SET hits = array_remove(hits, :at) WHERE key = :key")


def take(rule: Rule, subject: str) -> Taken:
    """Count one use, unless the limit is reached; the caller commits.

    Two uses at the same instant are counted one after the other: the row is locked.
    """
    now, key = clock.now(), _key(rule.purpose, subject)
    since = now - rule.window
    found = db.session.execute(
        _TAKE, {"key": key, "now": now, "since": since, "limit": rule.limit}
    ).first()
    if found:
        return Taken(key, now, wait=0)
    oldest = db.session.execute(_OLDEST, {"key": key, "since": since}).scalar() or now
    return Taken(key, now, wait=max(1, math.ceil((oldest - since).total_seconds())))


def undo(taken: Taken) -> None:
    """Give one use back, because it turned out not to count."""
    db.session.execute(_UNDO, {"key": taken.key, "at": taken.at})


def clear(rule: Rule, subject: str) -> None:
    """Start a subject's count again."""
    key = _key(rule.purpose, subject)
    db.session.execute(text("DELETE FROM throttles WHERE key = :key"), {"key": key})


def forget_before(instant: datetime) -> int:
    """Delete counts nobody touched since; return how many."""
    gone = db.session.execute(
        text("DELETE FROM throttles WHERE touched_at < :instant RETURNING 1"), {"instant": instant}
    )
    return len(gone.all())


def _key(purpose: str, subject: str) -> str:
    secret: str = current_app.config["SECRET_KEY"]
    return hmac.new(secret.encode(), f"{purpose}:{subject}".encode(), "sha256").hexdigest()
