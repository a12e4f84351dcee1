"""Facts about care homes. Each is published once for every manager, whom ``user_id`` names.

The release before this one did not name anybody: what it left in the outbox is for the account
that opened the home.
"""

from __future__ import annotations

from uuid import UUID

from vicarity.core.outbox import Event


class CareHomeVerified(Event):
    """Staff found the home to be what it says."""

    care_home_id: UUID
    user_id: UUID | None = None


class CareHomeRejected(Event):
    """Staff could not verify the home; the profile's notes say why."""

    care_home_id: UUID
    user_id: UUID | None = None


class CareHomeSuspended(Event):
    """Staff have stopped the home from posting; the profile's notes say why."""

    care_home_id: UUID
    user_id: UUID | None = None


class CareHomeQuestioned(Event):
    """Staff need to know more before they decide; the profile's notes ask for it."""

    care_home_id: UUID
    user_id: UUID | None = None
