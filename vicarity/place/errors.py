"""Refusals about places."""

from vicarity.core.errors import RuleBroken


class UnknownFormat(RuleBroken):
    """This is not a file of postcodes we know how to read."""


class NothingUsable(RuleBroken):
    """This file has no postcode with a point in Great Britain."""
