"""The API's own description: for programs at /api/openapi.json, for people at /api/docs."""

from __future__ import annotations

import hashlib
from typing import Any

import orjson
from flask import (
    Blueprint,
    Flask,
    Response,
    current_app,
    render_template,
    request,
)

from vicarity.core.access import PUBLIC
from vicarity.core.http import endpoint
from vicarity.core.openapi import document

bp = Blueprint("docs", __name__)


def _described() -> dict[str, Any]:
    """Build the document once per process; the routes do not change while it runs."""
    kept: dict[str, Any] = current_app.extensions
    if "openapi" not in kept:
        kept["openapi"] = document(current_app)
    described: dict[str, Any] = kept["openapi"]
    return described


@bp.get("/api/openapi.json")
@endpoint(access=PUBLIC, media_types=("application/json",), cached=True, reads=True)
def openapi() -> Response:
    """Serve the OpenAPI 3.1 document."""
    body = orjson.dumps(_described())
    response = Response(body, mimetype="application/json")
    response.set_etag(hashlib.sha256(body).hexdigest()[:32])
    response.headers["Cache-Control"] = "no-cache"
    response.make_conditional(request)
    return response


@bp.get("/api/docs")
@endpoint(access=PUBLIC, media_types=("text/html",), reads=True)
def page() -> Response:
    """Show the same document as a page, without a script."""
    return Response(render_template("docs.html", spec=_described()), mimetype="text/html")


def init_app(app: Flask) -> None:
    """Mount both."""
    app.register_blueprint(bp)
