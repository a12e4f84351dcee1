"""Refusals about calendars."""

from vicarity.core.errors import NotFound


class CalendarNotFound(NotFound):
    """There is no calendar at this address. Make a new link in your settings."""
