"""``python -m vicarity.document.checks.child NUMBER MODULE …``: do one job of this folder.

The file comes in on standard input, JSON goes out on standard output, and what is written goes
to the open file of that number.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys
from typing import Any

from vicarity.document.checks.refused import Refused
from vicarity.document.enums import Refusal

#: Bytes of memory, seconds of a processor, bytes of what is written.
MEMORY, SECONDS, OUTPUT = 200_000_000, 4, 48 * 1024 * 1024


def confine() -> None:
    """Give up what a job does not need, before a byte of the file is read."""
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: SECONDS,
        resource.RLIMIT_FSIZE: OUTPUT,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 32,
    }
    if sys.platform == "darwin":
        del limits[resource.RLIMIT_AS]  # refused there
    for limit, most in limits.items():
        # A little more of a processor before the end that cannot be told from another one.
        resource.setrlimit(limit, (most, most + (limit == resource.RLIMIT_CPU)))


def done(module: str, arguments: list[str]) -> tuple[dict[str, Any], bytes]:
    """Do a job; whatever goes wrong with a file, it is the file's fault.

    Returns:
        What to tell, and what was written.
    """
    # Each job's libraries take a while to load, so only those of this one are.
    job = importlib.import_module(f"{__package__}.{module}")
    try:
        result: tuple[dict[str, Any], bytes] = job.done(sys.stdin.buffer, arguments)
    except Refused as refused:
        return {"refused": refused.why}, b""
    except MemoryError:
        return {"refused": Refusal.PIXELS}, b""
    except Exception:  # noqa: BLE001 - readers of hostile files raise anything
        return {"refused": Refusal.BROKEN}, b""
    return result


def main(number: str, module: str, *arguments: str) -> None:
    """Do one job, write what comes of it, and tell."""
    confine()
    told, written = done(module, list(arguments))
    with os.fdopen(int(number), "wb") as out:
        out.write(written)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
