"""``make run``: start everything in order, keep it running, stop it in order."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import NoReturn

from vicarity.embedded import health, orphans, plan, ports, steps
from vicarity.embedded.banner import banner
from vicarity.embedded.errors import CannotStart
from vicarity.embedded.logs import rotate
from vicarity.embedded.plan import Plan
from vicarity.embedded.preflight import check_port
from vicarity.embedded.process import Process, stop_together
from vicarity.embedded.progress import say, step
from vicarity.embedded.publish import publish, withdraw
from vicarity.embedded.services import Services
from vicarity.embedded.settings import CATCHER, Wanted
from vicarity.embedded.stopping import Stopping
from vicarity.embedded.supervisor import Supervisor

READY_SECONDS = 60.0
LOOK_EVERY = 0.1
WATCH_EVERY = 0.2


class Run:
    """One run of the whole stack on one data folder.

    Args:
        what: The steps and processes.
        want: The checked environment.
        stopping: Says when to end.
    """

    def __init__(self, what: Plan, want: Wanted, stopping: Stopping) -> None:
        self._plan = what
        self._want = want
        self._pause = stopping.pause
        self._services = Services(want.var, without=want.provided, pause=stopping.pause)
        self._mail: list[Process] = []
        self._programs: list[Process] = []
        self._mail_port = 0
        self._supervisor = Supervisor([], say)

    def start(self) -> None:
        """Start everything, in order, until the site answers."""
        began = time.monotonic()
        check_port(self._want, self._pause)
        say("Starting Vicarity")
        with step("PostgreSQL, Valkey, mail"):
            env = self._want.environment(self._start_services())
        for note in self._services.notes:
            say(f"  {note}")
        said = self._take_steps(env)
        with step("Web server, worker, scheduler"):
            self._start_programs(env)
        for line in banner(self._want, time.monotonic() - began, said):
            say(line)

    def watch(self) -> NoReturn:
        """Keep everything running until ``Stopped`` or a process ``KeepsDying``."""
        while True:
            self._supervisor.look()
            self._pause(WATCH_EVERY)

    def stop(self) -> None:
        """Stop in order: those who write first, those who keep last."""
        stop_together(self._programs)
        stop_together(self._mail)
        if self._services.owned:
            withdraw(self._want.var)
        self._services.stop()
        orphans.end_all()

    def _start_services(self) -> dict[str, str]:
        """Start the servers and the catcher; publish and return their addresses."""
        addresses = self._services.start() | self._services.application_urls()
        withdraw(self._want.var)
        rotate(self._services.layout.ours("log"))
        self._services.layout.ours("uploads")
        if "MAIL_SERVER" not in self._want.provided:
            addresses |= self._start_catcher()
        publish(self._want.var, self._want.environment(addresses))
        return addresses

    def _start_catcher(self) -> dict[str, str]:
        layout = self._services.layout
        self._mail_port = self._want.mail_port()
        task = plan.catcher(layout.ours("mail"), self._mail_port)
        self._mail.append(task.process(layout, self._want.environment({})))
        self._mail[0].start()
        return {**CATCHER, "MAIL_PORT": str(self._mail_port)}

    def _take_steps(self, env: Mapping[str, str]) -> list[str]:
        process = self._plan.preparation().process(self._services.layout, env)
        return list(steps.follow(process, self._plan.steps, self._pause))

    def _start_programs(self, env: Mapping[str, str]) -> None:
        """Start the programs and wait for the site and the catcher to answer.

        They are not told how to reach the database as the owner of its tables.
        """
        env = {name: value for name, value in env.items() if name != "MIGRATION_DATABASE_URL"}
        for task in self._plan.processes:
            self._programs.append(task.process(self._services.layout, env))
            self._programs[-1].start()
        give_up_at = time.monotonic() + READY_SECONDS
        everything = [*self._services.processes, *self._mail, *self._programs]
        self._supervisor = Supervisor(everything, say)
        while not self._is_ready(give_up_at):
            self._supervisor.look()
            self._pause(LOOK_EVERY)

    def _is_ready(self, give_up_at: float) -> bool:
        if time.monotonic() > give_up_at:
            raise CannotStart(
                f"{self._want.site}/health did not answer 200 within {READY_SECONDS:.0f} s: "
                f"see {self._services.layout.log('web')}"
            )
        caught = not self._mail or ports.listening(ports.LOOPBACK, self._mail_port)
        return caught and health.is_healthy(self._want.site)
