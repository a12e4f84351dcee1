"""A child process: started tied to this one, asked to stop, then made to."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL, SIGTERM, Signals

from vicarity.embedded.account import Account

LAUNCH = Path(__file__).with_name("launch.py")
TAIL_BYTES = 4000
TAIL_LINES = 3
LINE_WIDTH = 240
EXCEPTION = re.compile(r"[A-Za-z_][\w.]*(Error|Exception): ")


def nothing() -> None:
    """Need no preparation before a start."""


@dataclass(frozen=True)
class Program:
    """What to run and how to end it.

    Args:
        name: What people call it, and its log file's name.
        args: The absolute program and its arguments.
        log: Receives everything it prints; errors alone where ``output`` takes the rest.
        cwd: Where it runs.
        env: Its whole environment, or ``None`` for ours.
        account: Whom to run as, or ``None`` for ourselves.
        stop_with: The signal that means "finish what you hold and go".
        orphan_with: The signal the kernel sends it if the supervisor is killed.
        stop_seconds: How long it may take to go.
        before: Called before each start.
        output: A file that receives what its latest run prints, errors excepted.
    """

    name: str
    args: tuple[str, ...]
    log: Path
    cwd: Path
    env: Mapping[str, str] | None = None
    account: Account | None = None
    stop_with: Signals = SIGTERM
    orphan_with: Signals = SIGKILL
    stop_seconds: float = 5
    before: Callable[[], None] = nothing
    output: Path | None = None


class Process:
    """One program, running or not, in a session of its own."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._child: subprocess.Popen[bytes] | None = None
        self._log_from = 0

    @property
    def pid(self) -> int | None:
        """Return the process id, once started."""
        return self._child.pid if self._child else None

    @property
    def alive(self) -> bool:
        """Say whether it runs."""
        return self._child is not None and self._child.poll() is None

    @property
    def succeeded(self) -> bool:
        """Say whether it ended by itself and well."""
        return self._child is not None and self._child.poll() == 0

    def printed(self) -> str:
        """Return what its latest run printed."""
        output = self.program.output
        return output.read_text(errors="replace") if output else ""

    def start(self) -> None:
        """Start it; must be called from a thread that outlives it (the kernel watches that)."""
        self.wait_stopped(deadline=0)
        self.program.before()
        with ExitStack() as files:
            log = files.enter_context(self.program.log.open("ab"))
            self._log_from = log.tell()
            output = self.program.output
            self._child = subprocess.Popen(  # noqa: S603 - fixed programs, no shell
                launched(self.program),
                stdin=subprocess.DEVNULL,
                stdout=files.enter_context(output.open("wb")) if output else log,
                stderr=log,
                env=self.program.env,
                start_new_session=True,
            )

    def death(self) -> str:
        """Say how it ended and what it printed last."""
        code = self._child.poll() if self._child else None
        how = "has not ended" if code is None else ended(code)
        said = self.last_words()
        return f"{how}: {said}" if said else how

    def last_words(self) -> str:
        """Return the end of what it printed since its latest start, on one line.

        An exception's own line says more than whatever is printed after it.
        """
        with self.program.log.open("rb") as log:
            end = log.seek(0, os.SEEK_END)
            log.seek(max(self._log_from, end - TAIL_BYTES))
            lines = log.read().decode(errors="replace").splitlines()
        raised = [line for line in lines if EXCEPTION.match(line)][-1:]
        kept = raised or [line.strip() for line in lines if line.strip()][-TAIL_LINES:]
        return " | ".join(event(line)[:LINE_WIDTH] for line in kept)

    def ask_to_stop(self) -> None:
        """Send the polite signal."""
        if self._child and self._child.poll() is None:
            self._child.send_signal(self.program.stop_with)

    def wait_stopped(self, deadline: float) -> None:
        """Wait until it has gone; after ``deadline`` (monotonic seconds) end it and its group."""
        if self._child is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self._child.wait(max(0.0, deadline - time.monotonic()))
        self._end_group()
        self._child.wait()
        self._child = None

    def _end_group(self) -> None:
        """End whatever an earlier start left in its session (gunicorn's workers, say)."""
        if self._child:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._child.pid, SIGKILL)

    def stop(self) -> None:
        """Stop it and wait."""
        stop_together([self])


def stop_together(processes: list[Process]) -> None:
    """Ask all, then wait for each as long as its program allows."""
    for process in processes:
        process.ask_to_stop()
    asked = time.monotonic()
    for process in processes:
        process.wait_stopped(asked + process.program.stop_seconds)


def launched(program: Program) -> list[str]:
    """Return the command line that starts ``program`` through ``launch.py``."""
    account = program.account
    ids = (str(account.uid), str(account.gid)) if account else ("-", "-")
    launcher = (sys.executable, "-I", "-S", str(LAUNCH))
    tie = (str(os.getpid()), str(int(program.orphan_with)))
    return [*launcher, *tie, *ids, str(program.cwd), *program.args]


def event(line: str) -> str:
    """Return what a line of a JSON log says, or the line as it is."""
    try:
        entry = json.loads(line)
    except ValueError:
        return line
    return str(entry.get("event", line)) if isinstance(entry, dict) else line


def ended(code: int) -> str:
    """Name an exit status as people say it."""
    return f"ended by {Signals(-code).name}" if code < 0 else f"exit code {code}"
