"""Letting a care home know: one message for each of its managers."""

from __future__ import annotations

from uuid import UUID

from vicarity.booking.events import (
    BookingApplied,
    BookingCancelledByWorker,
    BookingEndedForYou,
    BookingInDoubt,
    BookingTaken,
    ShiftCancelledForYou,
)
from vicarity.care_home import queries as homes
from vicarity.core.outbox import publish

AboutBooking = (
    BookingApplied | BookingTaken | BookingCancelledByWorker | BookingInDoubt | BookingEndedForYou
)


def tell_home(
    kind: type[AboutBooking | ShiftCancelledForYou], care_home_id: UUID, **about: UUID
) -> None:
    """Publish what a home has to hear for each who manages it now.

    Apart from each other, so that one mailbox that refuses keeps nobody else from the news.

    Args:
        kind: What has happened.
        care_home_id: Who has to hear of it.
        **about: The booking or the shift, as the message names it.
    """
    for manager_id in homes.manager_ids(care_home_id):
        publish(kind(**about, user_id=manager_id))
