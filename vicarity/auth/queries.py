"""Reading and writing sessions and e-mailed links."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, bindparam, case, func, select, text, update
from sqlalchemy.dialects.postgresql import insert

from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.auth.enums import Ending, Purpose
from vicarity.auth.models import AuthSession, MailedLink
from vicarity.care_home.models import CareHomeMember, CareHomeProfile
from vicarity.core.database import read
from vicarity.core.lean import Lean
from vicarity.extensions import db
from vicarity.worker.models import WorkerProfile

_USER, _WORKER, _HOME = User.__table__.c, WorkerProfile.__table__.c, CareHomeProfile.__table__.c
_MEMBER = CareHomeMember.__table__.c
_JOINED = (
    User.__table__.outerjoin(WorkerProfile.__table__, _WORKER.user_id == _USER.id)
    .outerjoin(CareHomeMember.__table__, _MEMBER.user_id == _USER.id)
    .outerjoin(CareHomeProfile.__table__, _HOME.id == _MEMBER.care_home_id)
)

#: What deciding on a sign-in, and where it leads, needs to know.
_STANDING = select(
    _USER.id,
    _USER.email,
    _USER.role,
    _USER.is_active,
    _USER.email_verified_at,
    _USER.password_hash,
    _WORKER.profile_completion_percentage,
).select_from(_JOINED)
_BY_EMAIL = _STANDING.where(_USER.email == bindparam("email"))
_BY_ID = _STANDING.where(_USER.id == bindparam("user_id"))
_ME = Lean(
    select(
        _USER.id,
        _USER.email,
        _USER.role,
        _USER.is_active,
        _USER.email_verified_at,
        func.coalesce(
            _WORKER.profile_completion_percentage, _HOME.profile_completion_percentage
        ).label("profile_completion_percentage"),
        _WORKER.id.label("worker_id"),
        _WORKER.current_step,
        _WORKER.profile_completion_status,
        _WORKER.first_name,
        _WORKER.last_name,
        _HOME.id.label("care_home_id"),
        _HOME.business_name,
        _HOME.verification_status,
    )
    .select_from(_JOINED)
    .where(_USER.id == bindparam("user_id"))
)


def credentials(email: str) -> Row[*tuple[Any, ...]] | None:
    """Return an account's standing with its password hash, in one journey."""
    return db.session.execute(_BY_EMAIL, {"email": email}).first()


def standing(user_id: UUID) -> Row[*tuple[Any, ...]] | None:
    """Return an account's standing with its password hash."""
    return db.session.execute(_BY_ID, {"user_id": user_id}).first()


def me(user_id: UUID) -> Any:
    """Return an account with its profile in short, in one journey; ``None`` if there is none."""
    return next(iter(_ME(user_id=user_id)), None)


_ADD_SESSION = text("""
    INSERT INTO auth_sessions (user_id, device, refresh_jti, refreshed_at, expires_at)
    SELECT id, :device, :jti, :now, :expires FROM users
    WHERE id = :user_id AND password_hash = :password_hash AND role = :role AND is_active FOR SHARE
    RETURNING id
""")


def add_session(
    account: Any, jti: UUID, *, device: str, at: datetime, expires_at: datetime
) -> UUID | None:
    """Insert a session and return its id, if password and role are still as they were proven.

    Locks the account: of a sign-in and a reset at the same time, either the reset sees the
    session and ends it, or the sign-in sees the new password and fails. The same holds for
    another role.
    """
    proven = {
        "user_id": account.id,
        "password_hash": account.password_hash,
        "role": str(account.role),
    }
    values = {"device": device, "jti": jti, "now": at, "expires": expires_at}
    found: UUID | None = db.session.scalar(_ADD_SESSION, proven | values)
    return found


_ROTATE = Lean(
    text("""
    UPDATE auth_sessions s
    SET previous_jti = s.refresh_jti, refresh_jti = :new, rotated_at = clock_timestamp(),
        refreshed_at = :now, expires_at = :expires
    FROM users u
    WHERE s.id = :id AND s.refresh_jti = :jti AND s.ended_at IS NULL AND s.expires_at > :now
      AND u.id = s.user_id AND u.is_active
    RETURNING u.id AS user_id, u.role, u.email_verified_at IS NOT NULL AS email_verified
"""),
    role=Role,
)


def rotate(session_id: UUID, jti: UUID, *, new: UUID, at: datetime, expires_at: datetime) -> Any:
    """Replace the newest refresh token if ``jti`` is it; return whose it is, or ``None``.

    Kept at once, whatever becomes of the transaction around it.
    """
    found = _ROTATE(id=session_id, jti=jti, new=new, now=at, expires=expires_at)
    return next(iter(found), None)


def locked_session(session_id: UUID) -> Row[AuthSession, User] | None:
    """Lock a session that has not ended, with its account."""
    statement = (
        select(AuthSession, User)
        .join(User, User.id == AuthSession.user_id)
        .where(AuthSession.id == session_id, AuthSession.ended_at.is_(None), User.is_active)
        .with_for_update(of=AuthSession)
    )
    return db.session.execute(statement).first()


def end_session(session_id: UUID, ending: Ending, at: datetime) -> bool:
    """End one session; return whether it was still going."""
    statement = (
        update(AuthSession)
        .where(AuthSession.id == session_id, AuthSession.ended_at.is_(None))
        .values(ended_at=at, ending=ending)
        .returning(AuthSession.id)
    )
    return db.session.scalar(statement) is not None


def end_sessions(
    user_id: UUID, ending: Ending, at: datetime, *, keep: UUID | None = None
) -> list[UUID]:
    """End all sessions of an account but one; return which."""
    statement = (
        update(AuthSession)
        .where(AuthSession.user_id == user_id, AuthSession.ended_at.is_(None))
        .values(ended_at=at, ending=ending)
        .returning(AuthSession.id)
    )
    if keep is not None:
        statement = statement.where(AuthSession.id != keep)
    return list(db.session.scalars(statement))


def sessions_ended_since(instant: datetime) -> list[tuple[UUID, datetime]]:
    """Return the sessions that ended after then, and when each did."""
    statement = select(AuthSession.id, AuthSession.ended_at).where(AuthSession.ended_at > instant)
    return [(row.id, row.ended_at) for row in read(statement)]


def replace_link(
    user_id: UUID,
    purpose: Purpose,
    *,
    jti: UUID,
    email: str,
    issued_at: datetime,
    password_hash: str | None,
) -> None:
    """Save a new link; whatever link of that purpose there was is dead.

    A password that waits for the address to be proven goes on waiting, unless a newer one is
    given: asking for the link once more must not bring an earlier stranger's password back.
    """
    values = {
        "jti": jti,
        "email": email,
        "issued_at": issued_at,
        "password_hash": password_hash,
        "used_at": None,
    }
    statement = insert(MailedLink).values(user_id=user_id, purpose=purpose, **values)
    same = and_(MailedLink.used_at.is_(None), MailedLink.email == email)
    waiting = case((same, MailedLink.password_hash), else_=None)
    kept = func.coalesce(statement.excluded.password_hash, waiting)
    db.session.execute(
        statement.on_conflict_do_update(
            constraint="pk_mailed_links", set_=values | {"password_hash": kept}
        )
    )


def link(user_id: UUID, purpose: Purpose, jti: UUID) -> MailedLink | None:
    """Return a link if it is still the newest of its purpose."""
    return db.session.scalars(
        select(MailedLink).where(
            MailedLink.user_id == user_id, MailedLink.purpose == purpose, MailedLink.jti == jti
        )
    ).one_or_none()


def use_link(
    user_id: UUID, purpose: Purpose, jti: UUID, at: datetime
) -> Row[str, str | None] | None:
    """Use up a link: of any number of simultaneous calls, one gets its content."""
    statement = (
        update(MailedLink)
        .where(
            MailedLink.user_id == user_id,
            MailedLink.purpose == purpose,
            MailedLink.jti == jti,
            MailedLink.used_at.is_(None),
            MailedLink.email == select(User.email).where(User.id == user_id).scalar_subquery(),
        )
        .values(used_at=at)
        .returning(MailedLink.email, MailedLink.password_hash)
    )
    return db.session.execute(statement).first()


def kill_links(user_id: UUID, purpose: Purpose, at: datetime) -> None:
    """Make sure that no link of this purpose works any more."""
    statement = update(MailedLink).where(
        MailedLink.user_id == user_id, MailedLink.purpose == purpose, MailedLink.used_at.is_(None)
    )
    db.session.execute(statement.values(used_at=at, password_hash=None))


def forget_before(instant: datetime) -> int:
    """Delete sessions that ended or ran out, and links made, before then; return how many."""
    gone = 0
    for statement in (
        "DELETE FROM auth_sessions WHERE expires_at < :instant OR ended_at < :instant",
        "DELETE FROM mailed_links WHERE issued_at < :instant",
    ):
        result = db.session.execute(text(f"{statement} RETURNING 1"), {"instant": instant})
        gone += len(result.all())
    return gone
