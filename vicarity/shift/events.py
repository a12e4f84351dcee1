"""Facts about shifts."""

from __future__ import annotations

from uuid import UUID

from vicarity.core.outbox import Event


class ShiftChanged(Event):
    """The worker who applied or is booked: something is not as it was.

    ``changed`` names the members; what they are now is read when the mail is written.
    """

    booking_id: UUID
    changed: tuple[str, ...]
    rate_before: int | None = None
