"""Whom a home or a worker would rather work with, and with whom not."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from vicarity.booking.errors import HomeNotKnown, WorkerNotKnown
from vicarity.booking.queries import relations, steps
from vicarity.booking.queries.relations import Kind
from vicarity.booking.shown import first_and_initial
from vicarity.care_home import queries as homes
from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.shift.enums import Side
from vicarity.shift.service import home_of

Row = dict[str, Any]


def listed(kind: Kind, side: Side, user_id: UUID) -> Row:
    """Return the homes that a worker, or the workers that a home, likes or does not want."""
    if side is Side.WORKER:
        return {"items": relations.homes_of(kind, user_id)}
    rows = relations.workers_of(kind, home_of(user_id))
    return {"items": [row | {"name": first_and_initial(row)} for row in rows]}


def like(side: Side, user_id: UUID, other_id: UUID) -> None:
    """Remember that somebody likes somebody; who is blocked cannot be liked as well.

    Raises:
        HomeNotKnown, WorkerNotKnown: There is nobody like that for them.
    """
    pair = _pair(side, user_id, other_id)
    relations.remove(Kind.BLOCK, pair)
    relations.add(Kind.FAVOURITE, pair | {"since": clock.now()})


def block(side: Side, user_id: UUID, other_id: UUID, reason: str | None) -> None:
    """Keep a home and a worker apart from now on; the other side is not told.

    Bookings that are confirmed already stay: whoever does not want them cancels them.

    Raises:
        HomeNotKnown, WorkerNotKnown: There is nobody like that for them.
    """
    pair = _pair(side, user_id, other_id)
    relations.remove(Kind.FAVOURITE, pair)
    decided = {"reason": reason, "decided_by": user_id, "since": clock.now()}
    relations.add(Kind.BLOCK, pair | decided)


def forget(kind: Kind, side: Side, user_id: UUID, other_id: UUID) -> None:
    """Take it back; what was never said needs no taking back."""
    relations.remove(kind, _ids(side, user_id, other_id))


def _ids(side: Side, user_id: UUID, other_id: UUID) -> Row:
    if side is Side.WORKER:
        return {"side": side, "worker_id": user_id, "care_home_id": other_id}
    return {"side": side, "worker_id": other_id, "care_home_id": home_of(user_id)}


def _pair(side: Side, user_id: UUID, other_id: UUID) -> Row:
    """Return who and whom, if the one may know of the other."""
    pair = _ids(side, user_id, other_id)
    if side is Side.WORKER and not _offers(other_id):
        raise HomeNotKnown
    if side is Side.CARE_HOME and not steps.has_met(pair["care_home_id"], other_id):
        raise WorkerNotKnown
    return pair


def _offers(care_home_id: UUID) -> bool:
    """Say whether workers can have seen a home: it is, or was once, verified."""
    home = homes.profile(care_home_id)
    known = {Verification.VERIFIED, Verification.SUSPENDED}
    return home is not None and home["verification_status"] in known
