"""PostgreSQL and Valkey of one data folder, started and stopped together."""

from __future__ import annotations

import time
from pathlib import Path

from vicarity.embedded.layout import Layout
from vicarity.embedded.lock import FolderLock
from vicarity.embedded.postgres import Postgres
from vicarity.embedded.process import Process
from vicarity.embedded.server import Pause, Server
from vicarity.embedded.valkey import Valkey


class Services:
    """The data servers.

    As root they run under an unprivileged account, which must be able to reach ``var``; where it
    cannot (pytest's ``tmp_path``, a home of mode 0700) they keep their data elsewhere and say so
    in ``notes``.

    Args:
        var: The data folder; need not exist.
        durable: ``False`` trades safety against a crash of the machine for speed (tests).
        without: Variables whose server somebody else provides.
        pause: Sleeps while waiting.
    """

    def __init__(
        self,
        var: Path,
        *,
        durable: bool = True,
        without: frozenset[str] = frozenset(),
        pause: Pause = time.sleep,
    ) -> None:
        self.layout = Layout(var)
        self.servers: list[Server] = []
        self._durable = durable
        self._without = without
        self._pause = pause
        self._lock = FolderLock(self.layout.var)

    @property
    def notes(self) -> list[str]:
        """Return what people should know about where things are."""
        return self.layout.notes

    @property
    def owned(self) -> bool:
        """Say whether this process has the data folder to itself."""
        return self._lock.held

    @property
    def processes(self) -> list[Process]:
        """Return the running servers' processes, in the order they started."""
        return [server.process for server in self.servers]

    @property
    def postgres(self) -> Postgres:
        """Return the database server; ``postgres.restart()`` is for tests of faults."""
        return next(server for server in self.servers if isinstance(server, Postgres))

    @property
    def valkey(self) -> Valkey:
        """Return the queue server."""
        return next(server for server in self.servers if isinstance(server, Valkey))

    def start(self) -> dict[str, str]:
        """Start both and return ``DATABASE_URL`` and ``REDIS_URL``.

        Must be called from a thread that lives as long as the servers are to live.

        Raises:
            AlreadyRunning: Another process runs on this folder.
            CannotStart: A server did not come up; nothing is left running.
        """
        self.layout.prepare()
        self._lock.take()
        try:
            self._start_servers()
        except BaseException:
            self.stop()
            raise
        return {server.variable: server.url for server in self.servers}

    def application_urls(self) -> dict[str, str]:
        """Return the addresses for what runs all day, which does not own the database."""
        if Postgres.variable in self._without:
            return {}
        return {
            Postgres.variable: self.postgres.application_url,
            "MIGRATION_DATABASE_URL": self.postgres.url,
        }

    def stop(self) -> None:
        """Stop both in reverse order; harmless when nothing runs."""
        for server in reversed(self.servers):
            server.process.stop()
        self.servers.clear()
        self._lock.release()

    def _start_servers(self) -> None:
        if Postgres.variable not in self._without:
            self._launch(Postgres(self.layout, self._pause, durable=self._durable))
        if Valkey.variable not in self._without:
            self._launch(Valkey(self.layout, self._pause))
        for server in self.servers:
            server.wait_ready()

    def _launch(self, server: Server) -> None:
        self.servers.append(server)
        server.launch()
