"""What staff did to made-up people and homes, as the trail and the outbox would have it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from vicarity.admin.enums import ReviewSubject
from vicarity.cli.demo.world import Values, World
from vicarity.core import audit
from vicarity.core.outbox import Event

#: Addresses that belong to nobody (https://www.rfc-editor.org/rfc/rfc5737).
NETWORK = "192.0.2"

#: Since when the reviews are somebody's that are.
TAKEN_FOR = timedelta(minutes=25)

#: How long an e-mail was on its way.
ON_ITS_WAY = timedelta(seconds=2)


@dataclass
class Trail:
    """What is not written yet: rows of the trail, of the outbox, and of who took which review."""

    world: World
    events: list[Values] = field(default_factory=list)
    messages: list[Values] = field(default_factory=list)
    taken: list[Values] = field(default_factory=list)

    def act(
        self, at: datetime, action: str, by: UUID | None, subject_id: UUID,
        before: dict[str, Any] | None = None, after: dict[str, Any] | None = None,
        subject: str | None = None,
    ) -> None:  # fmt: skip
        """Note one act; what it was done to is the first half of its name, unless it is said."""
        known = by in self.world.deciders
        self.events.append(
            {
                "at": at,
                "actor_id": by,
                "action": action,
                "subject": subject or action.partition(".")[0],
                "subject_id": subject_id,
                "before": _json(before),
                "after": _json(after),
                "ip": f"{NETWORK}.{14 + self.world.deciders.index(by)}" if known and by else None,
            }
        )

    def take(self, row: Values, by: UUID) -> None:
        """Have somebody take the review of a credential a little while ago."""
        at, subject = self.world.now - TAKEN_FOR, str(ReviewSubject.CREDENTIAL)
        values = (subject, row["id"], by, at)
        names = ("subject", "subject_id", "user_id", "assigned_at")
        self.taken.append(dict(zip(names, values, strict=True)))
        self.act(at, "review.take", by, row["id"], subject=subject)

    def mail(self, at: datetime, event: Event, *, lost: bool = False) -> None:
        """Note an e-mail that was sent, or that the mail server refused for good."""
        closed = at + ON_ITS_WAY
        self.messages.append(
            {
                "topic": event.topic(),
                "payload": json.dumps(event.model_dump(mode="json")),
                "created_at": at,
                "due_at": closed,
                "lease": 1,
                "failures": int(lost),
                "last_error": "RefusedForGood" if lost else None,
                "done_at": None if lost else closed,
                "dead_at": closed if lost else None,
            }
        )


def _json(facts: dict[str, Any] | None) -> str | None:
    return None if facts is None else json.dumps(audit.masked(facts))
