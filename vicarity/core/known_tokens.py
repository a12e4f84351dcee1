"""Access tokens whose signature this process has already checked.

Checking one takes longer than the rest of a small request. A token's text never changes its
meaning, so it is checked once; whether its time is over or its session has ended is asked
every time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from vicarity.core.actor import Actor

#: How many tokens one process remembers: about two megabytes.
MOST = 4096


@dataclass
class KnownTokens:
    """What this process knows of tokens it has seen.

    Attributes:
        has_ended: Says whether a session has ended.
    """

    has_ended: Callable[[UUID], bool]
    _seen: dict[str, tuple[Actor, int]] = field(default_factory=dict)

    def get(self, header: str) -> Actor | None:
        """Return whose token an Authorization header brings, if it is known and still good."""
        actor, expires = self._seen.get(header, (None, 0))
        if actor is None or expires <= time.time() or self.has_ended(actor.session_id):
            return None
        return actor

    def add(self, header: str, actor: Actor, expires: int) -> None:
        """Remember a token that was checked; a full memory starts again."""
        if len(self._seen) >= MOST:
            self._seen = {}
        self._seen[header] = (actor, expires)
