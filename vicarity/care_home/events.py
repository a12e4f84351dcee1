"""Facts about care homes."""

from __future__ import annotations

from uuid import UUID

from vicarity.core.outbox import Event


class CareHomeVerified(Event):
    """Staff found the home to be what it says."""

    care_home_id: UUID


class CareHomeRejected(Event):
    """Staff could not verify the home; the profile's notes say why."""

    care_home_id: UUID


class CareHomeSuspended(Event):
    """Staff have stopped the home from posting; the profile's notes say why."""

    care_home_id: UUID


class CareHomeQuestioned(Event):
    """Staff need to know more before they decide; the profile's notes ask for it."""

    care_home_id: UUID
