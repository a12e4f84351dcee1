"""Refusals about accounts."""

from vicarity.core.errors import Conflict, NotAllowed, NotFound, RuleBroken


class EmailNotVerified(NotAllowed):
    """Confirm your email address first. We can send the link again."""


class EmailTaken(Conflict):
    """An account with this email address already exists."""


class WeakPassword(RuleBroken):
    """Choose a stronger password."""


class InvalidEmail(RuleBroken):
    """Enter an email address like name@example.com."""


class AccountNotFound(NotFound):
    """There is no such account."""
