"""Who of the staff has taken which review, and who has one open now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import InstrumentedAttribute, aliased

from vicarity.account.models import User
from vicarity.admin.enums import ReviewSubject
from vicarity.admin.models import ReviewAssignment as Assignment
from vicarity.admin.models import ReviewPresence as Presence
from vicarity.admin.queries import audit_log
from vicarity.admin.rules import HELD_FOR, PRESENT_FOR
from vicarity.core.audit import VIEWS, AuditEvent
from vicarity.extensions import db

#: Acts that say who has a review, and nothing about what is reviewed.
TAKING = ("review.take", "review.give_back")

Holder = aliased(User, name="holder")

#: The assignments once more, for queries that are joined with them already.
Taken = aliased(Assignment, name="taken")

#: The mailbox a letter to an address reaches: what follows a plus is a label.
MAILBOX = r"\+[^@]*@"


def held(
    subject: ReviewSubject, subject_id: Any, now: datetime, assignment: Any = Assignment
) -> ColumnElement[bool]:
    """Say on which row of the assignments a review is held, if its time is not over."""
    return and_(
        assignment.subject == subject,
        assignment.subject_id == subject_id,
        assignment.assigned_at > now - HELD_FOR,
    )


def with_holder(
    statement: Any, subject: ReviewSubject, subject_id: Any, now: datetime
) -> Select[Any]:
    """Add who has taken each review: ``holder_id`` and ``holder_email``."""
    holder: Select[Any] = statement.add_columns(
        Assignment.user_id.label("holder_id"), Holder.email.label("holder_email")
    )
    held_now = held(subject, subject_id, now)
    return holder.outerjoin(Assignment, held_now).outerjoin(Holder, Holder.id == Assignment.user_id)


def mine(
    subject: ReviewSubject, subject_id: Any, user_id: UUID, now: datetime
) -> ColumnElement[bool]:
    """Match reviews that somebody has taken, by way of the few rows that are theirs."""
    taken = select(Taken.subject_id).where(
        Taken.user_id == user_id, Taken.subject == subject, Taken.assigned_at > now - HELD_FOR
    )
    return subject_id.in_(taken)  # type: ignore[no-any-return]


def free(subject: ReviewSubject, subject_id: Any, now: datetime) -> ColumnElement[bool]:
    """Match reviews that nobody has taken, or that were taken too long ago."""
    return ~select(Taken.user_id).where(held(subject, subject_id, now, Taken)).exists()


def not_own(owner: InstrumentedAttribute[UUID], staff_id: UUID, email: str) -> ColumnElement[bool]:
    """Match what does not belong to a member of staff, under this account or another one."""
    mailbox = func.regexp_replace(User.email, MAILBOX, "@")
    theirs = select(User.id).where(
        User.id == owner,
        or_(User.id == staff_id, mailbox == func.regexp_replace(email, MAILBOX, "@")),
    )
    return ~theirs.exists()


def holder(subject: ReviewSubject, subject_id: UUID, now: datetime) -> Any:
    """Return who has taken a review: id and address."""
    statement = (
        select(Holder.id, Holder.email)
        .join(Assignment, Assignment.user_id == Holder.id)
        .where(held(subject, subject_id, now))
    )
    return db.session.execute(statement).first()


def take(
    subject: ReviewSubject, ids: Sequence[UUID], user_id: UUID, now: datetime, *, over: bool = False
) -> list[UUID]:
    """Give somebody the reviews that nobody has, and return which are newly theirs.

    Args:
        subject: What kind they are.
        ids: Which ones.
        user_id: Who takes them.
        now: From then on they are theirs.
        over: Whether to take them even from a colleague.
    """
    values = [
        {"subject": subject, "subject_id": one, "user_id": user_id, "assigned_at": now}
        for one in sorted(ids)
    ]
    statement = insert(Assignment).values(values)
    lapsed = Assignment.assigned_at <= now - HELD_FOR
    statement = statement.on_conflict_do_update(
        index_elements=["subject", "subject_id"],
        set_={"user_id": user_id, "assigned_at": now},
        where=Assignment.user_id != user_id if over else lapsed,
    )
    taken = statement.returning(Assignment.subject_id)
    return list(db.session.scalars(taken)) if values else []


def give_back(
    subject: ReviewSubject, ids: Sequence[UUID], user_id: UUID | None = None
) -> list[UUID]:
    """Let go of reviews, and return which; of one member of staff's only when one is given."""
    statement = delete(Assignment).where(
        Assignment.subject == subject, Assignment.subject_id.in_(ids)
    )
    if user_id is not None:
        statement = statement.where(Assignment.user_id == user_id)
    return list(db.session.scalars(statement.returning(Assignment.subject_id)))


def trail(subject: ReviewSubject, subject_id: UUID, *, most: int = 20) -> Sequence[Any]:
    """Return what became of a review, newest first, without who only looked or had it."""
    everything = audit_log.matching(
        audit_log.Wanted(
            action="", actor="", subject=subject.value, subject_id=subject_id,
            since=None, until=None,
        )
    )  # fmt: skip
    acts = everything.where(AuditEvent.action.not_in((*VIEWS, *TAKING)))
    return db.session.execute(acts.limit(most)).all()


def arrive(subject: ReviewSubject, subject_id: UUID, user_id: UUID, now: datetime) -> None:
    """Note that somebody has a review open."""
    values = {"subject": subject, "subject_id": subject_id, "user_id": user_id, "seen_at": now}
    db.session.execute(
        insert(Presence)
        .values(values)
        .on_conflict_do_update(
            index_elements=["subject", "subject_id", "user_id"], set_={"seen_at": now}
        )
    )


def leave(subject: ReviewSubject, ids: Sequence[UUID], user_id: UUID) -> None:
    """Note that somebody is done with reviews."""
    db.session.execute(
        delete(Presence).where(
            Presence.subject == subject, Presence.subject_id.in_(ids), Presence.user_id == user_id
        )
    )


def present(
    subject: ReviewSubject, subject_id: UUID, besides: UUID, now: datetime
) -> Sequence[str]:
    """Return the addresses of the others who have a review open."""
    statement = (
        select(User.email)
        .join(Presence, Presence.user_id == User.id)
        .where(
            Presence.subject == subject,
            Presence.subject_id == subject_id,
            Presence.user_id != besides,
            Presence.seen_at > now - PRESENT_FOR,
        )
        .order_by(User.email)
        .limit(5)
    )
    return db.session.scalars(statement).all()


_FORGET_SOME = text("""
    DELETE FROM review_presences WHERE (subject, subject_id, user_id) IN (
        SELECT subject, subject_id, user_id FROM review_presences WHERE seen_at < :instant
        ORDER BY seen_at LIMIT 100 FOR UPDATE SKIP LOCKED)
""")


def forget_some(now: datetime) -> None:
    """Delete some of the presences that say nothing any more."""
    db.session.execute(_FORGET_SOME, {"instant": now - 20 * PRESENT_FOR})


def viewed_since_opening(document_id: UUID, credential_id: UUID, user_id: UUID) -> bool:
    """Say whether somebody saw a document since they last opened the credential's review."""
    opening = (
        select(AuditEvent.id)
        .where(
            AuditEvent.subject == ReviewSubject.CREDENTIAL,
            AuditEvent.subject_id == credential_id,
            AuditEvent.actor_id == user_id,
            AuditEvent.action == "credential.view",
        )
        .order_by(AuditEvent.at.desc(), AuditEvent.id.desc())
        .limit(1)
    )
    viewed = select(AuditEvent.id).where(
        AuditEvent.subject == "document",
        AuditEvent.subject_id == document_id,
        AuditEvent.actor_id == user_id,
        AuditEvent.action == "document.view",
        AuditEvent.id > opening.scalar_subquery(),
    )
    return bool(db.session.scalar(select(viewed.exists())))
