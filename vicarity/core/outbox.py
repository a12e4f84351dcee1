"""The transactional outbox: a message is saved with the facts that caused it.

``publish`` adds a row to the current transaction, so a message exists exactly when the change
it speaks of was committed. ``workers_rq.relay`` leases waiting rows and queues their ids; a row
whose lease ran out (its worker was killed, Redis lost it) is queued again. See docs/adr/0003.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import CheckConstraint, DateTime, Index, String, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.core import clock
from vicarity.core.models import IdMixin
from vicarity.extensions import Model, db

#: How long a queued message is left alone before it is queued again; longer than any attempt.
LEASE = timedelta(seconds=60)

#: A message that still fails after this long is put aside for staff.
PATIENCE = timedelta(hours=6)

#: First and longest wait between attempts, in seconds; the wait doubles in between.
FIRST_WAIT, LONGEST_WAIT = 5, 80

OPEN = "done_at IS NULL AND dead_at IS NULL"


class OutboxMessage(IdMixin, Model):
    """One thing to tell the outside world.

    It waits until ``due_at``, is done (``done_at``), or was given up (``dead_at``, with
    ``last_error``). ``lease`` counts how often it was queued; only the newest lease may act.
    At ``resent_at`` staff had it sent again.
    """

    __tablename__ = "outbox_messages"

    topic: Mapped[str] = mapped_column(String(100))
    payload: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    lease: Mapped[int] = mapped_column(server_default=text("0"))
    failures: Mapped[int] = mapped_column(server_default=text("0"))
    last_error: Mapped[str | None] = mapped_column(String(200))
    done_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    dead_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    resent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    __table_args__ = (
        CheckConstraint("done_at IS NULL OR dead_at IS NULL", name="done_or_dead"),
        Index("ix_outbox_messages_due", "due_at", postgresql_where=text(OPEN)),
        Index("ix_outbox_messages_closed", "done_at", postgresql_where=text("done_at IS NOT NULL")),
        Index(
            "ix_outbox_messages_booking",
            text("(payload ->> 'booking_id')"),
            postgresql_where=text("(payload ->> 'booking_id') IS NOT NULL"),
        ),
        Index("ix_outbox_messages_dead", "dead_at", postgresql_where=text("dead_at IS NOT NULL")),
    )


class Event(BaseModel, frozen=True):
    """A fact in the past tense. Its topic is its feature and its class name.

    Events carry ids. The few that must carry an address say ``forget``: their content is
    deleted as soon as they are handled.
    """

    forget: ClassVar[bool] = False

    @classmethod
    def topic(cls) -> str:
        """Return for instance ``auth.EmailVerificationRequested``."""
        return f"{cls.__module__.split('.')[1]}.{cls.__name__}"


@dataclass(frozen=True)
class Leased:
    """A message that was lent to a worker."""

    id: UUID
    topic: str
    lease: int


def publish(event: Event) -> None:
    """Save ``event`` in the current transaction."""
    db.session.add(OutboxMessage(topic=event.topic(), payload=event.model_dump(mode="json")))


_LEASE = text(f"""
    WITH due AS MATERIALIZED (
        SELECT id FROM outbox_messages WHERE {OPEN} AND due_at <= :now
        ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED)
    UPDATE outbox_messages m SET lease = lease + 1, due_at = :until
    FROM due WHERE m.id = due.id
    RETURNING m.id, m.topic, m.lease
""")  # noqa: S608 - OPEN is a constant of this module
_CLAIM = text(f"""
    UPDATE outbox_messages SET due_at = :until
    WHERE id = :id AND lease = :lease AND {OPEN} RETURNING topic, payload
""")  # noqa: S608
_DONE = text("""
    UPDATE outbox_messages
    SET done_at = :now, last_error = NULL,
        payload = CASE WHEN :forget THEN CAST('{}' AS jsonb) ELSE payload END
    WHERE id = :id AND done_at IS NULL
""")
_RELEASE = text("UPDATE outbox_messages SET due_at = :due WHERE id = ANY(:ids)")
_KEEP = text("UPDATE outbox_messages SET lease = lease - 1 WHERE id = ANY(:ids)")
_FAILED = text("""
    UPDATE outbox_messages
    SET failures = failures + 1, last_error = :error,
        due_at = :now + make_interval(secs => LEAST(:longest, :first * 2 ^ LEAST(failures, 10))),
        dead_at = CASE WHEN :final OR coalesce(resent_at, created_at) < :given_up THEN :now END
    WHERE id = :id AND lease = :lease RETURNING dead_at IS NOT NULL
""")


def lease(most: int) -> list[Leased]:
    """Lend out up to ``most`` messages that are due, oldest first; the caller commits."""
    now = clock.now()
    rows = db.session.execute(_LEASE, {"now": now, "until": now + LEASE, "most": most})
    return [Leased(row.id, row.topic, row.lease) for row in rows]


def release(ids: list[UUID]) -> None:
    """Take back messages that could not be queued, to try again shortly."""
    if ids:
        db.session.execute(_RELEASE, {"ids": ids, "due": clock.now() + timedelta(seconds=2)})


def keep_lease(ids: list[UUID]) -> None:
    """Give messages their former lease back: the job that carries it is still in its queue."""
    if ids:
        db.session.execute(_KEEP, {"ids": ids})


def claim(message_id: UUID, lease: int) -> tuple[str, dict[str, Any]] | None:
    """Start on a message: its topic and payload, or ``None`` when someone else has it."""
    until = clock.now() + LEASE
    row = db.session.execute(_CLAIM, {"id": message_id, "lease": lease, "until": until}).first()
    return None if row is None else (row.topic, row.payload)


def complete(message_id: UUID, *, forget: bool) -> None:
    """Record that a message was handled; forget what it said if it named somebody."""
    db.session.execute(_DONE, {"id": message_id, "now": clock.now(), "forget": forget})


def fail(message_id: UUID, lease: int, error: str, *, final: bool) -> bool:
    """Record a failed attempt; return whether the message was given up."""
    now = clock.now()
    values = {"id": message_id, "lease": lease, "error": error[:200], "now": now, "final": final}
    waits = {"first": FIRST_WAIT, "longest": LONGEST_WAIT, "given_up": now - PATIENCE}
    return bool(db.session.execute(_FAILED, values | waits).scalar())


def forget_before(instant: datetime) -> int:
    """Delete messages handled before then; return how many."""
    gone = db.session.execute(
        text("DELETE FROM outbox_messages WHERE done_at < :instant RETURNING 1"),
        {"instant": instant},
    )
    return len(gone.all())


_REVIVE = text("""
    UPDATE outbox_messages SET dead_at = NULL, due_at = :now, resent_at = :now
    WHERE id = ANY(:ids) AND dead_at IS NOT NULL RETURNING id
""")
_REPEAT = text("""
    WITH original AS (
        UPDATE outbox_messages SET resent_at = :now
        WHERE id = :id AND done_at IS NOT NULL AND resent_at IS NULL
          AND payload <> CAST('{}' AS jsonb)
        RETURNING topic, payload)
    INSERT INTO outbox_messages (topic, payload) SELECT topic, payload FROM original RETURNING id
""")
_STANDING = text(f"""
    SELECT
        (SELECT count(*) FROM (
            SELECT 1 FROM outbox_messages WHERE {OPEN} LIMIT :most) AS few) AS waiting,
        (SELECT min(coalesce(resent_at, created_at)) FROM outbox_messages WHERE {OPEN})
            AS oldest_at,
        (SELECT count(*) FROM (
            SELECT 1 FROM outbox_messages WHERE dead_at IS NOT NULL LIMIT :most) AS few) AS dead
""")  # noqa: S608
_DEAD = text("""
    SELECT id FROM outbox_messages WHERE dead_at IS NOT NULL
    ORDER BY dead_at LIMIT :most FOR UPDATE SKIP LOCKED
""")


def revive(ids: Sequence[UUID]) -> list[UUID]:
    """Try messages that were given up anew, with patience anew; return which of them were."""
    return list(db.session.scalars(_REVIVE, {"ids": list(ids), "now": clock.now()}))


def repeat(message_id: UUID) -> UUID | None:
    """Say a handled message once more, as a new one; return its id.

    Each is repeated once, and not at all when what it said was forgotten: then ``None``.
    """
    found: UUID | None = db.session.scalar(_REPEAT, {"id": message_id, "now": clock.now()})
    return found


def dead(most: int) -> list[UUID]:
    """Return up to ``most`` messages that were given up, longest ago first, and lock them."""
    return list(db.session.scalars(_DEAD, {"most": most}))


def standing(most: int) -> Any:
    """Return how many messages wait and since when, and how many were given up.

    Args:
        most: Where counting stops.
    """
    return db.session.execute(_STANDING, {"most": most}).one()
