"""``/api/public``."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import Blueprint, Response

from vicarity.core.access import PUBLIC
from vicarity.core.http import as_json, endpoint
from vicarity.core.kept import KeptAnswer, Made
from vicarity.public import service
from vicarity.public.schemas import Showcase, ShowcaseFilter, Stats
from vicarity.qualification.enums import Category

bp = Blueprint("public", __name__)

#: How long figures may lag behind, in seconds, and how long a browser may keep them.
LAG_SECONDS, MAX_AGE = 10.0, 60

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _made(schema: type[Stats] | type[Showcase], found: dict[str, Any]) -> Made:
    timeless = found | {"updated_at": EPOCH}
    return Made(as_json(schema, found), facts=as_json(schema, timeless))


def _stats() -> Made:
    return _made(Stats, service.stats())


def _showcase(category: Category | None) -> Made:
    return _made(Showcase, service.showcase(category))


kept_stats = KeptAnswer(_stats, LAG_SECONDS, MAX_AGE)
kept_showcases = {
    category: KeptAnswer(partial(_showcase, category), LAG_SECONDS, MAX_AGE)
    for category in (None, *Category)
}


@bp.get("/stats")
@endpoint(access=PUBLIC, returns=Stats, cached=True, reads=True)
def stats() -> Response:
    """Return how many people and homes are here, at most ten seconds old."""
    return kept_stats.response()


@bp.get("/qualifications")
@endpoint(access=PUBLIC, query=ShowcaseFilter, returns=Showcase, cached=True, reads=True)
def qualifications(query: ShowcaseFilter) -> Response:
    """Return the reference list with how many verified holders each qualification has."""
    return kept_showcases[query.category].response()
