"""Keep processes running: one that dies comes back, one that keeps dying ends everything."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence

from vicarity.embedded import orphans
from vicarity.embedded.errors import CannotStart
from vicarity.embedded.process import Process

WINDOW = 60.0
DEATHS_ALLOWED = 5


class KeepsDying(CannotStart):
    """A process died too often to go on."""


class Watched:
    """One process and its recent deaths."""

    def __init__(self, process: Process, say: Callable[[str], None]) -> None:
        self.process = process
        self._say = say
        self._deaths: deque[float] = deque(maxlen=DEATHS_ALLOWED)
        self._start_at: float | None = None

    def look(self, now: float) -> None:
        """Notice a death, or start again when it is time.

        Raises:
            KeepsDying: This was the fifth death within 60 s.
        """
        if self._start_at is None:
            if not self.process.alive:
                self._died(now, self.process.death())
        elif now >= self._start_at:
            self._start(now)

    def _died(self, now: float, reason: str) -> None:
        self._deaths.append(now)
        recent = [at for at in self._deaths if now - at < WINDOW]
        name = self.process.program.name
        if len(recent) >= DEATHS_ALLOWED:
            raise KeepsDying(f"{name} died {len(recent)} times within {WINDOW:.0f} s; {reason}")
        delay = 2 ** (len(recent) - 1)
        self._start_at = now + delay
        self._say(f"{name} {reason}; starting it again in {delay} s")

    def _start(self, now: float) -> None:
        self._start_at = None
        try:
            self.process.start()
        except (CannotStart, OSError) as error:
            self._died(now, f"did not start: {error}")
        else:
            self._say(f"{self.process.program.name} started again")


class Supervisor:
    """Watches processes that are already started."""

    def __init__(self, processes: Sequence[Process], say: Callable[[str], None]) -> None:
        self._watched = [Watched(process, say) for process in processes]

    def look(self) -> None:
        """See to every process once."""
        for watched in self._watched:
            watched.look(time.monotonic())
        orphans.bury([watched.process.pid for watched in self._watched])
