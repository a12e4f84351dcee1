"""``/api/public``."""

from __future__ import annotations

from flask import Blueprint, Response

from vicarity.core.access import PUBLIC
from vicarity.core.http import as_json, endpoint
from vicarity.core.kept import KeptAnswer
from vicarity.public import service
from vicarity.public.schemas import Showcase, Stats

bp = Blueprint("public", __name__)

#: How long figures may lag behind, in seconds, and how long a browser may keep them.
LAG_SECONDS, MAX_AGE = 10.0, 60


def _stats() -> bytes:
    return as_json(Stats, service.stats())


def _showcase() -> bytes:
    return as_json(Showcase, service.showcase())


kept_stats = KeptAnswer(_stats, LAG_SECONDS, MAX_AGE)
kept_showcase = KeptAnswer(_showcase, LAG_SECONDS, MAX_AGE)


@bp.get("/stats")
@endpoint(access=PUBLIC, returns=Stats, cached=True, reads=True)
def stats() -> Response:
    """Return how many people and homes are here, at most ten seconds old."""
    return kept_stats.response()


@bp.get("/qualifications")
@endpoint(access=PUBLIC, returns=Showcase, cached=True, reads=True)
def qualifications() -> Response:
    """Return the reference list with how many verified holders each qualification has."""
    return kept_showcase.response()
