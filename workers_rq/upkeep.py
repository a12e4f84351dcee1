"""What must be done again and again so that nothing piles up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from vicarity.account import queries as accounts
from vicarity.auth import queries as sign_ins
from vicarity.core import clock, idempotency, outbox, throttle
from vicarity.core.database import unit_of_work
from vicarity.team import queries as teams
from vicarity.team.rules import REMEMBERED

#: What is deleted, and how long after its last use.
KEPT: dict[str, tuple[Callable[[datetime], int], timedelta]] = {
    "unproven_accounts": (accounts.forget_unproven, timedelta(days=30)),
    "counts": (throttle.forget_before, timedelta(days=2)),
    "invitations": (teams.forget_before, REMEMBERED),
    "sessions_and_links": (sign_ins.forget_before, timedelta(days=30)),
    "answers_by_key": (idempotency.forget_before, idempotency.LIFE),
    "handled_messages": (outbox.forget_before, timedelta(days=30)),
}

log = structlog.get_logger("vicarity.upkeep")


def tidy() -> None:
    """Delete what has been of no use for a while, each kind in its own transaction."""
    for name, (forget_before, age) in KEPT.items():
        with unit_of_work():
            deleted = forget_before(clock.now() - age)
        log.info("tidied", what=name, deleted=deleted)
