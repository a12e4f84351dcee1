"""Refusals about worker profiles."""

from vicarity.core.errors import RuleBroken


class BelowMinimumWage(RuleBroken):
    """This rate is below the minimum wage."""


class RatesOutOfOrder(RuleBroken):
    """The highest rate is below the lowest."""


class DatesOutOfOrder(RuleBroken):
    """The expiry date is before the issue date."""
