"""Run the commands that prepare the data: one, or several in turn in one process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vicarity.embedded.errors import CannotStart
from vicarity.embedded.plan import DONE, Step
from vicarity.embedded.process import Process
from vicarity.embedded.progress import step
from vicarity.embedded.server import Pause

LOOK_EVERY = 0.03


def take(process: Process, pause: Pause) -> None:
    """Run one command to its end.

    Raises:
        CannotStart: It failed; says how, and where all of it is written.
    """
    process.start()
    try:
        while process.alive:
            pause(LOOK_EVERY)
        if not process.succeeded:
            raise failure(process, process.program.name)
    finally:
        process.stop()


def follow(process: Process, steps: Iterable[Step], pause: Pause) -> Iterator[str]:
    """Run a process that takes the steps in turn; yield what people are to read of each.

    Raises:
        CannotStart: A step failed.
    """
    process.start()
    try:
        for number, one in enumerate(steps):
            with step(one.name):
                printed = _output(process, number, one.name, pause)
            if one.shown:
                yield printed
    finally:
        process.stop()


def failure(process: Process, name: str) -> CannotStart:
    """Return what to say of a step that failed."""
    return CannotStart(f"{name} failed, {process.death()} (all of it: {process.program.log})")


def _output(process: Process, number: int, name: str, pause: Pause) -> str:
    """Wait until a step is done and return what it printed."""
    while True:
        alive = process.alive  # asked first: what it printed last is read afterwards
        records = process.printed().split(DONE)
        if len(records) > number + 1:
            return records[number]
        if not alive:
            raise failure(process, name)
        pause(LOOK_EVERY)
