"""Take the steps before the start: each a command that must succeed."""

from __future__ import annotations

from vicarity.embedded.errors import CannotStart
from vicarity.embedded.process import Process
from vicarity.embedded.server import Pause

LOOK_EVERY = 0.03


def take(process: Process, pause: Pause) -> str:
    """Run one step to its end and return what it printed.

    Raises:
        CannotStart: It failed; says how and where the rest is written.
    """
    process.start()
    try:
        while process.alive:
            pause(LOOK_EVERY)
        if not process.succeeded:
            name, log = process.program.name, process.program.log
            raise CannotStart(f"{name} failed, {process.death()} (all of it: {log})")
    finally:
        process.stop()
    return process.printed()
