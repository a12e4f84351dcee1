"""Refusals about bookings."""

from vicarity.core.errors import Conflict, NotAllowed, NotFound


class BookingNotFound(NotFound):
    """There is no such booking."""


class EvidenceNotFound(NotFound):
    """There is no record of checks for this booking: nobody was booked by it."""


class WorkerNotKnown(NotFound):
    """Nobody like that has ever applied to your care home."""


class HomeNotKnown(NotFound):
    """There is no such care home on the job board."""


class ProfileIncomplete(NotAllowed):
    """Complete your profile first: the job board opens at 100%."""


class NotEligible(NotAllowed):
    """You cannot work this shift as things are. The reasons say what would change that."""


class WorkerNotEligible(Conflict):
    """This person cannot work the shift as things are. The reasons say why."""


class ShiftNotOpen(Conflict):
    """This shift is not open any more."""


class ShiftFull(Conflict):
    """Every place of this shift is taken."""


class AlreadyBooked(Conflict):
    """You have applied for this shift already."""


class OverlappingBooking(Conflict):
    """There is another shift at that time."""


class TermsChanged(Conflict):
    """This shift has changed since you looked at it. Look at it again before you apply."""


class TriedTooOften(Conflict):
    """You have applied for this shift several times. Choose another one."""


class IllegalStep(Conflict):
    """This booking cannot go from where it is to there."""


class ShiftBegun(Conflict):
    """This shift has begun. Say afterwards whether it was worked."""


class ShiftNotBegun(Conflict):
    """This shift has not begun yet."""
