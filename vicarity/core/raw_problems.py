"""Refusals of requests that are not HTTP enough to reach the application."""

from __future__ import annotations

from uuid import uuid4

import orjson

from vicarity.core.headers import ALWAYS

#: gunicorn says 400 for all it cannot read; nothing of the request is repeated.
SENTENCES = {
    400: "This request cannot be read.",
    414: "This address is too long.",
    431: "The request's headers are too large.",
    500: "Something went wrong on our side.",
}


def raw_problem(status: int, reason: str) -> bytes:
    """Return a whole HTTP response with a problem document (RFC 9457)."""
    code = reason.lower().replace(" ", "_").replace("-", "_")
    request_id = uuid4().hex
    body = orjson.dumps(
        {
            "type": f"urn:vicarity:problem:{code}",
            "title": reason,
            "status": status,
            "code": code,
            "detail": SENTENCES.get(status, SENTENCES[400]),
            "request_id": request_id,
        }
    )
    head = (
        f"HTTP/1.1 {status} {reason}\r\nConnection: close\r\n"
        f"Content-Type: application/problem+json\r\nContent-Length: {len(body)}\r\n"
        f"X-Request-ID: {request_id}\r\n"
    )
    head += "".join(f"{name}: {value}\r\n" for name, value in ALWAYS.items()) + "\r\n"
    return head.encode() + body
