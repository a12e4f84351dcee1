"""Refusals of the console."""

from vicarity.core.errors import (
    BadRequest,
    Conflict,
    NotAllowed,
    NotFound,
    NotSignedIn,
    RuleBroken,
    TooMany,
    Unavailable,
)


class SessionOver(NotSignedIn):
    """You are not signed in, or your session has ended. Nothing was changed."""


class ForgedRequest(BadRequest):
    """This page had been open for too long, or was not ours. Nothing was changed."""


class NoPermission(NotAllowed):
    """Your role does not include this. Ask an administrator if you need it."""


class NotInPolicy(NotAllowed):
    """The policy file does not speak of this address, so nobody may use it."""


class WrongCode(NotSignedIn):
    """This code is wrong, or was used before. Wait for the next one and try again."""


class WrongPassword(NotSignedIn):
    """This password is wrong."""


class CodesUsedUp(NotSignedIn):
    """Five codes were wrong, so your session has ended. Sign in again."""


class TooManyCodes(TooMany):
    """Too many wrong codes for this account. Wait a few minutes, then try again."""


class HasFactor(Conflict):
    """A second factor is set up for this account already."""


class NoFactor(Conflict):
    """There is no second factor to take away."""


class FactorUnreadable(Conflict):
    """Your second factor can no longer be read. Ask an administrator to take it away."""


class ChangedSinceSeen(Conflict):
    """This care home has changed since you opened the page. Look again before you decide."""


class UnrealDate(RuleBroken):
    """There is no such date. Enter day, month and year, like 27 3 2029, or leave them empty."""


class EmailNotFound(NotFound):
    """There is no such e-mail."""


class NothingToSendAgain(Conflict):
    """This has been sent again already, or nothing is left of what it said."""


class QueueAway(Unavailable):
    """The job queue does not answer. Jobs and e-mails wait, and go on by themselves."""


class JobGone(Conflict):
    """This job is not among the failed ones any more."""


class JobUnknown(Conflict):
    """This is not a job of ours, so it is not run again. Delete it."""


class QualificationNotFound(NotFound):
    """There is no such qualification."""


class QualificationChanged(Conflict):
    """Somebody changed this qualification after you opened it. Look again, then save."""


class CodeTaken(RuleBroken):
    """There is a qualification with this code already."""


class ExportTooLong(RuleBroken):
    """This is more than one file can hold. Narrow it, for instance by days."""


class NoReason(RuleBroken):
    """Write a reason: the people concerned read it. A thousand characters are enough."""
