"""What is sent, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


class WrongAnswer(Exception):
    """Something is not answered as it should be, so its speed means nothing."""


@dataclass(frozen=True)
class Call:
    """One request.

    Attributes:
        method: GET, POST, PUT.
        path: With a leading slash.
        headers: Beside those that HTTP itself needs.
        body: JSON, or nothing.
    """

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""


@dataclass(frozen=True)
class Load:
    """Requests to send over and over.

    Attributes:
        calls: Sent in turn.
        chained: Each call's body is used once; the refresh token in its answer makes the next.
    """

    calls: Sequence[Call]
    chained: bool = False


@dataclass(frozen=True)
class Shot:
    """How a load is sent.

    Attributes:
        connections: How many requests are on their way at any time.
        seconds: How long; wrk knows whole seconds only.
        pause: Seconds each connection rests between two requests.
    """

    connections: int
    seconds: int
    pause: float = 0.0


@dataclass(frozen=True)
class Outcome:
    """What a shot measured; times in milliseconds."""

    requests: int
    errors: int
    rate: float
    p50: float
    p95: float
    p99: float


def share(values: Sequence[float], part: float) -> float:
    """Return the value that ``part`` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0
