"""What anybody may read: the figures, and the qualifications that care workers hold."""

from __future__ import annotations

from flask import Flask

from vicarity.core.quick import offer
from vicarity.public.routes import bp, kept_showcases, kept_stats


def init_app(app: Flask) -> None:
    """Mount the routes, and offer what is kept without going through them."""
    app.register_blueprint(bp, url_prefix="/api/public")
    offer(app, "/api/public/stats", kept_stats.quick)
    offer(app, "/api/public/qualifications", kept_showcases[None].quick)
