"""Passwords of the database: random, made once per data folder, readable by its owner alone."""

from __future__ import annotations

import secrets
from pathlib import Path


def kept_password(folder: Path, name: str) -> str:
    """Return the password kept in ``folder`` under this name, making it the first time."""
    path = folder / f"{name}.password"
    if not path.exists():
        draft = path.with_suffix(".part")
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(24))
        draft.rename(path)
    return path.read_text()
