"""Become another program that does not outlive the supervisor, under another account if asked.

Run as a script with the standard library alone, before privileges are dropped, so that it works
where the account could not read the virtual environment:
``python -I -S launch.py PARENT_PID SIGNAL UID GID CWD PROGRAM ARGUMENT...`` (``-`` keeps an id).
"""

from __future__ import annotations

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def main(arguments: list[str]) -> None:
    """Drop privileges, tie this process to its parent, and become the program."""
    parent, signal, uid, gid, folder, *program = arguments
    os.chdir(folder)
    drop(uid, gid)
    die_with(int(parent), int(signal))
    os.execv(program[0], program)  # noqa: S606 - no shell is the point; the supervisor wrote it


def drop(uid: str, gid: str) -> None:
    """Become the account, with no group but its own."""
    if uid != "-":
        os.setgroups([])
        os.setgid(int(gid))
        os.setuid(int(uid))


def die_with(parent: int, signal: int) -> None:
    """Have the kernel send ``signal`` when the parent dies; Linux alone can.

    Set after the change of account, which would clear it.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal)
    if os.getppid() != parent:
        sys.exit("the supervisor is gone")


if __name__ == "__main__":
    main(sys.argv[1:])
