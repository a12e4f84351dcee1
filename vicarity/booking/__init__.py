"""Who works which shift: applications, bookings, and how they end."""

from __future__ import annotations

from flask import Flask

from vicarity.booking.routes import (
    home_bp,
    home_relations_bp,
    records_bp,
    worker_bp,
    worker_relations_bp,
)


def init_app(app: Flask) -> None:
    """Mount the routes."""
    app.register_blueprint(worker_bp, url_prefix="/api")
    app.register_blueprint(home_bp, url_prefix="/api/care-home")
    app.register_blueprint(records_bp, url_prefix="/api/care-home")
    app.register_blueprint(worker_relations_bp, url_prefix="/api/worker")
    app.register_blueprint(home_relations_bp, url_prefix="/api/care-home")
