"""Keys that sign sessions and tokens: made for development, judged for production."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

MINIMUM_BYTES = 32

#: Values from this project's own examples and from tutorials; never a secret.
SAMPLES = (
    "changeme",
    "change-me",
    "change_me",
    "replace",
    "insecure",
    "password",
    "default",
    "0123456789",
    "abcdefgh",
    "secret",
    "your-secret",
    "example",
    "dev-",
    "test-key",
    "super-",
)


def weakness(key: str) -> str | None:
    """Say what is wrong with a signing key, or ``None``.

    Source: https://www.rfc-editor.org/rfc/rfc7518#section-3.2 (HS256 wants 256 bits).
    """
    if len(key.encode()) < MINIMUM_BYTES:
        return f"must be at least {MINIMUM_BYTES} bytes long"
    if len(set(key)) < 10 or key in (key + key)[1:-1]:
        return "repeats itself; use random characters"
    if any(sample in key.lower() for sample in SAMPLES):
        return "is a sample value; use random characters"
    return None


def development_secrets(var: Path, env: Mapping[str, str]) -> dict[str, str]:
    """Return keys that stay the same for one data folder, making them the first time."""
    if env.get("SECRET_KEY") and env.get("JWT_SECRET_KEY"):
        return {}
    path = var / "secrets.json"
    if not path.exists():
        _write(path, {name: secrets.token_urlsafe(48) for name in ("SECRET_KEY", "JWT_SECRET_KEY")})
    kept: dict[str, str] = json.loads(path.read_text())
    return kept


def _write(path: Path, keys: dict[str, str]) -> None:
    """Write the file whole, readable by its owner alone; the first of two processes wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(keys))
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return
    finally:
        draft.unlink()
