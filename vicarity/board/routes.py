"""``/api/shifts``: what care workers find."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint

from vicarity.account.access import verified
from vicarity.account.enums import Role
from vicarity.account.errors import EmailNotVerified
from vicarity.board import days as counts
from vicarity.board import service
from vicarity.board.errors import PlaceMissing, PlaceUnknown, TooManyDays
from vicarity.board.schemas import (
    BoardShiftDetail,
    BoardShifts,
    ShiftDays,
    ShiftDaysAsked,
    ShiftSearch,
)
from vicarity.booking.errors import ProfileIncomplete
from vicarity.core.actor import Actor
from vicarity.core.cursors import UnknownCursor
from vicarity.core.http import endpoint
from vicarity.shift.errors import ShiftNotFound

bp = Blueprint("board", __name__)

WORKER = verified(Role.WORKER)


@bp.get("")
@endpoint(
    access=WORKER,
    query=ShiftSearch,
    returns=BoardShifts,
    refuses=(EmailNotVerified, ProfileIncomplete, PlaceMissing, PlaceUnknown, UnknownCursor),
    reads=True,
)
def search(query: ShiftSearch, actor: Actor) -> dict[str, Any]:
    """Find shifts near a postcode, and say of each whether one may work it."""
    return service.search(actor.user_id, query)


@bp.get("/days")
@endpoint(
    access=WORKER,
    query=ShiftDaysAsked,
    returns=ShiftDays,
    refuses=(EmailNotVerified, ProfileIncomplete, PlaceMissing, PlaceUnknown, TooManyDays),
    reads=True,
)
def days(query: ShiftDaysAsked, actor: Actor) -> dict[str, Any]:
    """Say how many shifts near a postcode begin on each day, for a calendar."""
    return counts.days(actor.user_id, query)


@bp.get("/<uuid:shift_id>")
@endpoint(
    access=WORKER,
    returns=BoardShiftDetail,
    refuses=(EmailNotVerified, ProfileIncomplete, ShiftNotFound),
    reads=True,
)
def shift(shift_id: UUID, actor: Actor) -> dict[str, Any]:
    """Return one shift, and whether one may work it."""
    return service.shift(actor.user_id, shift_id)
