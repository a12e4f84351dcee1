"""What anybody may read: the figures, and the qualifications that care workers hold."""

from __future__ import annotations

from flask import Flask

from vicarity.public.routes import bp


def init_app(app: Flask) -> None:
    """Mount the routes."""
    app.register_blueprint(bp, url_prefix="/api/public")
