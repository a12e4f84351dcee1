"""What the demo data has to know about the tables it fills."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from vicarity.account.models import User
from vicarity.care_home.enums import Verification
from vicarity.care_home.models import CareHomeProfile
from vicarity.extensions import db
from vicarity.qualification.models import Qualification
from vicarity.register.models import CqcLocation
from vicarity.worker.models import WorkerProfile

_HIGHEST = text("""
    SELECT max(CAST(substring(email FROM :ending) AS integer)) FROM users
""")


def next_number(domain: str) -> int:
    """Return the first number that no demo address ends in (``name.7@domain``)."""
    ending = rf"\.([0-9]{{1,9}})@{domain.replace('.', '[.]')}$"
    return (db.session.scalar(_HIGHEST, {"ending": ending}) or 0) + 1


def qualifications() -> list[tuple[Any, ...]]:
    """Return what people can hold, by display order."""
    columns = (
        Qualification.id,
        Qualification.code,
        Qualification.name,
        Qualification.category,
        Qualification.is_mandatory,
        Qualification.validity_months,
        Qualification.issuer,
    )
    rows = db.session.execute(select(*columns).order_by(Qualification.display_order))
    return [tuple(row) for row in rows]


def accounts(emails: Sequence[str]) -> dict[str, User]:
    """Return those of the accounts that exist, by address."""
    found = db.session.scalars(select(User).where(User.email.in_(emails)))
    return {user.email: user for user in found}


def locations(ids: Collection[str]) -> set[str]:
    """Return which of these locations the register has already."""
    chosen = select(CqcLocation.location_id).where(CqcLocation.location_id.in_(ids))
    return set(db.session.scalars(chosen))


def posters() -> list[tuple[Any, ...]]:
    """Return the verified homes that are on the map: id, account and point."""
    home = CareHomeProfile
    columns = (home.id, home.user_id, home.easting, home.northing)
    chosen = select(*columns).where(
        home.verification_status == Verification.VERIFIED, home.easting.is_not(None)
    )
    return [tuple(row) for row in db.session.execute(chosen.order_by(home.id))]


def home_of(user_id: UUID) -> tuple[UUID, int]:
    """Return the home that an account opened, and its square of the grid."""
    home = CareHomeProfile
    chosen = select(home.id, home.easting, home.northing).where(home.user_id == user_id)
    row = db.session.execute(chosen).one()
    return row.id, row.easting // 20_000 * 1000 + row.northing // 20_000


def complete_workers(most: int, but: Collection[UUID]) -> list[UUID]:
    """Return accounts of workers to whom the job board is open, without some."""
    complete = WorkerProfile.profile_completion_percentage == 100
    chosen = select(WorkerProfile.user_id).where(complete, WorkerProfile.user_id.not_in(but))
    chosen = chosen.order_by(WorkerProfile.user_id)
    return list(db.session.scalars(chosen.limit(most)))
