"""Flask-Limiter that costs nothing on routes without a limit, and outlives its Redis."""

from __future__ import annotations

from flask_limiter import Limiter
from redis.exceptions import RedisError


class RouteLimiter(Limiter):
    """Counts only where a route says so; the library would look for limits on every request."""

    def _check_request_limit(
        self, callable_name: str | None = None, in_middleware: bool = True
    ) -> None:
        """Leave it to the decorated view, which calls again with its own name."""
        if in_middleware:
            return
        try:
            super()._check_request_limit(callable_name, in_middleware)
        except RedisError:  # another thread found out first, and the library then gives up
            self.context.seen_limits.clear()
            super()._check_request_limit(callable_name, in_middleware)
