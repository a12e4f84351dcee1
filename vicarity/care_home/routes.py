"""``/api/care-home``."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from vicarity.account.access import verified
from vicarity.account.enums import CARE_HOME_ROLES, Role
from vicarity.account.errors import EmailNotVerified
from vicarity.care_home import service
from vicarity.care_home.errors import NoCareHome, NotForReview, ProfileIncomplete
from vicarity.care_home.schemas import (
    CareHomeProfileAnswer,
    CareHomeProfileChange,
    RegisterEntries,
    RegisterSearch,
)
from vicarity.core.actor import Actor
from vicarity.core.fields import NoMembers
from vicarity.core.http import endpoint

bp = Blueprint("care_home", __name__)

MEMBERS = verified(*CARE_HOME_ROLES)
ADMINS = verified(Role.CARE_HOME_ADMIN)


@bp.get("/profile")
@endpoint(
    access=MEMBERS,
    returns=CareHomeProfileAnswer,
    refuses=(EmailNotVerified, NoCareHome),
    reads=True,
)
def profile(actor: Actor) -> dict[str, Any]:
    """Return the profile of the signed-in account's care home."""
    return service.profile(actor.user_id)


@bp.put("/profile")
@endpoint(
    access=ADMINS,
    body=CareHomeProfileChange,
    returns=CareHomeProfileAnswer,
    refuses=(EmailNotVerified, NoCareHome),
)
def change_profile(body: CareHomeProfileChange, actor: Actor) -> dict[str, Any]:
    """Change the care home's profile; members left out keep their value."""
    return service.change_profile(actor.user_id, body)


@bp.post("/verification")
@endpoint(
    access=ADMINS,
    body=NoMembers,
    body_optional=True,
    returns=CareHomeProfileAnswer,
    refuses=(EmailNotVerified, NoCareHome, NotForReview, ProfileIncomplete),
)
def submit(body: NoMembers, actor: Actor) -> dict[str, Any]:
    """Send the care home for review by platform staff."""
    return service.submit(actor.user_id)


@bp.get("/register-search")
@endpoint(
    access=MEMBERS,
    query=RegisterSearch,
    returns=RegisterEntries,
    refuses=(EmailNotVerified,),
    limit="60 per minute",
    reads=True,
)
def search_register(query: RegisterSearch, actor: Actor) -> dict[str, Any]:
    """Find care homes in the CQC register, so that a home need not type what CQC knows."""
    return service.search_register(query.q, query.limit)
