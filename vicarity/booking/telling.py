"""Letting a care home know: one message for each of its managers."""

from __future__ import annotations

from uuid import UUID

from vicarity.booking.events import (
    BookingApplied,
    BookingCancelledByWorker,
    BookingInDoubt,
    BookingTaken,
)
from vicarity.care_home import queries as homes
from vicarity.core.outbox import publish

ForHome = BookingApplied | BookingTaken | BookingCancelledByWorker | BookingInDoubt


def tell_home(kind: type[ForHome], care_home_id: UUID, booking_id: UUID) -> None:
    """Publish what a home has to hear for each who manages it now.

    Apart from each other, so that one mailbox that refuses keeps nobody else from the news.
    """
    for manager_id in homes.manager_ids(care_home_id):
        publish(kind(booking_id=booking_id, user_id=manager_id))
