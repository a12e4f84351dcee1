"""Facts about digests."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from vicarity.core.outbox import Event


class NewShiftsFound(Event):
    """Since a worker heard last, shifts they may work were published near them.

    Attributes:
        worker_id: Whom to tell.
        shift_ids: The nearest of them.
        more: Whether there are others.
        found_at: When they were looked for.
    """

    worker_id: UUID
    shift_ids: tuple[UUID, ...]
    more: bool
    found_at: datetime
