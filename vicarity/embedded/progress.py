"""What ``make run`` says on the terminal while it starts and runs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click

from vicarity.embedded.errors import Stopped

WIDTH = 40


class Terminal:
    """Lines of text; a step's line stays open until the step ends."""

    def __init__(self) -> None:
        self._open = False

    def say(self, text: str) -> None:
        """Write a line of its own, even in the middle of a step."""
        self._write(f"\n{text}\n" if self._open else f"{text}\n")
        self._open = False

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Show a step's name, then how it went and how long it took."""
        heading = f"  {name} ".ljust(WIDTH, ".")
        self._write(heading)
        self._open, began = True, time.monotonic()
        try:
            yield
        except BaseException as error:
            self._close(heading, "stopped" if isinstance(error, Stopped) else "failed")
            raise
        self._close(heading, f"done, {time.monotonic() - began:.1f} s")

    def _close(self, heading: str, text: str) -> None:
        """End the step's line, repeating its name if something came between."""
        self._write(f" {text}\n" if self._open else f"{heading} {text}\n")
        self._open = False

    def _write(self, text: str) -> None:
        with suppress(OSError):  # the terminal may be gone: SIGHUP, a closed pipe
            click.echo(text, nl=False)


terminal = Terminal()
say = terminal.say
step = terminal.step
