"""Refusals about searches."""

from vicarity.core.errors import RuleBroken


class PlaceUnknown(RuleBroken):
    """We do not know where this postcode is. Search near another one."""


class PlaceMissing(RuleBroken):
    """Say near which postcode to search, or add yours to your profile."""


class TooManyDays(RuleBroken):
    """Ask for at most 42 days at a time."""
