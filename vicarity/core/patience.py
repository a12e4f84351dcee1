"""Not waiting for ever for a database that says nothing.

A frozen PostgreSQL breaks no connection, and the limits it keeps on statements freeze with it.
So a web process counts too: who has waited too long is refused, and until somebody has been
answered again, one caller at a time finds out whether it speaks while the others are refused
at once. Commands, migrations and jobs wait for as long as the server lets them.
"""

from __future__ import annotations

import threading
import time
from typing import Any, Self, TypeVar

import psycopg
from psycopg import errors as pg
from psycopg.abc import PQGen

R = TypeVar("R")

#: Longer than the server's own limit on a statement.
ANSWER_SECONDS = 4.5

#: Between two callers who find out.
PAUSE_SECONDS = 0.5


class Fuse:
    """Keeps callers from a database that is silent."""

    def __init__(self) -> None:
        """Let everybody through, and let them wait as long as they like."""
        self.limit: float | None = None
        self._lock = threading.Lock()
        self._silent, self._next_try, self._trying = False, 0.0, 0

    def arm(self) -> None:
        """Let nobody wait longer than ``ANSWER_SECONDS`` from now on."""
        self.limit = ANSWER_SECONDS

    def check(self) -> None:
        """Go on, unless the database is silent and it is not our turn to find out.

        Raises:
            psycopg.OperationalError: It is.
        """
        if not self._silent:
            return
        with self._lock:
            now, caller = time.monotonic(), threading.get_ident()
            if now < self._next_try and caller != self._trying:
                raise pg.OperationalError("the database does not answer")
            self._next_try, self._trying = now + ANSWER_SECONDS + PAUSE_SECONDS, caller

    def blow(self) -> None:
        """Note that somebody waited in vain."""
        self._silent, self._next_try, self._trying = True, time.monotonic() + PAUSE_SECONDS, 0

    def mend(self) -> None:
        """Note that somebody was answered."""
        self._silent = False


fuse = Fuse()


class PatientConnection(psycopg.Connection[Any]):
    """A connection that is given up when the server says nothing for too long."""

    def wait(self, gen: PQGen[R], interval: float = 0.1, timeout: float | None = None) -> R:
        """Wait for the server, as every method of the connection does.

        Raises:
            psycopg.OperationalError: In vain; the connection is closed then.
        """
        try:
            answer = super().wait(gen, interval, fuse.limit if timeout is None else timeout)
        except pg._WaitTimeout:
            self.close()
            fuse.blow()
            raise pg.OperationalError("the database did not answer in time") from None
        fuse.mend()
        return answer

    @classmethod
    def connect(cls, *args: Any, **options: Any) -> Self:
        """Connect, unless the database is known to be silent.

        Raises:
            psycopg.OperationalError: It is, or it cannot be reached.
        """
        fuse.check()
        try:
            connection = super().connect(*args, **options)
        except pg.ConnectionTimeout:
            fuse.blow()
            raise
        except pg.OperationalError:
            fuse.mend()  # no is an answer: each caller may hear it
            raise
        fuse.mend()
        return connection
