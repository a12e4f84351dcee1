"""The job board: which shifts are near somebody, and whether they may work them."""

from __future__ import annotations

from flask import Flask

from vicarity.board.routes import bp


def init_app(app: Flask) -> None:
    """Mount the routes."""
    app.register_blueprint(bp, url_prefix="/api/shifts")
