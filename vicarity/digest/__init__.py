"""New shifts by e-mail, for care workers who ask for it."""

from __future__ import annotations

from flask import Flask

from vicarity.digest.routes import unsubscribe_bp, worker_bp


def init_app(app: Flask) -> None:
    """Mount the routes: the worker's choice, and leaving without signing in."""
    app.register_blueprint(worker_bp, url_prefix="/api/worker")
    app.register_blueprint(unsubscribe_bp)
