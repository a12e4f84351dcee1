"""What PostgreSQL and Valkey have in common: launch, wait until it answers, stop, restart."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable

from vicarity.embedded.errors import CannotStart
from vicarity.embedded.process import Process, Program

READY_SECONDS = 60.0
LOOK_EVERY = 0.03

#: Sleeps, or raises ``Stopped`` when somebody asked for an end.
Pause = Callable[[float], None]


class Server(ABC):
    """A data server on a Unix socket."""

    #: The variable that tells programs how to reach it.
    variable: str

    def __init__(self, program: Program, pause: Pause) -> None:
        self.process = Process(program)
        self.pause = pause

    @property
    @abstractmethod
    def url(self) -> str:
        """Return how programs reach it."""

    @abstractmethod
    def answers(self) -> bool:
        """Say whether it takes requests."""

    def prepare(self) -> None:  # noqa: B027 - most servers need none
        """Make what it needs before its first start."""

    def finish(self) -> None:  # noqa: B027 - most servers need none
        """Complete the start once it answers."""

    def launch(self) -> None:
        """Begin to start."""
        self.prepare()
        self.process.start()

    def wait_ready(self) -> None:
        """Wait until it answers.

        Raises:
            CannotStart: It ended, or took too long; says why.
        """
        give_up_at = time.monotonic() + READY_SECONDS
        while not self.answers():
            if not self.process.alive or time.monotonic() > give_up_at:
                raise CannotStart(f"{self.process.program.name} {self.process.death()}")
            self.pause(LOOK_EVERY)
        self.finish()

    def restart(self) -> None:
        """Stop and start again, keeping its data and its address."""
        self.process.stop()
        self.process.start()
        self.wait_ready()
