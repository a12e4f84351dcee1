"""``/api/worker/working-time``."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from vicarity.account.access import verified
from vicarity.account.enums import Role
from vicarity.account.errors import EmailNotVerified
from vicarity.core.actor import Actor
from vicarity.core.http import endpoint
from vicarity.eligibility import agreements
from vicarity.eligibility.schemas import WorkingTime, WorkingTimeChange

bp = Blueprint("working_time", __name__)

WORKER = verified(Role.WORKER)


@bp.get("/working-time")
@endpoint(access=WORKER, returns=WorkingTime, refuses=(EmailNotVerified,), reads=True)
def standing(actor: Actor) -> dict[str, Any]:
    """Return what the signed-in worker has agreed to about long hours."""
    return agreements.standing(actor.user_id)


@bp.put("/working-time")
@endpoint(access=WORKER, body=WorkingTimeChange, returns=WorkingTime, refuses=(EmailNotVerified,))
def agree(body: WorkingTimeChange, actor: Actor) -> dict[str, Any]:
    """Agree to more than 48 hours a week on average, or take it back with seven days' notice."""
    return agreements.agree(actor.user_id, body.opted_out)
