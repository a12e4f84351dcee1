"""Refusals about searches."""

from vicarity.core.errors import NotAllowed, RuleBroken


class ProfileIncomplete(NotAllowed):
    """The job board opens when your profile is complete."""


class PlaceUnknown(RuleBroken):
    """We do not know where this postcode is. Search near another one."""


class PlaceMissing(RuleBroken):
    """Say near which postcode to search, or add yours to your profile."""
