"""What ``make run`` runs, as data."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL, SIGQUIT, Signals

from vicarity.embedded.layout import Layout
from vicarity.embedded.process import Process, Program

#: The project's own folder: wsgi.py, gunicorn.conf.py, migrations/.
ROOT = Path(__file__).resolve().parents[2]

#: Begins a task that is one flask command (``bench/``); ``Step`` is for several.
FLASK = ("-m", "flask", "--app", "wsgi")

#: Ends what one step printed: ASCII's record separator, which no command prints.
DONE = "\x1e"


@dataclass(frozen=True)
class Task:
    """One Python command of the project.

    Args:
        name: What people call it, and its log file's name.
        args: What follows ``python``.
        orphan_with: The signal it gets if the supervisor is killed.
        stop_seconds: How long it may take to finish what it holds.
        kept: What it prints is kept in a file of its own.
    """

    name: str
    args: tuple[str, ...]
    orphan_with: Signals = SIGKILL
    stop_seconds: float = 7.0
    kept: bool = False

    def process(self, layout: Layout, env: Mapping[str, str]) -> Process:
        """Return it ready to start."""
        log = layout.log(self.name.lower().replace(" ", "-"))
        program = Program(
            name=self.name,
            args=(sys.executable, *self.args),
            log=log,
            cwd=ROOT,
            env=env,
            orphan_with=self.orphan_with,
            stop_seconds=self.stop_seconds,
            output=log.with_suffix(".out") if self.kept else None,
        )
        return Process(program)


@dataclass(frozen=True)
class Step:
    """One command that must succeed before anything is served.

    Args:
        name: What people call it.
        command: What follows ``flask --app wsgi``.
        shown: People see what it prints once everything runs.
    """

    name: str
    command: str
    shown: bool = False


@dataclass(frozen=True)
class Plan:
    """Steps taken in order, then processes that run side by side.

    Args:
        steps: What ``runner`` does.
        processes: The web server first.
        runner: What follows ``python``; takes the steps' commands, prints ``DONE`` after each.
    """

    steps: tuple[Step, ...]
    processes: tuple[Task, ...]
    runner: tuple[str, ...] = ("-m", "vicarity.embedded.in_turn")

    def preparation(self) -> Task:
        """Return the process that takes the steps."""
        commands = (step.command for step in self.steps)
        return Task("setup", (*self.runner, *commands), kept=True)


VICARITY = Plan(
    steps=(
        Step("Database schema", "db upgrade"),
        Step("Database rights", "database grant"),
        Step("Reference data", "seed reference"),
        Step("Demo data", "seed demo --if-empty", shown=True),
    ),
    processes=(
        Task("web", ("-m", "gunicorn", "wsgi:app"), orphan_with=SIGQUIT),
        Task("worker", ("-m", "workers_rq")),
        Task("scheduler", ("-m", "workers_rq", "--scheduler")),
    ),
)


def catcher(mail: Path, port: int) -> Task:
    """Return the mail catcher's command."""
    args = ("-m", "vicarity.embedded.mail_catcher", str(mail), "--port", str(port))
    return Task("mail", args, stop_seconds=1.5)
