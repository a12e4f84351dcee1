"""The team of a care home: its members, their roles, and how colleagues join."""

from __future__ import annotations

from flask import Flask

from vicarity.team.routes import bp, joining_bp


def init_app(app: Flask) -> None:
    """Mount the routes."""
    app.register_blueprint(bp, url_prefix="/api/care-home/team")
    app.register_blueprint(joining_bp, url_prefix="/api/auth/invitations")
