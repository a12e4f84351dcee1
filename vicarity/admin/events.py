"""Facts about the second factors of staff. They carry ids."""

from __future__ import annotations

from uuid import UUID

from vicarity.core.outbox import Event


class StaffFactorSet(Event):
    """A member of staff has set up an authenticator app."""

    user_id: UUID


class StaffFactorTakenAway(Event):
    """An administrator or operator took a colleague's second factor away."""

    user_id: UUID


class StaffRecoveryCodeUsed(Event):
    """A recovery code stood in for the second factor of a member of staff."""

    user_id: UUID
    left: int
