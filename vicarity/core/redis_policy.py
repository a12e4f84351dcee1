"""A queue must never evict: with another policy Redis drops jobs without a word."""

from __future__ import annotations

import structlog
from redis import Redis
from redis.exceptions import RedisError

from config import BadSettings, Settings

log = structlog.get_logger("vicarity.start")


def check_policy(settings: Settings) -> None:
    """Refuse a queue that evicts, in production; say so anywhere else.

    A Redis that does not answer, or does not tell, is no reason not to start.

    Raises:
        BadSettings: In production, with the variable's name.
    """
    policy = _policy(settings.redis_url.get_secret_value())
    if policy in {None, "noeviction"}:
        return
    said = f"REDIS_URL points at a Redis whose maxmemory-policy is {policy}; set noeviction"
    if settings.production:
        raise BadSettings(f"Vicarity cannot start: {said}")
    log.warning("redis_evicts", policy=policy)


def _policy(url: str) -> str | None:
    try:
        with Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2) as redis:
            found = redis.config_get("maxmemory-policy")
    except RedisError as error:
        log.warning("redis_policy_unknown", error=type(error).__name__)
        return None
    return str(found.get("maxmemory-policy", "")) or None
