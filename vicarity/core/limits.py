"""Limits per client network, counted in Redis; in each process's memory while Redis is away."""

from __future__ import annotations

import time
from dataclasses import dataclass

from flask import Flask, Response, current_app, request
from redis.exceptions import RedisError

from config import Settings
from vicarity.extensions import limiter


def init_app(app: Flask) -> None:
    """Point the limiter at Redis and report what is left on limited routes."""
    settings: Settings = app.extensions["settings"]
    url = settings.redis_url.get_secret_value()
    app.config.update(
        RATELIMIT_STORAGE_URI=f"redis+{url}" if url.startswith("unix:") else url,
        RATELIMIT_STORAGE_OPTIONS={"socket_timeout": 0.5, "socket_connect_timeout": 0.5},
        RATELIMIT_STRATEGY="moving-window",
        RATELIMIT_IN_MEMORY_FALLBACK_ENABLED=True,
        RATELIMIT_KEY_PREFIX="limit",
    )
    app.after_request(_headers)


def limited() -> bool:
    """Say whether the route being served has a limit."""
    view = current_app.view_functions.get(request.endpoint or "")
    contract = getattr(view, "contract", None)
    return contract is not None and contract.limit is not None


@dataclass(frozen=True)
class Window:
    """What is left of a limit: ``remaining`` of ``amount`` requests, for ``seconds`` more."""

    amount: int
    remaining: int
    seconds: int


def window() -> Window | None:
    """Return the limit that this request counts for; ``None`` too when Redis just went away."""
    current = limiter.current_limit
    if current is None:
        return None
    try:
        remaining, seconds = current.remaining, current.reset_at - int(time.time())
    except RedisError:
        return None
    return Window(current.limit.amount, max(0, remaining), max(0, seconds))


def _headers(response: Response) -> Response:
    """Say what is left of the limit, in seconds and requests.

    Source: https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
    """
    found = window() if limited() else None
    if found is not None:
        response.headers["RateLimit-Limit"] = str(found.amount)
        response.headers["RateLimit-Remaining"] = str(found.remaining)
        response.headers["RateLimit-Reset"] = str(found.seconds)
    return response
