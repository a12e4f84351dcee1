"""Who did what to whom, when, and what it was before: rows are added, never changed.

A trigger of the database refuses UPDATE, DELETE and TRUNCATE on the table, whoever asks, and
another one chains the rows by hash (:mod:`vicarity.core.audit_chain`).
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import g, has_request_context, request
from sqlalchemy import DateTime, Index, String, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.core.models import IdMixin
from vicarity.extensions import Model, db

#: Members whose values are never kept.
SECRET = re.compile(
    r"pass(word|phrase|wd)|secret|token|hash|cookie|(^|_)(otp|totp|pin|key|codes?)$", re.IGNORECASE
)
MASK = "\N{BULLET}" * 6

#: Acts by which somebody saw a person's documents or facts.
VIEWS = ("document.view", "document.download", "credential.view", "worker.view", "care_home.view")


class AuditEvent(IdMixin, Model):
    """One act of a member of staff, or of the system when ``actor_id`` is empty."""

    __tablename__ = "audit_events"

    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    actor_id: Mapped[UUID | None]
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[UUID | None]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    after: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    ip: Mapped[str | None] = mapped_column(String(45))
    request_id: Mapped[str | None] = mapped_column(String(64))

    __table_args__ = (
        Index("ix_audit_events_subject", "subject", "subject_id", "at"),
        Index("ix_audit_events_actor_id_at", "actor_id", "at"),
        Index("ix_audit_events_at", "at", "id"),
        Index("ix_audit_events_action", "action", "at", "id"),
    )


def record(
    action: str,
    *,
    actor_id: UUID | None,
    subject: str,
    subject_id: UUID | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Save one act in the current transaction: it is kept exactly when the act is.

    Args:
        action: Feature and verb, such as ``care_home.verify``.
        actor_id: Who did it; ``None`` for the system itself.
        subject: What kind of thing it was done to, such as ``care_home``.
        subject_id: Which one.
        before: The values that changed, as they were. What is named like a secret is masked.
        after: The same values, as they are now.
    """
    here = has_request_context()
    event = AuditEvent(
        action=action, actor_id=actor_id, subject=subject, subject_id=subject_id,
        before=masked(before), after=masked(after),
        ip=request.remote_addr if here else None,
        request_id=g.get("request_id") if here else None,
    )  # fmt: skip
    db.session.add(event)


def masked(facts: Any) -> Any:
    """Return facts with every secret among them replaced, however deep it is."""
    if isinstance(facts, dict):
        return {
            name: MASK if SECRET.search(name) and value is not None else masked(value)
            for name, value in facts.items()
        }
    if isinstance(facts, (list, tuple)):
        return [masked(value) for value in facts]
    return facts
