"""Reading the trail. Nothing here writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from vicarity.account.models import User
from vicarity.care_home.models import CareHomeProfile
from vicarity.core.audit import AuditEvent
from vicarity.extensions import db

PAGE_SIZE = 50


def _events() -> Select[Any]:
    """Return events, newest first, with names for who and whom."""
    subject = User.__table__.alias("subject")
    return (
        select(
            AuditEvent.id,
            AuditEvent.at,
            AuditEvent.actor_id,
            AuditEvent.action,
            AuditEvent.subject,
            AuditEvent.subject_id,
            AuditEvent.before,
            AuditEvent.after,
            AuditEvent.ip,
            AuditEvent.request_id,
            User.email.label("actor_email"),
            CareHomeProfile.business_name,
            subject.c.email.label("subject_email"),
        )
        .outerjoin(User, User.id == AuditEvent.actor_id)
        .outerjoin(CareHomeProfile, CareHomeProfile.id == AuditEvent.subject_id)
        .outerjoin(subject, subject.c.id == AuditEvent.subject_id)
        .order_by(AuditEvent.id.desc())
    )


def listed(
    *, action: str, actor: str, subject_id: UUID | None, before: UUID | None
) -> tuple[Sequence[Any], UUID | None]:
    """Return events, newest first, and where the next page begins.

    Args:
        action: One kind of act, or nothing for all.
        actor: The whole address of who did it, or nothing for everybody.
        subject_id: Whom it was done to, or ``None`` for everybody.
        before: Where the page before ended.
    """
    statement = _events().limit(PAGE_SIZE + 1)
    if action:
        statement = statement.where(AuditEvent.action == action)
    if actor:
        by = select(User.id).where(User.email == actor.lower()).scalar_subquery()
        statement = statement.where(AuditEvent.actor_id == by)
    if subject_id is not None:
        statement = statement.where(AuditEvent.subject_id == subject_id)
    if before is not None:
        statement = statement.where(AuditEvent.id < before)
    rows = db.session.execute(statement).all()
    return rows[:PAGE_SIZE], rows[PAGE_SIZE - 1].id if len(rows) > PAGE_SIZE else None


def history(subject: str, subject_id: UUID, *, most: int = 30) -> Sequence[Any]:
    """Return what was done to one thing, newest first."""
    statement = _events().where(AuditEvent.subject == subject, AuditEvent.subject_id == subject_id)
    return db.session.execute(statement.limit(most)).all()
