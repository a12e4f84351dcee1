"""Refusals about care homes."""

from vicarity.core.errors import Conflict, NotAllowed, NotFound, RuleBroken


class CareHomeNotFound(NotFound):
    """There is no such care home."""


class NoCareHome(NotAllowed):
    """You are not part of a care home any more. Ask one of its managers to invite you again."""


class NotForReview(Conflict):
    """This care home is being reviewed, or has been decided on already."""


class ProfileIncomplete(RuleBroken):
    """Fill in the rest of the profile before you send it for review."""


class AlreadyDecided(Conflict):
    """Someone has decided on this care home already. Look at what it is now."""


class ReasonMissing(RuleBroken):
    """Say why: the care home reads it and needs to know what to do."""


class ReasonTooLong(RuleBroken):
    """Use 1,000 characters or fewer."""


class OwnReview(NotAllowed):
    """This is your own. A colleague has to decide on it."""


class RegisterChangeNotFound(NotFound):
    """There is no such change in the register."""


class AlreadyResolved(Conflict):
    """Someone has dealt with this change already."""
