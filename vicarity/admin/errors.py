"""Refusals of the console."""

from vicarity.core.errors import BadRequest, Conflict, NotAllowed, NotSignedIn, RuleBroken


class SessionOver(NotSignedIn):
    """You are not signed in, or your session has ended. Nothing was changed."""


class ForgedRequest(BadRequest):
    """This page had been open for too long, or was not ours. Nothing was changed."""


class NoPermission(NotAllowed):
    """Your role does not include this. Ask an administrator if you need it."""


class ChangedSinceSeen(Conflict):
    """This care home has changed since you opened the page. Look again before you decide."""


class ReasonTooLong(RuleBroken):
    """Use 1,000 characters or fewer for the reason."""
