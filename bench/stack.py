"""The whole of Vicarity on a data folder of its own, as ``make run`` starts it."""

from __future__ import annotations

import os
import shutil
import socket
import time
from collections.abc import Mapping
from pathlib import Path

import psycopg
from redis import Redis

from bench import machine
from config import Settings
from vicarity.embedded import health, orphans, plan, ports, steps
from vicarity.embedded.errors import CannotStart
from vicarity.embedded.plan import FLASK, Task
from vicarity.embedded.process import Process, stop_together
from vicarity.embedded.progress import step
from vicarity.embedded.services import Services
from vicarity.embedded.settings import CATCHER, wanted

#: Of the environment, what decides how fast Vicarity is; the rest is ours to say.
MEASURED = ("WEB_CONCURRENCY", "WEB_THREADS", "DB_POOL_SIZE")
INHERITED = ("PATH", "HOME", "LANG", "TMPDIR", "PYTHONDONTWRITEBYTECODE", *MEASURED)

READY_SECONDS = 60.0
LOOK_EVERY = 0.1

PROCESSES = (
    # no fresh processes during a shot: wrk counts the connections they close as errors
    Task("web", ("-m", "gunicorn", "--max-requests", "0", "wsgi:app")),
    Task("worker", ("-m", "workers_rq")),
    Task("scheduler", ("-m", "workers_rq", "--scheduler")),
)


class Stack:
    """Databases, web server, job worker, relay and mail catcher; data anew for each run.

    Args:
        folder: Where its data lives.
        workers: How many care workers to make up.
        care_homes: How many care homes.
        shifts: How many shifts they offer.
    """

    def __init__(self, folder: Path, workers: int, care_homes: int, shifts: int = 0) -> None:
        self.services = Services(folder)
        self.processes: dict[str, Process] = {}
        self.env: Mapping[str, str] = {}
        self.site = ""
        people = ("--workers", str(workers), "--care-homes", str(care_homes))
        demo = (*people, "--shifts", str(shifts))
        made = f"{workers:,} workers, {care_homes:,} homes, {shifts:,} shifts"
        self._steps = (
            Task("Database schema", (*FLASK, "db", "upgrade")),
            Task("Database rights", (*FLASK, "database", "grant")),
            Task("Reference data", (*FLASK, "seed", "reference")),
            Task(made, (*FLASK, "seed", "demo", *demo)),
        )

    @property
    def shape(self) -> str:
        """Say what answers."""
        settings = Settings.from_env(self.env)
        return f"{settings.web_concurrency} web processes of {settings.web_threads} threads"

    @property
    def mail(self) -> Path:
        """Return where the catcher keeps what it caught."""
        return self.services.layout.ours("mail")

    def start(self) -> None:
        """Start everything and wait until the site answers.

        Raises:
            CannotStart: Something did not start; says why.
        """
        orphans.adopt()
        with step("PostgreSQL, Valkey, mail"):
            self.env = self._start_services()
            self._run(plan.catcher(self.mail, int(self.env["MAIL_PORT"])))
        for task in self._steps:
            with step(task.name):
                steps.take(task.process(self.services.layout, self.env), time.sleep)
        with step("Web server, worker, scheduler"):
            for task in PROCESSES:
                self._run(task)
            self._wait_ready()

    def stop(self) -> None:
        """Stop everything; harmless when nothing runs."""
        stop_together(list(self.processes.values()))
        self.services.stop()
        orphans.end_all()

    def pid(self, name: str) -> int:
        """Return the process id of ``web``, ``worker``, ``scheduler`` or ``mail``."""
        return self.processes[name].pid or 0

    @property
    def stores(self) -> list[int]:
        """Return the process ids of PostgreSQL and Valkey."""
        return [process.pid or 0 for process in self.services.processes]

    @property
    def web_workers(self) -> list[int]:
        """Return the process ids of gunicorn's workers."""
        web = self.pid("web")
        return [pid for pid in machine.tree(web) if pid != web]

    def connect(self) -> psycopg.Connection:
        """Return a connection to the database."""
        return psycopg.connect(self.env["DATABASE_URL"], autocommit=True)

    def _start_services(self) -> dict[str, str]:
        addresses = self.services.start()
        with psycopg.connect(addresses["DATABASE_URL"], autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        Redis.from_url(addresses["REDIS_URL"]).flushall()
        shutil.rmtree(self.mail)
        return self._environment(addresses | self.services.application_urls())

    def _environment(self, addresses: Mapping[str, str]) -> dict[str, str]:
        given = {name: os.environ[name] for name in INHERITED if os.environ.get(name)}
        given |= {"VICARITY_VAR": str(self.services.layout.var), "PORT": _free_port()}
        given["STAFF_MFA"] = "optional"  # a program has no telephone
        want = wanted(given)
        self.site = want.site
        catcher = {**CATCHER, "MAIL_PORT": str(want.mail_port())}
        return want.environment({**addresses, **catcher})

    def _run(self, task: Task) -> None:
        process = task.process(self.services.layout, self.env)
        process.start()
        self.processes[task.name] = process

    def _wait_ready(self) -> None:
        give_up_at = time.monotonic() + READY_SECONDS
        while not health.is_healthy(self.site):
            if time.monotonic() > give_up_at or not self.processes["web"].alive:
                raise CannotStart(f"the site did not answer: {self.processes['web'].death()}")
            time.sleep(LOOK_EVERY)


def _free_port() -> str:
    with socket.socket() as probe:
        probe.bind((ports.LOOPBACK, 0))
        return str(probe.getsockname()[1])
