"""Answers that are the same for everybody, kept for a short while in each process."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from flask import Response, request

from vicarity.core.quick import Quick, json_headers


@dataclass(frozen=True)
class Made:
    """A new answer.

    Attributes:
        body: Its JSON.
        facts: What of it would be news to who has an earlier one: not when it was made. Each
            process makes its own, so a caller who meets another one must not hear of that.
    """

    body: bytes
    facts: bytes


class KeptAnswer:
    """JSON bytes with an ETag, made anew at most every ``seconds``.

    One thread makes the new answer while the others go on serving the old one; only the very
    first waits.
    """

    def __init__(self, make: Callable[[], Made], seconds: float, max_age: int) -> None:
        """Take what makes the answer, how long it is good, and how long caches may keep it."""
        self._make, self._seconds = make, seconds
        self._cache_control = f"public, max-age={max_age}"
        self._body, self._etag, self._made_at = b"", "", float("-inf")
        self._lock = threading.Lock()

    def response(self) -> Response:
        """Return the answer, or 304 to who has it already (RFC 9110 section 13)."""
        if time.monotonic() - self._made_at > self._seconds:
            self._renew()
        if request.if_none_match.contains_weak(self._etag):
            response = Response(status=304)
        else:
            response = Response(self._body, content_type="application/json")
        response.set_etag(self._etag, weak=True)
        response.headers["Cache-Control"] = self._cache_control
        return response

    def quick(self, if_none_match: str) -> Quick | None:
        """Return the answer to a plain request, unless it has to be made anew."""
        if time.monotonic() - self._made_at > self._seconds:
            return None
        etag = f'W/"{self._etag}"'
        if if_none_match not in {"", etag}:
            return None
        headers = (("Cache-Control", self._cache_control), ("ETag", etag))
        if if_none_match:
            return Quick(HTTPStatus.NOT_MODIFIED, headers, b"")
        return Quick(HTTPStatus.OK, (*headers, *json_headers(self._body)), self._body)

    def forget(self) -> None:
        """Make the next call ask again."""
        self._made_at = float("-inf")

    def _renew(self) -> None:
        if not self._lock.acquire(blocking=not self._body):
            return
        try:
            if time.monotonic() - self._made_at > self._seconds:
                made = self._make()
                etag = hashlib.sha256(made.facts).hexdigest()[:32]
                self._body, self._etag, self._made_at = made.body, etag, time.monotonic()
        finally:
            self._lock.release()


class KeptNumber:
    """A number that takes long to count, counted anew at most every ``seconds``."""

    def __init__(self, count: Callable[[], int], seconds: float) -> None:
        """Take what counts, and how long its answer is good."""
        self._count, self._seconds = count, seconds
        self._number, self._counted_at = 0, float("-inf")
        self._lock = threading.Lock()

    def __call__(self) -> int:
        """Return the number; one thread counts while others are told the one before."""
        if time.monotonic() - self._counted_at <= self._seconds:
            return self._number
        if self._lock.acquire(blocking=self._counted_at == float("-inf")):
            try:
                if time.monotonic() - self._counted_at > self._seconds:
                    self._number, self._counted_at = self._count(), time.monotonic()
            finally:
                self._lock.release()
        return self._number

    def forget(self) -> None:
        """Make the next call count again."""
        self._counted_at = float("-inf")
