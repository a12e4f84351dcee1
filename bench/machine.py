"""What processes used, read from ``/proc`` (Linux)."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICK = os.sysconf("SC_CLK_TCK")
CORES = os.cpu_count() or 1


def _stat(pid: int) -> list[str]:
    """Return the fields of ``/proc/PID/stat`` from the state on; nothing for a process gone."""
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def tree(root: int) -> list[int]:
    """Return a process and its living descendants."""
    parents = {int(entry.name): _stat(int(entry.name)) for entry in PROC.glob("[0-9]*")}
    found = [root]
    for pid in found:
        found += [child for child, stat in parents.items() if stat and int(stat[1]) == pid]
    return found


def used(root: int) -> float:
    """Return the processor seconds of a process, its descendants and its dead children."""
    return sum(int(ticks) for pid in tree(root) for ticks in _stat(pid)[11:15]) / TICK


def busy() -> float:
    """Return the processor seconds the whole machine has worked, other guests' theft included."""
    ticks = [int(text) for text in (PROC / "stat").read_text().split("\n", 1)[0].split()[1:9]]
    return (sum(ticks) - ticks[3] - ticks[4]) / TICK


@dataclass(frozen=True)
class Memory:
    """What one process holds, in megabytes; shared pages count in full in ``rss``."""

    rss: float
    pss: float


def memory(pid: int) -> Memory:
    """Return what a process holds."""
    lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    return Memory(kilobytes["Rss"] / 1024, kilobytes["Pss"] / 1024)


def most_memory(pid: int) -> float:
    """Return how many megabytes a process has held at most; shared pages count in full."""
    lines = (PROC / str(pid) / "status").read_text().splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
    return int(kilobytes) / 1024


def described() -> str:
    """Say what machine this is."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    names = {
        line.partition(":")[2].strip()
        for line in (PROC / "cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    }
    python = f"Python {platform.python_version()}"
    model = ", ".join(sorted(names)) or platform.machine()
    return f"{CORES} cores ({model}), {pages / 2**30:.0f} GiB, Linux {platform.release()}, {python}"
