"""Style sheets, scripts and fonts: the address says which version, so browsers keep it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, current_app, request, url_for

#: Where Flask-Admin's own style sheets are.
STATIC = "/admin/static/"

YEAR = "public, max-age=31536000, immutable"
HOUR = "public, max-age=3600"


def asset(filename: str) -> str:
    """Return the address of a file of ours, with a version that changes when it does."""
    return url_for("static", filename=filename, v=_version(filename))


@cache
def _version(filename: str) -> str:
    folder = Path(str(current_app.static_folder))
    return hashlib.sha256((folder / filename).read_bytes()).hexdigest()[:12]


def _kept(response: Response) -> Response:
    """Let browsers keep static files: a year when the address names the version."""
    if request.path.startswith(("/static/", STATIC)) and response.status_code in {200, 206, 304}:
        response.headers["Cache-Control"] = YEAR if "v" in request.args else HOUR
    return response


def init_app(app: Flask) -> None:
    """Offer ``asset`` to templates, and say how long files may be kept."""
    app.add_template_global(asset)
    app.after_request(_kept)
