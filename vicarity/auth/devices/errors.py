"""Refusals about signed-in devices."""

from vicarity.core.errors import NotFound


class SessionNotFound(NotFound):
    """This device is not signed in any more."""
