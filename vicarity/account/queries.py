"""Reading and writing accounts."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from vicarity.account.enums import STAFF_ROLES, Role
from vicarity.account.models import User
from vicarity.extensions import db


def user(user_id: UUID) -> User | None:
    """Return an account."""
    return db.session.get(User, user_id)


def password_hash(email: str) -> str | None:
    """Return the password hash of the account with this canonical address, if there is one."""
    return db.session.scalar(select(User.password_hash).where(User.email == email))


def user_by_email(email: str) -> User | None:
    """Return the account with this canonical address."""
    return db.session.scalars(select(User).where(User.email == email)).one_or_none()


def locked_user(user_id: UUID) -> User | None:
    """Lock an account and return it as it is now."""
    return db.session.get(
        User, user_id, populate_existing=True, with_for_update={"key_share": True}
    )


def lock_active_admins() -> list[UUID]:
    """Lock the admins who can sign in, always in the same order, and return their ids."""
    statement = select(User.id).where(User.role == Role.ADMIN, User.is_active).order_by(User.id)
    return list(db.session.scalars(statement.with_for_update(key_share=True)))


def staff() -> list[User]:
    """Return the accounts of platform staff, by address."""
    statement = select(User).where(User.role.in_(STAFF_ROLES)).order_by(User.email)
    return list(db.session.scalars(statement))


def any_user() -> bool:
    """Say whether there is any account at all."""
    return db.session.scalar(select(User.id).limit(1)) is not None


def add_user(
    email: str, password_hash: str, role: Role, *, verified_at: datetime | None = None
) -> UUID | None:
    """Insert an account and return its id; ``None`` when the address is taken.

    The unique constraint decides, so of two requests that race exactly one gets an id.
    """
    statement = (
        insert(User)
        .values(email=email, password_hash=password_hash, role=role, email_verified_at=verified_at)
        .on_conflict_do_nothing(constraint="uq_users_email")
        .returning(User.id)
    )
    return db.session.scalar(statement)


def email_is_verified(user_id: UUID) -> bool | None:
    """Say whether the account's address has been proven; ``None`` when there is no account."""
    proven = select(User.email_verified_at.is_not(None)).where(User.id == user_id)
    return db.session.scalar(proven)


def set_password(user_id: UUID, password_hash: str) -> None:
    """Replace the password."""
    db.session.execute(update(User).where(User.id == user_id).values(password_hash=password_hash))


def note_sessions_ended(user_id: UUID, at: datetime) -> None:
    """Record that every sign-in made so far is over."""
    db.session.execute(update(User).where(User.id == user_id).values(sessions_ended_at=at))


def mark_verified(user_id: UUID, email: str, at: datetime) -> bool:
    """Record that the address was proven; return whether that was news.

    Does nothing when the account has moved to another address since.
    """
    unproven = (User.id == user_id, User.email == email, User.email_verified_at.is_(None))
    statement = update(User).where(*unproven).values(email_verified_at=at).returning(User.id)
    return db.session.scalar(statement) is not None


def forget_unproven_at(email: str) -> None:
    """Delete the account at an address that nobody has proven; not one that staff suspended."""
    unproven = (User.email == email, User.email_verified_at.is_(None), User.is_active)
    db.session.execute(delete(User).where(*unproven))


def forget_unproven(instant: datetime) -> int:
    """Delete accounts made before then whose address nobody has proven; return how many."""
    unproven = (User.email_verified_at.is_(None), User.created_at < instant)
    return len(db.session.scalars(delete(User).where(*unproven).returning(User.id)).all())
