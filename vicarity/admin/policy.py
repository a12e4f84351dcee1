"""What ``policy.toml`` says: roles, every address of the console and the API, every answer.

The guard refuses what the file does not speak of; ``tests/admin/test_policy.py`` holds the file
against the application, both ways.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return one table of the file.

    Args:
        name: ``roles``, ``console``, ``api`` or ``fields``.
    """
    found: dict[str, Any] = _file()[name]
    return found


def permission(method: str, rule: str) -> str | None:
    """Return the permission an address of the console needs; ``None`` if it is not listed."""
    found: str | None = table("console").get(f"{_read(method)} {rule}")
    return found


def knows(method: str, rule: str) -> bool:
    """Say whether an address of the API is listed."""
    return f"{_read(method)} {rule}" in table("api")


def _read(method: str) -> str:
    return "GET" if method == "HEAD" else method


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("policy.toml").read_text(encoding="utf-8"))
