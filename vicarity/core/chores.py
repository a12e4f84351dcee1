"""What the scheduler tells of itself, in Redis, so that the console can show it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from redis import Redis

from vicarity.core import clock

KEY = "vicarity:schedule"

#: How long the last word of a scheduler that stopped is kept.
KEPT_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Schedule:
    """When a scheduler last spoke, and how often each chore is due, in seconds."""

    told_at: datetime
    every: Mapping[str, int]

    def next_at(self, chore: str, now: datetime) -> datetime:
        """Return when a chore is due next: chores begin with each multiple of their period."""
        seconds = self.every[chore]
        return datetime.fromtimestamp((int(now.timestamp()) // seconds + 1) * seconds, UTC)


def tell(redis: Redis, every: Mapping[str, int]) -> None:
    """Say that the scheduler is there, and what it looks after."""
    said = {"told_at": clock.now().isoformat(), "every": dict(every)}
    redis.set(KEY, json.dumps(said), ex=KEPT_SECONDS)


def told(redis: Redis) -> Schedule | None:
    """Return what was told last; ``None`` when nobody has for a day, or it cannot be read."""
    try:
        said = json.loads(redis.get(KEY) or b"")
        every = {str(name): int(seconds) for name, seconds in said["every"].items()}
        return Schedule(datetime.fromisoformat(said["told_at"]), every)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
