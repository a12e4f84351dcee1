"""Words of the CQC register."""

from enum import StrEnum


class CqcRating(StrEnum):
    """CQC's overall rating.

    Source: https://www.cqc.org.uk/about-us/how-we-do-our-job/ratings
    """

    OUTSTANDING = "Outstanding"
    GOOD = "Good"
    REQUIRES_IMPROVEMENT = "Requires improvement"
    INADEQUATE = "Inadequate"


class Registration(StrEnum):
    """Whether a location may give care today."""

    REGISTERED = "registered"
    DEREGISTERED = "deregistered"


class RegisterSource(StrEnum):
    """Where a fact was read."""

    DIRECTORY = "directory"  # the monthly file, with ratings, beds and coordinates
    WEEKLY = "weekly"  # the weekly file, without them
    API = "api"


class ChangeKind(StrEnum):
    """What of a location became different."""

    DEREGISTERED = "deregistered"
    DORMANT = "dormant"
    RENAMED = "renamed"
    RATING = "rating"
