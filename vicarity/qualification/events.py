"""Facts about credentials. ``at`` tells a decision from a later one about the same."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from vicarity.core.outbox import Event


class CredentialVerified(Event):
    """Staff found the credential to be true."""

    credential_id: UUID
    at: datetime


class CredentialRejected(Event):
    """Staff could not verify the credential; its reason says why."""

    credential_id: UUID
    at: datetime


class CredentialQuestioned(Event):
    """Staff need something more before they can decide."""

    credential_id: UUID
    at: datetime


class CredentialExpiring(Event):
    """Credentials of one worker will run out within so many days."""

    user_id: UUID
    credential_ids: list[UUID]
    days: int


class CredentialExpired(Event):
    """Credentials of one worker have run out."""

    user_id: UUID
    credential_ids: list[UUID]
