"""Reading and writing members and invitations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from vicarity.account.models import User
from vicarity.care_home.models import CareHomeMember as Member
from vicarity.care_home.models import CareHomeProfile as Home
from vicarity.core.database import read
from vicarity.extensions import db
from vicarity.team.models import OPEN
from vicarity.team.models import CareHomeInvitation as Invitation

_Inviter = aliased(Member)
_OF_ACTOR = select(Member.care_home_id).where(Member.user_id == bindparam("actor"))

_MEMBERS = (
    select(
        Member.user_id, Member.name, Member.joined_at,
        User.email, User.role, User.is_active,
    )
    .join(User, User.id == Member.user_id)
    .order_by(Member.joined_at, Member.user_id)
)  # fmt: skip
_BESIDE = _MEMBERS.where(Member.care_home_id == _OF_ACTOR.scalar_subquery())

_LISTED = (
    Invitation.id, Invitation.email, Invitation.role, Invitation.name,
    Invitation.invited_at, Invitation.expires_at,
)  # fmt: skip
_INVITATIONS = (
    select(*_LISTED, _Inviter.name.label("inviter_name"))
    .outerjoin(_Inviter, _Inviter.user_id == Invitation.invited_by)
    .where(text(OPEN))
    .order_by(Invitation.invited_at.desc(), Invitation.id)
)
_OPEN_BESIDE = _INVITATIONS.where(Invitation.care_home_id == _OF_ACTOR.scalar_subquery())


def members_beside(user_id: UUID) -> Sequence[Any]:
    """Return the team of an account's home, who joined first before others; maybe nobody."""
    return read(_BESIDE, actor=user_id)


def invitations_beside(user_id: UUID) -> Sequence[Any]:
    """Return the open invitations of an account's home, the newest first."""
    return read(_OPEN_BESIDE, actor=user_id)


def members(care_home_id: UUID) -> dict[UUID, Any]:
    """Return the team of a home as it is now, who joined first before others."""
    rows = db.session.execute(_MEMBERS.where(Member.care_home_id == care_home_id))
    return {row.user_id: row for row in rows}


def belongs_somewhere(user_id: UUID) -> bool:
    """Say whether an account is of some home's team."""
    return db.session.get(Member, user_id) is not None


def add_member(
    user_id: UUID, *, care_home_id: UUID, name: str, invited_by: UUID | None, at: datetime
) -> None:
    """Insert a member."""
    values = {"care_home_id": care_home_id, "name": name, "invited_by": invited_by}
    db.session.execute(insert(Member).values(user_id=user_id, joined_at=at, **values))


def remove_member(user_id: UUID) -> None:
    """Delete a member; the account stays."""
    db.session.execute(delete(Member).where(Member.user_id == user_id))


def open_invitation(care_home_id: UUID, email: str, **values: Any) -> Any:
    """Insert an invitation, or renew the one that is open for this address; return it."""
    statement = insert(Invitation).values(care_home_id=care_home_id, email=email, **values)
    return db.session.execute(
        statement.on_conflict_do_update(
            index_elements=["care_home_id", "email"], index_where=text(OPEN), set_=values
        ).returning(*_LISTED)
    ).one()


def one_invitation(care_home_id: UUID, invitation_id: UUID) -> Any:
    """Return an open invitation of a home; ``None`` when it has no such one."""
    own = (Invitation.care_home_id == care_home_id, Invitation.id == invitation_id)
    return db.session.execute(_INVITATIONS.where(*own)).first()


def invitation(invitation_id: UUID, jti: UUID) -> Any:
    """Return an invitation, open or not, with its home and inviter, by its newest link.

    Any other link finds ``None``.
    """
    statement = (
        select(
            *_LISTED, Invitation.jti, Invitation.care_home_id, Invitation.invited_by,
            Invitation.accepted_at, Invitation.revoked_at, Home.business_name,
            Home.verification_status, User.is_active.label("inviter_is_active"),
            _Inviter.name.label("inviter_name"),
        )
        .join(Home, Home.id == Invitation.care_home_id)
        .outerjoin(User, User.id == Invitation.invited_by)
        .outerjoin(_Inviter, _Inviter.user_id == Invitation.invited_by)
        .where(Invitation.id == invitation_id, Invitation.jti == jti)
    )  # fmt: skip
    return db.session.execute(statement).first()


def note_accepted(invitation_id: UUID, at: datetime) -> None:
    """Use an invitation up; the caller has locked its home."""
    chosen = update(Invitation).where(Invitation.id == invitation_id)
    db.session.execute(chosen.values(accepted_at=at))


def revoke(care_home_id: UUID, invitation_id: UUID, at: datetime) -> bool:
    """Withdraw an open invitation of a home; return whether there was one."""
    statement = (
        update(Invitation)
        .where(Invitation.care_home_id == care_home_id, Invitation.id == invitation_id)
        .where(text(OPEN))
        .values(revoked_at=at)
        .returning(Invitation.id)
    )
    return db.session.scalar(statement) is not None


def revoke_all_by(user_id: UUID, at: datetime) -> None:
    """Withdraw the open invitations that somebody made."""
    chosen = update(Invitation).where(Invitation.invited_by == user_id, text(OPEN))
    db.session.execute(chosen.values(revoked_at=at))


def forget_before(instant: datetime) -> int:
    """Delete invitations that ran out before then, used or not; return how many."""
    statement = delete(Invitation).where(Invitation.expires_at < instant)
    return len(db.session.scalars(statement.returning(Invitation.id)).all())
