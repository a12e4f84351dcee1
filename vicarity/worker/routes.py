"""``/api/worker``."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from vicarity.account.access import verified
from vicarity.account.enums import Role
from vicarity.account.errors import EmailNotVerified
from vicarity.core.actor import Actor
from vicarity.core.http import endpoint
from vicarity.qualification.errors import UnknownDocument, UnknownQualification
from vicarity.worker import service
from vicarity.worker.errors import BelowMinimumWage, DatesOutOfOrder, RatesOutOfOrder
from vicarity.worker.schemas import WorkerProfileAnswer, WorkerProfileChange

bp = Blueprint("worker", __name__)

WORKER = verified(Role.WORKER)


@bp.get("/profile")
@endpoint(access=WORKER, returns=WorkerProfileAnswer, refuses=(EmailNotVerified,), reads=True)
def profile(actor: Actor) -> dict[str, Any]:
    """Return the signed-in worker's profile."""
    return service.profile(actor.user_id)


@bp.put("/profile")
@endpoint(
    access=WORKER,
    body=WorkerProfileChange,
    returns=WorkerProfileAnswer,
    refuses=(
        EmailNotVerified,
        BelowMinimumWage,
        RatesOutOfOrder,
        DatesOutOfOrder,
        UnknownQualification,
        UnknownDocument,
    ),
)
def change_profile(body: WorkerProfileChange, actor: Actor) -> dict[str, Any]:
    """Change the signed-in worker's profile; members left out keep their value."""
    return service.change_profile(actor.user_id, body)
