"""Refusals about accounts."""

from vicarity.core.errors import Conflict, NotAllowed, RuleBroken


class EmailNotVerified(NotAllowed):
    """Confirm your email address first. We can send the link again."""


class EmailTaken(Conflict):
    """An account with this email address already exists."""


class WeakPassword(RuleBroken):
    """Choose a stronger password."""
