"""``/api/worker/favourites``, ``/api/care-home/blocks`` and their like."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint

from vicarity.account.access import verified
from vicarity.account.enums import CARE_HOME_ROLES, Role
from vicarity.account.errors import EmailNotVerified
from vicarity.booking import relations
from vicarity.booking.errors import HomeNotKnown, WorkerNotKnown
from vicarity.booking.queries.relations import Kind
from vicarity.booking.schemas import KnownHomes, KnownWorkers, MaybeReason
from vicarity.core.actor import Actor
from vicarity.core.fields import NoMembers
from vicarity.core.http import endpoint
from vicarity.shift.enums import Side

worker_relations_bp = Blueprint("worker_relations", __name__)
home_relations_bp = Blueprint("home_relations", __name__)

WORKER, MEMBERS = verified(Role.WORKER), verified(*CARE_HOME_ROLES)

UNPROVEN = (EmailNotVerified,)


@worker_relations_bp.get("/favourites")
@endpoint(access=WORKER, returns=KnownHomes, refuses=UNPROVEN, reads=True)
def favourite_homes(actor: Actor) -> dict[str, Any]:
    """List the homes that the signed-in worker likes."""
    return relations.listed(Kind.FAVOURITE, Side.WORKER, actor.user_id)


@worker_relations_bp.put("/favourites/<uuid:care_home_id>")
@endpoint(
    access=WORKER,
    body=NoMembers,
    body_optional=True,
    status=204,
    refuses=(*UNPROVEN, HomeNotKnown),
)
def like_home(care_home_id: UUID, body: NoMembers, actor: Actor) -> None:
    """Remember a home; one that was blocked is no longer."""
    relations.like(Side.WORKER, actor.user_id, care_home_id)


@worker_relations_bp.delete("/favourites/<uuid:care_home_id>")
@endpoint(access=WORKER, status=204, refuses=UNPROVEN)
def unlike_home(care_home_id: UUID, actor: Actor) -> None:
    """Forget a home again."""
    relations.forget(Kind.FAVOURITE, Side.WORKER, actor.user_id, care_home_id)


@worker_relations_bp.get("/blocks")
@endpoint(access=WORKER, returns=KnownHomes, refuses=UNPROVEN, reads=True)
def blocked_homes(actor: Actor) -> dict[str, Any]:
    """List the homes that the signed-in worker does not want to work at."""
    return relations.listed(Kind.BLOCK, Side.WORKER, actor.user_id)


@worker_relations_bp.put("/blocks/<uuid:care_home_id>")
@endpoint(
    access=WORKER,
    body=MaybeReason,
    body_optional=True,
    status=204,
    refuses=(*UNPROVEN, HomeNotKnown),
)
def block_home(care_home_id: UUID, body: MaybeReason, actor: Actor) -> None:
    """Work at a home no more; it is not told, and the reason is for staff."""
    relations.block(Side.WORKER, actor.user_id, care_home_id, body.reason)


@worker_relations_bp.delete("/blocks/<uuid:care_home_id>")
@endpoint(access=WORKER, status=204, refuses=UNPROVEN)
def unblock_home(care_home_id: UUID, actor: Actor) -> None:
    """Let a home be one to work at again."""
    relations.forget(Kind.BLOCK, Side.WORKER, actor.user_id, care_home_id)


@home_relations_bp.get("/favourites")
@endpoint(access=MEMBERS, returns=KnownWorkers, refuses=UNPROVEN, reads=True)
def favourite_workers(actor: Actor) -> dict[str, Any]:
    """List the workers that the home likes."""
    return relations.listed(Kind.FAVOURITE, Side.CARE_HOME, actor.user_id)


@home_relations_bp.put("/favourites/<uuid:worker_id>")
@endpoint(
    access=MEMBERS,
    body=NoMembers,
    body_optional=True,
    status=204,
    refuses=(*UNPROVEN, WorkerNotKnown),
)
def like_worker(worker_id: UUID, body: NoMembers, actor: Actor) -> None:
    """Remember a worker who has applied once; one who was blocked is no longer."""
    relations.like(Side.CARE_HOME, actor.user_id, worker_id)


@home_relations_bp.delete("/favourites/<uuid:worker_id>")
@endpoint(access=MEMBERS, status=204, refuses=UNPROVEN)
def unlike_worker(worker_id: UUID, actor: Actor) -> None:
    """Forget a worker again."""
    relations.forget(Kind.FAVOURITE, Side.CARE_HOME, actor.user_id, worker_id)


@home_relations_bp.get("/blocks")
@endpoint(access=MEMBERS, returns=KnownWorkers, refuses=UNPROVEN, reads=True)
def blocked_workers(actor: Actor) -> dict[str, Any]:
    """List the workers that the home does not want."""
    return relations.listed(Kind.BLOCK, Side.CARE_HOME, actor.user_id)


@home_relations_bp.put("/blocks/<uuid:worker_id>")
@endpoint(
    access=MEMBERS,
    body=MaybeReason,
    body_optional=True,
    status=204,
    refuses=(*UNPROVEN, WorkerNotKnown),
)
def block_worker(worker_id: UUID, body: MaybeReason, actor: Actor) -> None:
    """Book a worker no more; they are not told who decided that, and the reason is for staff."""
    relations.block(Side.CARE_HOME, actor.user_id, worker_id, body.reason)


@home_relations_bp.delete("/blocks/<uuid:worker_id>")
@endpoint(access=MEMBERS, status=204, refuses=UNPROVEN)
def unblock_worker(worker_id: UUID, actor: Actor) -> None:
    """Let a worker be one to book again."""
    relations.forget(Kind.BLOCK, Side.CARE_HOME, actor.user_id, worker_id)
