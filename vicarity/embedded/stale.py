"""Locks a killed PostgreSQL left behind, removed only when nobody can still be using the data.

PostgreSQL clears a dead process's locks itself, but refuses to start while that process id is
a zombie or was given to another program.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from signal import SIGQUIT

from vicarity.embedded.errors import CannotStart

PROC = Path("/proc")
PATIENCE = 3.0
LIMIT = 12.0
LOOK_EVERY = 0.05


def clear(data: Path, socket_lock: Path) -> None:
    """Wait for the last PostgreSQL in ``data`` to go, then remove the locks of those that went.

    Raises:
        CannotStart: One is still there after 12 s.
    """
    if not PROC.is_dir():  # macOS: PostgreSQL's own check has to do
        return
    began = time.monotonic()
    while users := working_in(data):
        waited = time.monotonic() - began
        if waited > LIMIT:
            raise CannotStart(f"process {users[0]} still uses {data}: end it and start again.")
        if waited > PATIENCE:
            _end(users)
        time.sleep(LOOK_EVERY)
    for lock in (data / "postmaster.pid", socket_lock):
        lock.unlink(missing_ok=True)


def working_in(data: Path) -> list[int]:
    """Return the PostgreSQL processes of ``data``: each has it as its current folder."""
    return [int(entry.name) for entry in PROC.glob("[0-9]*") if _is_postgres_in(entry, data)]


def _is_postgres_in(process: Path, data: Path) -> bool:
    try:
        here = (process / "cwd").readlink() == data
        return here and (process / "exe").readlink().name.startswith("postgres")
    except OSError:  # a zombie, gone already, or not ours to see
        return False


def _end(orphans: list[int]) -> None:
    """Stop orphans busy with a long query; what they had not committed is lost either way."""
    for pid in orphans:
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, SIGQUIT)
