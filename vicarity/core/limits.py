"""Limits per client network, counted in Redis; in each process's memory while Redis is away."""

from __future__ import annotations

import time

from flask import Flask, Response, current_app, request

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


def _headers(response: Response) -> Response:
    """Say what is left of the limit, in seconds and requests.

    Source: https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
    """
    window = limiter.current_limit if limited() else None
    if window is not None:
        response.headers["RateLimit-Limit"] = str(window.limit.amount)
        response.headers["RateLimit-Remaining"] = str(max(0, window.remaining))
        response.headers["RateLimit-Reset"] = str(max(0, window.reset_at - int(time.time())))
    return response
