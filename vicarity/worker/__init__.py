"""Profiles of the people who give care."""

from __future__ import annotations

from flask import Flask

from vicarity.worker.routes import bp


def init_app(app: Flask) -> None:
    """Mount the routes."""
    app.register_blueprint(bp, url_prefix="/api/worker")
