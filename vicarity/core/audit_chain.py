"""Is the trail as it was written? Each event's link holds the hash of the link before it.

A deferred trigger of the database makes the links (migration 0010, docs/adr/0014). Here they
are calculated again, without its help, so a trigger that was tampered with is found as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Connection, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.extensions import Model, db

#: What the first link holds as the hash of the one before it.
NOTHING = bytes(32)

#: Rows fetched at once.
BATCH = 5000


class AuditLink(Model):
    """The place of one event in the chain."""

    __tablename__ = "audit_chain"

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    event_id: Mapped[UUID] = mapped_column(unique=True)
    previous_hash: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary)


class AuditHead(Model):
    """The newest link; one row, whose lock puts commits in order.

    ``xact`` is the transaction that wrote it, ``began`` the place before that one's first link.
    A transaction of more than a hundred events leaves it at the hundredth.
    """

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    xact: Mapped[int] = mapped_column(BigInteger)
    began: Mapped[int] = mapped_column(BigInteger)

    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)


class Breach(StrEnum):
    """What can be wrong with a place in the chain."""

    ALTERED = "altered"  # the event, or its link, is not what it was
    MISSING = "missing"  # the event, or its link, is gone
    INSERTED = "inserted"  # an event that no link knows


@dataclass(frozen=True)
class Finding:
    """One breach.

    Attributes:
        breach: What is wrong.
        seq: The place in the chain; ``None`` for an event that has none.
        event_id: The event, where it is known.
        until: The last of several places that are missing.
    """

    breach: Breach
    seq: int | None
    event_id: UUID | None = None
    until: int | None = None


@dataclass(frozen=True)
class Head:
    """A place in the chain, and the hash that stands for all up to there."""

    seq: int
    hash: bytes


_LINKS = text("""
    SELECT c.seq, c.event_id, c.previous_hash, c.hash,
           CAST(e.id AS text), CAST(CAST(extract(epoch FROM e.at) * 1000000 AS bigint) AS text),
           CAST(e.actor_id AS text), e.action, e.subject, CAST(e.subject_id AS text),
           CAST(e.before AS text), CAST(e.after AS text), e.ip, e.request_id
    FROM audit_chain c LEFT JOIN audit_events e ON e.id = c.event_id
    WHERE c.seq >= :first ORDER BY c.seq
""")
_UNKNOWN = text("""
    SELECT e.id FROM audit_events e
    WHERE NOT EXISTS (SELECT FROM audit_chain c WHERE c.event_id = e.id) ORDER BY e.id
""")
_END = text("SELECT seq, hash FROM audit_chain ORDER BY seq DESC LIMIT 1")
_HASH = text("SELECT hash FROM audit_chain WHERE seq = :seq")


def link(previous: bytes, seq: int, facts: Sequence[str | None]) -> bytes:
    """Return the hash of an event's link.

    Args:
        previous: The hash of the link before it.
        seq: Its place, beginning with 1.
        facts: The event's columns as text, each written with its length before it, so that
            no two events read alike.
    """
    written = [f"{len(str(seq))}:{seq}"]
    written += ["-" if fact is None else f"{len(fact)}:{fact}" for fact in facts]
    return hashlib.sha256(previous + ",".join(written).encode()).digest()


class Trail:
    """The trail at one instant: whatever is written meanwhile is not looked at."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def head(self) -> Head:
        """Return how far the chain goes at least, as is noted beside it."""
        row = self._connection.execute(text("SELECT seq, hash FROM audit_head")).one()
        return Head(row.seq, bytes(row.hash))

    def end(self) -> Head:
        """Return how far the chain goes."""
        row = self._connection.execute(_END).first()
        return Head(row.seq, bytes(row.hash)) if row else Head(0, NOTHING)

    def hash_at(self, seq: int) -> bytes | None:
        """Return the hash of one link; ``None`` when there is none."""
        if seq == 0:
            return NOTHING
        found = self._connection.execute(_HASH, {"seq": seq}).scalar()
        return None if found is None else bytes(found)

    def breaches(self, first: int = 1) -> Iterator[Finding | int]:
        """Go along the chain; yield what is wrong, and now and then how far it came.

        Args:
            first: Where to begin; the link before it is taken as right.
        """
        walk = _Walk(first, self.hash_at(first - 1))
        rows = self._connection.execute(
            _LINKS, {"first": first}, execution_options={"yield_per": BATCH}
        )
        for batch in rows.partitions(BATCH):
            for row in batch:
                yield from walk.past(row)
            yield walk.last
        head = self.head()
        yield from walk.end(head, self.hash_at(head.seq))
        for (event_id,) in self._connection.execute(_UNKNOWN):
            yield Finding(Breach.INSERTED, None, event_id)


class _Walk:
    """Where one is in the chain, and what the next link has to begin with."""

    def __init__(self, first: int, previous: bytes | None) -> None:
        self.last = first - 1
        self._previous = previous

    def past(self, row: Sequence[Any]) -> Iterator[Finding]:
        """Look at the next link there is."""
        seq, event_id, previous, kept = row[0], row[1], bytes(row[2]), bytes(row[3])
        gap = seq > self.last + 1
        if gap:
            yield Finding(Breach.MISSING, self.last + 1, until=seq - 1)
        if row[4] is None:
            yield Finding(Breach.MISSING, seq, event_id)
        elif link(previous, seq, row[4:]) != kept or (not gap and previous != self._previous):
            yield Finding(Breach.ALTERED, seq, event_id)
        self.last, self._previous = seq, kept

    def end(self, head: Head, there: bytes | None) -> Iterator[Finding]:
        """Compare the end with the head: a chain that was cut off there is whole in itself.

        Args:
            head: What is noted beside the chain.
            there: The hash of the link the head speaks of.
        """
        if head.seq > self.last:
            yield Finding(Breach.MISSING, self.last + 1, until=head.seq)
        elif head.hash != there:
            yield Finding(Breach.ALTERED, head.seq)


@contextmanager
def trail() -> Iterator[Trail]:
    """Open the trail for reading, as it is now and for as long as that takes."""
    with db.engine.connect() as connection:
        fixed = connection.execution_options(isolation_level="REPEATABLE READ")
        for limit in ("statement_timeout", "idle_in_transaction_session_timeout"):
            fixed.execute(text(f"SET LOCAL {limit} = 0"))
        yield Trail(fixed)
        fixed.rollback()
