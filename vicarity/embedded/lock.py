"""One owner per data folder."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from vicarity.embedded.errors import AlreadyRunning

NAME = ".lock"


class FolderLock:
    """Held while services run on a folder; the kernel lets go even after kill -9."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: int | None = None

    @property
    def held(self) -> bool:
        """Say whether this process has it."""
        return self._file is not None

    def take(self) -> None:
        """Take the lock.

        Raises:
            AlreadyRunning: Another process holds it.
        """
        file = os.open(self._folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            raise AlreadyRunning(
                f"Vicarity is already running on the data folder {self._folder}: "
                "stop it first, or give this one its own folder with VICARITY_VAR=..."
            ) from None
        self._file = file

    def release(self) -> None:
        """Let go."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def is_free(folder: Path) -> bool:
    """Say whether nobody runs on ``folder``, leaving no trace."""
    if not (folder / NAME).exists():
        return True
    lock = FolderLock(folder)
    try:
        lock.take()
    except AlreadyRunning:
        return False
    lock.release()
    return True
