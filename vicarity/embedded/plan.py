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


@dataclass(frozen=True)
class Task:
    """One Python command of the project.

    Args:
        name: What people call it, and its log file's name.
        args: What follows ``python``.
        orphan_with: The signal it gets if the supervisor is killed.
        stop_seconds: How long it may take to finish what it holds.
        shown: People see what it prints once everything runs.
    """

    name: str
    args: tuple[str, ...]
    orphan_with: Signals = SIGKILL
    stop_seconds: float = 7.0
    shown: bool = False

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
            output=log.with_suffix(".out") if self.shown else None,
        )
        return Process(program)


@dataclass(frozen=True)
class Plan:
    """Steps taken in order, then processes that run side by side.

    Args:
        steps: Each must succeed; what they print is kept.
        processes: The web server first.
    """

    steps: tuple[Task, ...]
    processes: tuple[Task, ...]


FLASK = ("-m", "flask", "--app", "wsgi")

VICARITY = Plan(
    steps=(
        Task("Database schema", (*FLASK, "db", "upgrade")),
        Task("Reference data", (*FLASK, "seed", "reference")),
        Task("Demo data", (*FLASK, "seed", "demo", "--if-empty"), shown=True),
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
