"""Facts about teams."""

from __future__ import annotations

from uuid import UUID

from vicarity.core.outbox import Event


class InvitationMade(Event):
    """A manager invited somebody, or sent the invitation again; ``jti`` names its link."""

    invitation_id: UUID
    jti: UUID
