"""Infrastructure: what would be the same if Vicarity sold bicycles."""

from __future__ import annotations

from flask import Flask

from vicarity.core import (
    database,
    docs,
    headers,
    health,
    limits,
    logs,
    problems,
    quick,
    tokens,
)


def init_app(app: Flask) -> None:
    """Install logging, limits, error answers, headers, health checks and the API's document."""
    for part in (logs, database, limits, tokens, problems, quick, headers, health, docs):
        part.init_app(app)
