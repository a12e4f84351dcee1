"""Refusals about shifts and templates."""

from vicarity.core.errors import Conflict, NotAllowed, NotFound, RuleBroken


class ShiftNotFound(NotFound):
    """There is no such shift."""


class TemplateNotFound(NotFound):
    """There is no such template."""


class CareHomeNotVerified(NotAllowed):
    """Only a verified care home may publish shifts. Send your profile for review first."""


class ShiftNotDraft(Conflict):
    """This shift has been published or cancelled already."""


class ShiftCancelled(Conflict):
    """This shift was cancelled, so nothing about it can change any more."""


class ShiftStarted(Conflict):
    """This shift has begun, so nothing about it can change any more."""


class TermsAccepted(Conflict):
    """Someone has applied for this shift as it is. Cancel it and post another one instead."""


class RateLowered(Conflict):
    """Someone has applied for this shift at its rate. You can only raise it."""


class TooFewPositions(Conflict):
    """More people are booked for this shift than that."""


class NonePublished(Conflict):
    """Nothing was published, because some of these shifts cannot be. Each says why."""


class TemplateNameTaken(Conflict):
    """You have a template of that name already."""


class TooManyTemplates(Conflict):
    """You have as many templates as we keep. Delete one first."""


class UnknownRole(RuleBroken):
    """We do not know this role."""


class UnknownRequirement(RuleBroken):
    """We do not know this qualification."""


class TooManyShifts(RuleBroken):
    """That would be too many shifts at once."""


class ShiftInPast(RuleBroken):
    """A shift has to begin in the future."""


class ShiftTooFarAhead(RuleBroken):
    """Post shifts at most a year ahead."""


class ShiftLength(RuleBroken):
    """A shift lasts between one hour and 24 hours."""


class BreakTooLong(RuleBroken):
    """The break has to be shorter than the shift."""


class RateBelowMinimumWage(RuleBroken):
    """This rate is below the minimum wage."""
