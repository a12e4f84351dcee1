"""Grandchildren whose parent died come to the supervisor, so that none is left at the end.

PostgreSQL's backends leave the session of their parent; on Linux a "child subreaper" inherits
them all the same. Elsewhere this does nothing.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from signal import SIGKILL

PR_SET_CHILD_SUBREAPER = 36
THREADS = Path("/proc/self/task")


def adopt() -> None:
    """Inherit orphans from now on."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)


def bury(known: Collection[int | None]) -> None:
    """Take the exit status of inherited children that ended; ours are waited for elsewhere."""
    for pid in children():
        if pid not in known:
            with suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)


def end_all() -> None:
    """End every child that is left, and its own, to the last."""
    while remaining := children():
        for pid in remaining:
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(pid, SIGKILL)
                os.waitpid(pid, 0)


def children() -> list[int]:
    """Return the process ids of all children, inherited ones included."""
    with suppress(OSError):
        return [
            int(pid)
            for thread in THREADS.iterdir()
            for pid in (thread / "children").read_text().split()
        ]
    return []
