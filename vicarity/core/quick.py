"""The answers asked for most, given before Flask is asked: getting there costs ten times as much.

Only the plainest requests are answered here: a GET without query, body or origin, for an answer
that is at hand. Every other one goes on to Flask, whose route gives the same answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from uuid import uuid4

from flask import Flask

from vicarity.core.logs import request_line

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

#: What a request must not have: each could change the answer, or has to be read or refused.
NOT_PLAIN = (
    "QUERY_STRING",
    "CONTENT_LENGTH",
    "HTTP_TRANSFER_ENCODING",
    "HTTP_ORIGIN",
    "HTTP_X_REQUEST_ID",
)

#: Name under which an application keeps the answers that it offers.
OFFERS = "quick answers"


@dataclass(frozen=True)
class Quick:
    """An answer that is ready."""

    status: HTTPStatus
    headers: tuple[tuple[str, str], ...]
    body: bytes


#: Takes the request's If-None-Match; ``None`` leaves the request to Flask.
Giver = Callable[[str], Quick | None]


def json_headers(body: bytes) -> tuple[tuple[str, str], ...]:
    """Return what says that ``body`` is JSON, and how long it is."""
    return ("Content-Type", "application/json"), ("Content-Length", str(len(body)))


def offer(app: Flask, path: str, give: Giver) -> None:
    """Let ``give`` answer plain requests for ``path``."""
    app.extensions[OFFERS][path] = give


def init_app(app: Flask) -> None:
    """Stand in front of Flask."""
    givers: dict[str, Giver] = app.extensions.setdefault(OFFERS, {})
    app.wsgi_app = _in_front(app.wsgi_app, givers)  # type: ignore[assignment,method-assign]


def _in_front(application: WSGIApplication, givers: dict[str, Giver]) -> WSGIApplication:
    def quick_or_not(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        give = givers.get(environ["PATH_INFO"])
        if give is None or not _plain(environ):
            return application(environ, start_response)
        began = time.time()
        answer = give(environ.get("HTTP_IF_NONE_MATCH", ""))
        if answer is None:
            return application(environ, start_response)
        request_id = uuid4().hex
        headers = [*answer.headers, ("X-Request-ID", request_id)]
        start_response(f"{answer.status.value} {answer.status.phrase}", headers)
        request_line("GET", environ["PATH_INFO"], answer.status, began, request_id=request_id)
        return (answer.body,)

    return quick_or_not


def _plain(environ: WSGIEnvironment) -> bool:
    if environ["REQUEST_METHOD"] != "GET" or not environ.get("HTTP_HOST"):
        return False
    return not any(environ.get(name) for name in NOT_PLAIN)
