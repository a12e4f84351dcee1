"""Whether this process is alive, and whether what it stands on answers."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooSlow
from datetime import datetime
from http import HTTPStatus
from typing import Literal

from flask import Blueprint, Flask, Response, current_app
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from config import Settings
from vicarity.core import clock
from vicarity.core.access import PUBLIC
from vicarity.core.database import read
from vicarity.core.fields import Answer, Instant
from vicarity.core.http import as_json, endpoint
from vicarity.core.quick import Quick, json_headers, offer
from vicarity.core.version import VERSION

#: A part that has not answered by then is down as far as anybody waiting can tell.
PATIENCE_SECONDS = 2.0

Link = Literal["connected", "disconnected"]

bp = Blueprint("health", __name__)
_checkers = ThreadPoolExecutor(max_workers=4, thread_name_prefix="health")


class Health(Answer):
    """How the service is."""

    status: Literal["healthy", "degraded"]
    database: Link
    redis: Link
    version: str
    timestamp: Instant


class Alive(Answer):
    """That this process answers."""

    status: Literal["alive"] = "alive"


def _database() -> None:
    read(text("SELECT 1"))


def _redis() -> None:
    settings: Settings = current_app.extensions["settings"]
    url = settings.redis_url.get_secret_value()
    with Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1) as redis:
        redis.ping()


def _outcome(check: Future[None]) -> Link:
    try:
        check.result(PATIENCE_SECONDS)
    except (TooSlow, SQLAlchemyError, RedisError, OSError):
        return "disconnected"
    return "connected"


def examine(now: datetime) -> Health:
    """Ask both stores at once; a frozen one counts as down."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]

    def inside(check: Callable[[], None]) -> None:
        with app.app_context():
            check()

    checks = [_checkers.submit(inside, part) for part in (_database, _redis)]
    database, redis = (_outcome(check) for check in checks)
    well = database == redis == "connected"
    return Health(
        status="healthy" if well else "degraded",
        database=database,
        redis=redis,
        version=VERSION,
        timestamp=now,
    )


@endpoint(access=PUBLIC, returns=Health, also={503: Health}, reads=True)
def health() -> Response:
    """Say whether PostgreSQL and Redis answer; 503 when one does not."""
    found = examine(clock.now())
    well = found.status == "healthy"
    response = Response(as_json(Health, found), 200 if well else 503, mimetype="application/json")
    if not well:
        response.headers["Retry-After"] = "5"
    return response


@bp.get("/health/live")
@endpoint(access=PUBLIC, returns=Alive, reads=True)
def live() -> Alive:
    """Say that this process answers, without asking anybody else."""
    return Alive()


for _name, _path in (
    ("health", "/health"),
    ("api_health", "/api/health"),
    ("public_health", "/api/public/health"),
):
    bp.add_url_rule(_path, _name, health, methods=["GET"])


def init_app(app: Flask) -> None:
    """Mount the checks at the addresses that callers know."""
    app.register_blueprint(bp)
    body = as_json(Alive, Alive())
    alive = Quick(HTTPStatus.OK, json_headers(body), body)
    offer(app, "/health/live", lambda _if_none_match: alive)
