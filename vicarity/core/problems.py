"""Every refusal as an RFC 9457 problem document.

Source: https://www.rfc-editor.org/rfc/rfc9457
"""

from __future__ import annotations

from typing import Any

import orjson
import structlog
from flask import Flask, Response, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_jwt_extended.exceptions import JWTExtendedException
from flask_limiter import RateLimitExceeded
from jwt import PyJWTError
from redis.exceptions import RedisError
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException
from werkzeug.http import HTTP_STATUS_CODES

from vicarity.core.errors import BadRequest, DomainError, NotSignedIn, TooMany, Unavailable
from vicarity.core.limits import window

MIMETYPE = "application/problem+json"

#: Where programs ask; elsewhere people do, who get a page.
API = ("/api/", "/health/", "/calendar/")

#: Seconds a client should wait when a dependency is down.
RETRY_SECONDS = 5

#: One plain sentence for each refusal that the server itself makes.
SENTENCES = {
    400: "This request cannot be read.",
    404: "There is nothing at this address.",
    405: "This address does not accept that method.",
    408: "The request took too long to arrive.",
    413: "This is larger than we accept.",
    414: "This address is too long.",
    415: "Send the body as application/json in UTF-8.",
    431: "The request's headers are too large.",
    500: "Something went wrong on our side. We have been told.",
}

log = structlog.get_logger("vicarity.problems")


def problem(
    status: int, code: str, detail: str, *, retry_after: int | None = None, **extra: Any
) -> Response:
    """Return a problem document with the headers its status asks for."""
    body = {
        "type": f"urn:vicarity:problem:{code}",
        "title": code.replace("_", " ").capitalize(),
        "status": status,
        "code": code,
        "detail": detail,
        "request_id": g.get("request_id", ""),
        **extra,
    }
    response = Response(orjson.dumps(body), status, mimetype=MIMETYPE)
    response.headers["Cache-Control"] = "no-store"
    if status == NotSignedIn.status:
        response.headers["WWW-Authenticate"] = "Bearer"
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    return response


def refused(error: DomainError) -> Response:
    """Answer what the business refuses."""
    extra: dict[str, Any] = dict(error.members)
    if error.errors:
        extra["errors"] = list(error.errors)
    wait = error.retry_after
    if wait is None and error.status in {TooMany.status, Unavailable.status}:
        wait = RETRY_SECONDS
    return problem(error.status, error.code(), str(error), retry_after=wait, **extra)


def not_signed_in(_: Exception) -> Response:
    """Answer a missing or bad access token; all of them alike."""
    return refused(NotSignedIn())


def limited(_: RateLimitExceeded) -> Response:
    """Answer a client that has used up its limit."""
    found = window()
    seconds = 1 if found is None else max(1, found.seconds)
    return problem(
        TooMany.status, "too_many_requests", str(TooMany()), retry_after=min(seconds, 900)
    )


def http(error: HTTPException) -> ResponseReturnValue:
    """Answer what the web framework refuses."""
    status = error.code or 500
    if status < 400:
        return error.get_response()
    if not f"{request.path}/".startswith(API):
        return _page(status)
    code = HTTP_STATUS_CODES.get(status, "Error").lower().replace(" ", "_").replace("-", "_")
    answer = problem(status, code, SENTENCES.get(status, str(BadRequest())))
    if status == 405:
        answer.headers["Allow"] = dict(error.get_headers(request.environ)).get("Allow", "")
    return answer


def _page(status: int) -> ResponseReturnValue:
    """Answer a person who opened an address that is not the API's."""
    title = HTTP_STATUS_CODES.get(status, "Error").capitalize()
    detail = SENTENCES.get(status, str(BadRequest()))
    shown = {"title": title, "detail": detail, "request_id": g.get("request_id", "")}
    return render_template("error.html", **shown), status


def down(error: Exception) -> Response:
    """Answer when PostgreSQL or Redis cannot."""
    log.error("dependency_down", error=type(error).__name__)
    return refused(Unavailable())


def unreadable(error: DBAPIError) -> Response:
    """Answer a database error: a lost connection is 503, anything else is our fault."""
    return down(error) if error.connection_invalidated else unexpected(error)


def unexpected(error: Exception) -> Response:
    """Answer our own mistake, and log where it was made."""
    log.error("unexpected_error", exc_info=error)
    return problem(500, "internal_error", SENTENCES[500])


def init_app(app: Flask) -> None:
    """Register the only error handlers of the API."""
    app.register_error_handler(DomainError, refused)
    app.register_error_handler(JWTExtendedException, not_signed_in)
    app.register_error_handler(PyJWTError, not_signed_in)
    app.register_error_handler(RateLimitExceeded, limited)
    app.register_error_handler(HTTPException, http)
    for outage in (OperationalError, PoolTimeout, RedisError):
        app.register_error_handler(outage, down)
    app.register_error_handler(DBAPIError, unreadable)
    app.register_error_handler(Exception, unexpected)
