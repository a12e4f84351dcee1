"""Reading the trail. Nothing here writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, select, tuple_

from vicarity.account.models import User
from vicarity.admin.queries.paging import PAGE_SIZE
from vicarity.care_home.models import CareHomeProfile
from vicarity.core.audit import AuditEvent
from vicarity.extensions import db


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which events to show; ``None`` and nothing stand for all.

    Attributes:
        action: One kind of act.
        actor: The whole address of who did it.
        subject: What kind of thing it was done to.
        subject_id: Whom it was done to.
        since: From then on.
        until: Before then.
    """

    action: str
    actor: str
    subject: str
    subject_id: UUID | None
    since: datetime | None
    until: datetime | None


_EVENT = (
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
)
_Subject = User.__table__.alias("subject")


def _named(events: Select[Any]) -> Select[Any]:
    """Return events, newest first, with names for who and whom."""
    return (
        events.add_columns(
            User.email.label("actor_email"),
            CareHomeProfile.business_name,
            _Subject.c.email.label("subject_email"),
        )
        .outerjoin(User, User.id == AuditEvent.actor_id)
        .outerjoin(CareHomeProfile, CareHomeProfile.id == AuditEvent.subject_id)
        .outerjoin(_Subject, _Subject.c.id == AuditEvent.subject_id)
        .order_by(AuditEvent.at.desc(), AuditEvent.id.desc())
    )


def matching(wanted: Wanted) -> Select[Any]:
    """Return a query of the events that are wanted, newest first, with names."""
    statement = select(*_EVENT)
    if wanted.action:
        statement = statement.where(AuditEvent.action == wanted.action)
    if wanted.actor:
        # Asked for first: PostgreSQL has to know whom to guess how many acts there are.
        by = db.session.scalar(select(User.id).where(User.email == wanted.actor.lower()))
        statement = statement.where(AuditEvent.actor_id == by if by else false())
    if wanted.subject:
        statement = statement.where(AuditEvent.subject == wanted.subject)
    if wanted.subject_id is not None:
        statement = statement.where(AuditEvent.subject_id == wanted.subject_id)
    if wanted.since is not None:
        statement = statement.where(AuditEvent.at >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(AuditEvent.at < wanted.until)
    return _named(statement)


def listed(wanted: Wanted, before: UUID | None) -> tuple[Sequence[Any], UUID | None]:
    """Return events, newest first, and where the next page begins."""
    statement = matching(wanted).limit(PAGE_SIZE + 1)
    if before is not None:
        last = select(AuditEvent.at).where(AuditEvent.id == before).scalar_subquery()
        statement = statement.where(tuple_(AuditEvent.at, AuditEvent.id) < tuple_(last, before))
    rows = db.session.execute(statement).all()
    return rows[:PAGE_SIZE], rows[PAGE_SIZE - 1].id if len(rows) > PAGE_SIZE else None


def history(subject: str, subject_id: UUID, *, most: int = 30) -> Sequence[Any]:
    """Return what was done to one thing, newest first."""
    statement = _named(select(*_EVENT)).where(
        AuditEvent.subject == subject, AuditEvent.subject_id == subject_id
    )
    return db.session.execute(statement.limit(most)).all()
