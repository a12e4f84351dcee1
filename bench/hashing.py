"""How many passwords the machine could hash if it did nothing else."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import bcrypt

from bench.machine import CORES

#: The cost the project uses (config.py).
ROUNDS = 12
SECONDS = 3.0


@dataclass(frozen=True)
class Raw:
    """Raw hashing.

    Attributes:
        rate: Hashes a second, on every core at once.
        cpu_us: Processor microseconds for each, which a busy neighbour does not change.
    """

    rate: float
    cpu_us: float


def raw() -> Raw:
    """Hash on every core at once."""
    with ProcessPoolExecutor(CORES, mp_context=get_context("forkserver")) as pool:
        return _sum(list(pool.map(_alone, [SECONDS] * CORES)))


def mean(one: Raw, other: Raw) -> Raw:
    """Return what lies between two measurements, for what happened between them."""
    return Raw((one.rate + other.rate) / 2, (one.cpu_us + other.cpu_us) / 2)


def _sum(cores: list[Raw]) -> Raw:
    return Raw(sum(core.rate for core in cores), sum(core.cpu_us for core in cores) / len(cores))


def _alone(seconds: float) -> Raw:
    salt, count, began, cpu = bcrypt.gensalt(ROUNDS), 0, time.monotonic(), time.process_time()
    while (passed := time.monotonic() - began) < seconds:
        bcrypt.hashpw(b"a password of ordinary length", salt)
        count += 1
    return Raw(count / passed, 1e6 * (time.process_time() - cpu) / count)
