"""The account PostgreSQL runs as: it refuses to be root, so root borrows another."""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from vicarity.embedded.errors import CannotStart

#: First one that exists wins; ``nobody`` is there on every Unix.
CANDIDATES = ("vicarity", "postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """An unprivileged user and group."""

    name: str
    uid: int
    gid: int


def unprivileged() -> Account | None:
    """Return the account to drop to, or ``None`` when nothing needs dropping."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall() if entry.pw_uid != 0}
    for name in CANDIDATES:
        if entry := known.get(name):
            return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise CannotStart(
        "PostgreSQL refuses to run as root and this machine has no other account to borrow: "
        "create one with 'useradd --system vicarity', or run as a normal user."
    )


def reachable(path: Path, account: Account | None) -> bool:
    """Say whether the account may pass through ``path`` and every folder above it."""
    return account is None or all(
        _may_pass(step, account) for step in (path, *path.parents) if step.exists()
    )


def _may_pass(path: Path, account: Account) -> bool:
    found = path.stat()
    if found.st_uid == account.uid:
        return bool(found.st_mode & 0o100)
    if found.st_gid == account.gid:
        return bool(found.st_mode & 0o010)
    return bool(found.st_mode & 0o001)
