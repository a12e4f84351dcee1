"""Reading accounts for the console. No column here is a secret."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.admin.models import ConsoleSession, StaffFactor
from vicarity.admin.queries.paging import one_page
from vicarity.admin.queries.search import beginning
from vicarity.auth.models import AuthSession
from vicarity.care_home.models import CareHomeMember, CareHomeProfile
from vicarity.core import clock
from vicarity.extensions import db


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a list of accounts is to show; ``None`` and nothing stand for all.

    Attributes:
        search: The beginning of an address.
        role: What the account is for.
        active: Whether somebody can sign in to it.
        proven: Whether its address is.
    """

    search: str
    role: Role | None
    active: bool | None
    proven: bool | None


#: What the list shows, and what its export has.
LISTED = (
    User.id,
    User.email,
    User.role,
    User.is_active,
    User.email_verified_at,
    User.created_at,
)


def matching(wanted: Wanted, *columns: Any) -> Select[Any]:
    """Return a query of these columns for the accounts that are wanted."""
    statement = select(*columns).select_from(User)
    if wanted.role is not None:
        statement = statement.where(User.role == wanted.role)
    if wanted.active is not None:
        statement = statement.where(User.is_active.is_(wanted.active))
    if wanted.proven is not None:
        proven = User.email_verified_at.is_not(None)
        statement = statement.where(proven if wanted.proven else ~proven)
    if wanted.search:
        begun = select(User.id).where(beginning(User.email, wanted.search.lower()))
        found = begun.cte("found").prefix_with("MATERIALIZED")
        statement = statement.join(found, found.c.id == User.id)
    return statement


def listed(wanted: Wanted, before: UUID | None) -> tuple[Sequence[Any], UUID | None]:
    """Return accounts, newest first, and where the next page begins."""
    return one_page(matching(wanted, *LISTED), User.id, before)


def shown(user_id: UUID) -> Any:
    """Return an account, its care home if it has one, and how many sessions are going."""
    api_sessions = select(func.count()).where(
        AuthSession.user_id == user_id,
        AuthSession.ended_at.is_(None),
        AuthSession.expires_at > clock.now(),
    )
    console_sessions = select(func.count()).where(ConsoleSession.user_id == user_id)
    factor = select(StaffFactor.user_id).where(StaffFactor.user_id == user_id)
    statement = (
        select(
            *LISTED,
            CareHomeProfile.id.label("care_home_id"),
            CareHomeProfile.business_name,
            (api_sessions.scalar_subquery() + console_sessions.scalar_subquery()).label("sessions"),
            factor.exists().label("enrolled"),
        )
        .outerjoin(CareHomeMember, CareHomeMember.user_id == User.id)
        .outerjoin(CareHomeProfile, CareHomeProfile.id == CareHomeMember.care_home_id)
        .where(User.id == user_id)
    )
    return db.session.execute(statement).first()
