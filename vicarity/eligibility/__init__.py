"""Whether somebody may work a shift, and if not, what would change that."""

from __future__ import annotations

from flask import Flask

from vicarity.eligibility.routes import bp


def init_app(app: Flask) -> None:
    """Mount the routes."""
    app.register_blueprint(bp, url_prefix="/api/worker")
