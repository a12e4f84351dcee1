"""One JSON line per event, with the request's id and without personal data.

An exception is logged as its type and the places it passed, never its message: messages of
database and mail errors quote what people typed.
"""

from __future__ import annotations

import logging
import time
import traceback
from typing import Any

import sentry_sdk
import structlog
from flask import Flask, Response, g, has_request_context, request

from config import Settings

#: Libraries that say at INFO what we say in one line ourselves.
CHATTY = ("werkzeug", "gunicorn.access", "rq", "flask-limiter", "mail.log", "httpx")

log = structlog.get_logger("vicarity.request")


def configure(settings: Settings) -> None:
    """Send our own and every library's log through the same JSON lines, to standard error."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        _with_request_id,
        _without_messages,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(settings.log_level)
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)


def _with_request_id(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    if has_request_context():
        event.setdefault("request_id", g.get("request_id", ""))
    return event


def _without_messages(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Replace an exception by its type and the lines it passed through."""
    error = event.pop("exc_info", None)
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        frames = traceback.extract_tb(error.__traceback__)[-12:]
        event["stack"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return event


def request_line(method: str, route: str | None, status: int, began: float, **more: Any) -> None:
    """Log one line per request: the route it matched, never the address with its values.

    Args:
        method: Of the request.
        route: The rule, or ``None`` when there is nothing at the address.
        status: Of the answer.
        began: When the request came in, in seconds since 1970.
        **more: What else is known.
    """
    ms = round((time.time() - began) * 1000, 1)
    log.info("request", method=method, route=route, status=status, ms=ms, **more)


def _after(response: Response) -> Response:
    rule = request.url_rule
    began = g.get("started_at", time.time())
    request_line(request.method, rule.rule if rule else None, response.status_code, began)
    return response


def init_app(app: Flask) -> None:
    """Configure logging and, when it has an address, error tracking."""
    settings: Settings = app.extensions["settings"]
    configure(settings)
    app.after_request(_after)
    dsn = settings.sentry_dsn.get_secret_value()
    if dsn:
        sentry_sdk.init(
            dsn=dsn,
            environment=settings.vicarity_env,
            send_default_pii=False,
            include_local_variables=False,
            max_request_body_size="never",
            before_send=_scrubbed,
        )


def _scrubbed(event: Any, _hint: Any) -> Any:
    """Drop what could name a person before an error leaves for Sentry."""
    for unwanted in ("request", "user", "breadcrumbs", "extra"):
        event.pop(unwanted, None)
    for value in event.get("exception", {}).get("values", []):
        value["value"] = ""
    return event
