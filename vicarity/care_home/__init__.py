"""Profiles of care homes, and where the check of each stands."""

from __future__ import annotations

from flask import Flask

from vicarity.care_home.routes import bp


def init_app(app: Flask) -> None:
    """Mount the routes."""
    app.register_blueprint(bp, url_prefix="/api/care-home")
