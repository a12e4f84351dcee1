"""A client of CQC's API: patient with it, polite to it, and never kept waiting by it.

Source: https://api-portal.service.cqc.org.uk (the key comes from there)
"""

from __future__ import annotations

import json
import math
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from vicarity.core.version import VERSION
from vicarity.register import answers, values
from vicarity.register.errors import RegisterAway, RegisterKeyRefused, RegisterUnclear
from vicarity.register.location import Location

#: CQC names no limit; a hundred calls a minute is what Microsoft allows its own connector.
CALLS_PER_MINUTE = 100

#: Changes in one answer, and most answers of one question.
PER_PAGE, MOST_PAGES = 500, 200

#: Seconds that connecting, a silence and a whole answer may take; bytes an answer may have.
CONNECT, SILENCE, WHOLE = 5.0, 10.0, 30.0
LONGEST_ANSWER = 4 * 2**20

#: How often one call is tried, and the longest wait between two tries, in seconds.
TRIES, LONGEST_WAIT = 4, 60.0

AGENT = f"Vicarity/{VERSION}"


class _Busy(Exception):
    """Try again, after so many seconds if the service said."""

    def __init__(self, after: float | None = None) -> None:
        super().__init__()
        self.after = after


class Pace:
    """Keeps calls below a number a minute by waiting, and all of them within a time."""

    def __init__(
        self,
        per_minute: int = CALLS_PER_MINUTE,
        seconds: float = math.inf,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Take how many calls a minute may have, and how many seconds there are altogether."""
        self._calls: deque[float] = deque(maxlen=per_minute)
        self._clock, self._sleep = clock, sleep
        self._end = clock() + seconds

    def left(self) -> float:
        """Return how many seconds there are."""
        return self._end - self._clock()

    def sleep(self, seconds: float) -> None:
        """Wait.

        Raises:
            RegisterAway: There is not so much time.
        """
        if seconds >= self.left():
            raise RegisterAway
        self._sleep(seconds)

    def wait(self) -> None:
        """Wait until another call is polite, and count it."""
        full = len(self._calls) == self._calls.maxlen
        self.sleep(max(0.0, self._calls[0] + 60 - self._clock()) if full else 0.0)
        self._calls.append(self._clock())


class RegisterClient:
    """Asks CQC's API."""

    def __init__(self, url: str, key: str, pace: Pace | None = None) -> None:
        """Take the API's address, our key for it, and how fast and how long to ask."""
        self.pace = pace or Pace()
        self._http = httpx.Client(
            base_url=url.rstrip("/") + "/",
            # Not packed: a few bytes could unpack to more than there is memory.
            headers={
                "Ocp-Apim-Subscription-Key": key,
                "User-Agent": AGENT,
                "Accept-Encoding": "identity",
            },
        )

    def __enter__(self) -> RegisterClient:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._http.close()

    def location(self, location_id: str) -> Location | None:
        """Return a location as it is now; ``None`` if there is none.

        Raises:
            RegisterAway: The service does not answer, or has no time for us.
            RegisterKeyRefused: It does not know our key.
            RegisterUnclear: It says something else than a location.
        """
        answer = self._ask(f"locations/{location_id}")
        if answer is None:
            return None
        found = answers.location(answer)
        if found is None or found.location_id != location_id:
            raise RegisterUnclear
        return found

    def changes(self, since: datetime, until: datetime) -> list[str]:
        """Return the ids of locations that changed from ``since`` to just before ``until``.

        Raises:
            RegisterAway: The service does not answer, or has no time for us.
            RegisterKeyRefused: It does not know our key.
            RegisterUnclear: It says something else than a list of changes.
        """
        span = {"startTimestamp": _stamp(since), "endTimestamp": _stamp(until)}
        found: dict[str, None] = {}
        for answer in self._pages("changes/location", span):
            found |= dict.fromkeys(_ids(answer))
        return list(found)

    def _pages(self, path: str, query: Mapping[str, str]) -> Iterator[Mapping[str, Any]]:
        page, pages = 1, 1
        while page <= pages:
            answer = self._ask(path, **query, page=str(page), perPage=str(PER_PAGE))
            if answer is None:
                raise RegisterUnclear
            pages = _pages_of(answer)
            yield answer
            page += 1

    def _ask(self, path: str, **query: str) -> Mapping[str, Any] | None:
        """Ask until there is an answer, or too often; ``None`` when there is no such thing."""
        again = Retrying(
            retry=retry_if_exception_type(_Busy),
            stop=stop_after_attempt(TRIES),
            wait=_wait,
            sleep=self.pace.sleep,
            reraise=True,
        )
        try:
            return again(self._once, path, query)
        except _Busy:
            raise RegisterAway from None

    def _once(self, path: str, query: Mapping[str, str]) -> Mapping[str, Any] | None:
        self.pace.wait()
        whole = min(WHOLE, self.pace.left())
        patience = httpx.Timeout(min(SILENCE, whole), connect=min(CONNECT, whole))
        try:
            with self._http.stream("GET", path, params=query, timeout=patience) as response:
                return _read(response, whole)
        except httpx.TransportError as error:
            raise _Busy from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise RegisterUnclear from error


def _read(response: httpx.Response, seconds: float) -> Mapping[str, Any] | None:
    status = response.status_code
    if status == httpx.codes.NOT_FOUND:
        return None
    if status in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
        raise RegisterKeyRefused
    if status == httpx.codes.TOO_MANY_REQUESTS or status >= 500:
        raise _Busy(_seconds(response.headers.get("Retry-After", "")))
    if status != httpx.codes.OK:
        raise RegisterUnclear
    try:
        answer = json.loads(_body(response, seconds))
    except (ValueError, RecursionError) as error:
        raise RegisterUnclear from error
    if not isinstance(answer, dict):
        raise RegisterUnclear
    return answer


def _body(response: httpx.Response, seconds: float) -> bytes:
    """Read an answer that may neither go on for ever nor come a drop at a time."""
    body, begun = bytearray(), time.monotonic()
    for piece in response.iter_raw():
        body += piece
        if len(body) > LONGEST_ANSWER:
            raise RegisterUnclear
        if time.monotonic() - begun > seconds:
            raise _Busy
    return bytes(body)


def _seconds(text: str) -> float | None:
    """Return how long the service asks us to wait; a date it might name instead is passed over."""
    return float(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def _wait(state: RetryCallState) -> float:
    """Return how many seconds to wait: what was asked for, or 1, 2, 4."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.after if isinstance(error, _Busy) else None
    wait = 2.0 ** (state.attempt_number - 1) if asked is None else asked
    return min(wait, LONGEST_WAIT)


def _stamp(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _pages_of(answer: Mapping[str, Any]) -> int:
    pages = answer.get("totalPages", 1)
    if not isinstance(pages, int) or pages > MOST_PAGES:
        raise RegisterUnclear
    return pages


def _ids(answer: Mapping[str, Any]) -> list[str]:
    """Return the ids of an answer's changes, which it gives as texts or in objects."""
    listed = answer.get("changes")
    if not isinstance(listed, list):
        raise RegisterUnclear
    said = [one.get("locationId") if isinstance(one, dict) else one for one in listed]
    found = (values.identifier(one) for one in said if isinstance(one, str))
    return [one for one in found if one]
