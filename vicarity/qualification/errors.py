"""Refusals about qualifications."""

from vicarity.core.errors import RuleBroken


class UnknownQualification(RuleBroken):
    """There is no qualification with this code."""


class UnknownDocument(RuleBroken):
    """You have not uploaded this document."""
