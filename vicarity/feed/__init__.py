"""A care worker's shifts as a calendar that other programs read again and again."""

from __future__ import annotations

from flask import Flask

from vicarity.feed.routes import calendar_bp, worker_bp


def init_app(app: Flask) -> None:
    """Mount the routes: the link's own, and the calendar it leads to."""
    app.register_blueprint(worker_bp, url_prefix="/api/worker")
    app.register_blueprint(calendar_bp)
