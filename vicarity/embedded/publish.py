"""Tell commands in other shells how to reach the running services (``config.py`` reads it)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from config import PUBLISHED

NAMES = (
    "DATABASE_URL",
    "MIGRATION_DATABASE_URL",
    "REDIS_URL",
    "MAIL_SERVER",
    "MAIL_PORT",
    "FRONTEND_URL",
)


def publish(var: Path, env: Mapping[str, str]) -> None:
    """Write the addresses whole, readable by their owner alone."""
    draft = (var / PUBLISHED).with_suffix(".part")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    draft.write_text(json.dumps({name: env[name] for name in NAMES if name in env}, indent=1))
    draft.rename(var / PUBLISHED)


def withdraw(var: Path) -> None:
    """Take the addresses back: nothing answers there any more."""
    (var / PUBLISHED).unlink(missing_ok=True)
