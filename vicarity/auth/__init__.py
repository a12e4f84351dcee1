"""Signing in: register, verify an address, sign in, refresh, reset, sign out."""

from __future__ import annotations

from flask import Flask

from vicarity.auth import revocation
from vicarity.auth.devices.routes import bp as devices
from vicarity.auth.routes import bp


def init_app(app: Flask) -> None:
    """Mount the routes and refuse the tokens of sessions that have ended."""
    app.register_blueprint(bp, url_prefix="/api/auth")
    app.register_blueprint(devices, url_prefix="/api/auth/sessions")
    revocation.init_app(app)
