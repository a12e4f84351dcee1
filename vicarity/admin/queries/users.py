"""Reading accounts for the console. No column here is a secret."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.admin.models import ConsoleSession
from vicarity.auth.models import AuthSession
from vicarity.care_home.models import CareHomeProfile
from vicarity.core import clock
from vicarity.extensions import db

PAGE_SIZE = 50

_SHOWN = (
    User.id,
    User.email,
    User.role,
    User.is_active,
    User.email_verified_at,
    User.created_at,
)


def listed(
    *, role: Role | None, search: str, before: UUID | None
) -> tuple[Sequence[Any], UUID | None]:
    """Return accounts, newest first, and where the next page begins."""
    statement = select(*_SHOWN).order_by(User.id.desc()).limit(PAGE_SIZE + 1)
    if role is not None:
        statement = statement.where(User.role == role)
    if search:
        statement = statement.where(User.email.contains(search.lower(), autoescape=True))
    if before is not None:
        statement = statement.where(User.id < before)
    rows = db.session.execute(statement).all()
    return rows[:PAGE_SIZE], rows[PAGE_SIZE - 1].id if len(rows) > PAGE_SIZE else None


def shown(user_id: UUID) -> Any:
    """Return an account, its care home if it has one, and how many sessions are going."""
    api_sessions = select(func.count()).where(
        AuthSession.user_id == user_id,
        AuthSession.ended_at.is_(None),
        AuthSession.expires_at > clock.now(),
    )
    console_sessions = select(func.count()).where(ConsoleSession.user_id == user_id)
    statement = (
        select(
            *_SHOWN,
            CareHomeProfile.id.label("care_home_id"),
            CareHomeProfile.business_name,
            (api_sessions.scalar_subquery() + console_sessions.scalar_subquery()).label("sessions"),
        )
        .outerjoin(CareHomeProfile, CareHomeProfile.user_id == User.id)
        .where(User.id == user_id)
    )
    return db.session.execute(statement).first()
