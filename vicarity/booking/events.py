"""Facts about bookings. Who has to hear of each stands in its first line.

What a home has to hear is published once for every manager, whom ``user_id`` names. A message that
names nobody is for the account that opened the home.
"""

from __future__ import annotations

from uuid import UUID

from vicarity.core.outbox import Event


class BookingApplied(Event):
    """The home: somebody has applied and waits for an answer."""

    booking_id: UUID
    user_id: UUID | None = None


class BookingTaken(Event):
    """The home: somebody has taken a place that needed no answer."""

    booking_id: UUID
    user_id: UUID | None = None


class BookingConfirmed(Event):
    """The worker: the place is theirs."""

    booking_id: UUID


class BookingDeclined(Event):
    """The worker: the home chose otherwise, or the shift will not take place."""

    booking_id: UUID


class BookingCancelledByWorker(Event):
    """The home: somebody who was booked will not come."""

    booking_id: UUID
    user_id: UUID | None = None


class BookingCancelledByHome(Event):
    """The worker: they are not wanted any more, or the shift will not take place."""

    booking_id: UUID


class BookingComesUp(Event):
    """The worker: the shift is tomorrow."""

    booking_id: UUID


class EligibilityLost(Event):
    """The worker: they are booked for a shift that they may not work as things are now."""

    booking_id: UUID


class BookingInDoubt(Event):
    """The home: somebody who is booked may not work the shift as things are now."""

    booking_id: UUID
    user_id: UUID | None = None


class BookingLapsed(Event):
    """The worker: the shift began before the home answered."""

    booking_id: UUID


class BookingEndedForYou(Event):
    """The side that asked us to end a booking for it: the worker, unless it names a manager."""

    booking_id: UUID
    user_id: UUID | None = None


class ShiftCancelledForYou(Event):
    """The home that asked us to call a shift off for it."""

    shift_id: UUID
    user_id: UUID
