"""Who may use the job board: care workers whose profile is complete."""

from __future__ import annotations

from vicarity.account.access import email_verified
from vicarity.account.enums import Role
from vicarity.booking.errors import ProfileIncomplete
from vicarity.booking.queries import steps
from vicarity.core.access import only
from vicarity.core.actor import Actor

#: How full a profile has to be, in percent.
COMPLETE = 100


def profile_complete(actor: Actor) -> None:
    """Refuse a worker whose profile is not complete.

    Raises:
        ProfileIncomplete: It is not.
    """
    _check(steps.standing(actor.user_id).percentage)


def profile_complete_or_booked(actor: Actor) -> None:
    """The same, but who has ever applied for a shift may always look after their bookings.

    Raises:
        ProfileIncomplete: The profile is not complete, and there are no bookings.
    """
    found = steps.standing(actor.user_id)
    if not found.has_booked:
        _check(found.percentage)


def _check(percentage: int | None) -> None:
    if percentage != COMPLETE:
        said = f"Your profile is {percentage or 0}% complete. The job board opens at {COMPLETE}%."
        raise ProfileIncomplete(said)


ON_THE_BOARD = only(Role.WORKER, when=(email_verified, profile_complete))
WITH_BOOKINGS = only(Role.WORKER, when=(email_verified, profile_complete_or_booked))
