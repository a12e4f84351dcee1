"""Which function handles which event, and on which queue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from vicarity.core.outbox import Event

E = TypeVar("E", bound=Event)


@dataclass(frozen=True)
class Handler:
    """One entry of the table."""

    event: type[Event]
    run: Callable[[Any, str], None]
    queue: str


HANDLERS: dict[str, Handler] = {}


def handles(
    event: type[E], *, queue: str
) -> Callable[[Callable[[E, str], None]], Callable[[E, str], None]]:
    """Register the decorated function: it receives the event and the message's id."""

    def decorate(run: Callable[[E, str], None]) -> Callable[[E, str], None]:
        HANDLERS[event.topic()] = Handler(event, run, queue)
        return run

    return decorate
