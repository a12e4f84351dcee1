"""Where the embedded services keep their things inside ``VICARITY_VAR``."""

from __future__ import annotations

import hashlib
import os
import secrets
import sys
import tempfile
from pathlib import Path

from vicarity.embedded.account import Account, reachable, unprivileged
from vicarity.embedded.errors import CannotStart

#: Bytes the kernel keeps for the path of a Unix socket.
SOCKET_PATH_MAX = 103 if sys.platform == "darwin" else 107

#: The longest name any server puts into the socket folder.
LONGEST_SOCKET = ".s.PGSQL.5432.lock"

#: Where root's databases go when their account cannot reach ``VICARITY_VAR``.
ELSEWHERE = Path("/var/lib")


class Layout:
    """The folders of one data folder, made on demand.

    Args:
        var: ``VICARITY_VAR``; need not exist.
    """

    def __init__(self, var: Path) -> None:
        self.var = var.resolve()
        self.account: Account | None = unprivileged()
        self.base = self.var
        self.notes: list[str] = []

    def prepare(self) -> None:
        """Make the data folder, passable for the databases' account and no more than that."""
        existed = self.var.is_dir()
        self.var.mkdir(parents=True, exist_ok=True)
        if not existed:
            self.var.chmod(0o711 if self.account else 0o700)
        elif not self._passable() and self.var.stat().st_uid == os.geteuid():
            self.var.chmod(self.var.stat().st_mode | 0o001)
        self.base = self.var if self._passable() else self._elsewhere()

    def ours(self, name: str) -> Path:
        """Return a folder that only this process and its like may enter."""
        return _private(self.var / name, None)

    def servers(self, name: str) -> Path:
        """Return a folder that belongs to the databases' account."""
        return _private(self.base / name, self.account)

    def owned(self, path: Path) -> Path:
        """Give a file to the databases' account."""
        if self.account:
            os.chown(path, self.account.uid, self.account.gid)
        return path

    def log(self, name: str) -> Path:
        """Return the log file of ``name``."""
        return self.ours("log") / f"{name}.log"

    def sockets(self) -> Path:
        """Return the folder of the sockets, elsewhere when this path is too long for them."""
        folder = self.base / "run"
        if len(os.fsencode(folder / LONGEST_SOCKET)) <= SOCKET_PATH_MAX:
            return _private(folder, self.account)
        digest = hashlib.sha256(os.fsencode(self.var)).hexdigest()[:12]
        return _private(_short_place(self.account) / f"vicarity-{digest}", self.account)

    def _passable(self) -> bool:
        return reachable(self.var, self.account)

    def _elsewhere(self) -> Path:
        """Keep databases outside a folder their account cannot reach, and remember where."""
        pointer = self.var / "database-folder"
        if not pointer.exists():
            pointer.write_text(str(ELSEWHERE / f"vicarity-{secrets.token_hex(4)}"))
        place = Path(pointer.read_text())
        place.mkdir(parents=True, exist_ok=True)
        place.chmod(0o711)
        self.notes.append(
            f"The databases live in {place}: they run as '{self.account and self.account.name}', "
            f"which cannot reach {self.var}."
        )
        return place


def _short_place(account: Account | None) -> Path:
    """Return where short socket paths can live: private to root, or the temporary folder."""
    runtime = Path("/run")
    if account and runtime.is_dir():
        return runtime
    return Path(tempfile.gettempdir())


def _private(folder: Path, account: Account | None) -> Path:
    """Make a folder that is 0700 and owned by the account; refuse one somebody else planted."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if account and os.geteuid() == 0:
        os.chown(folder, account.uid, account.gid, follow_symlinks=False)
    owner = account.uid if account else os.geteuid()
    if folder.is_symlink() or folder.stat().st_uid != owner:
        raise CannotStart(f"{folder} belongs to somebody else: remove it and start again.")
    folder.chmod(0o700)
    return folder
