"""Shifts: what homes offer, under which terms."""

from __future__ import annotations

from flask import Flask

from vicarity.shift.routes import bp, roles_bp


def init_app(app: Flask) -> None:
    """Mount the routes."""
    app.register_blueprint(bp, url_prefix="/api/care-home")
    app.register_blueprint(roles_bp, url_prefix="/api/public")
