"""Words of searches."""

from enum import StrEnum


class Sort(StrEnum):
    """What comes first: the nearest shift, the soonest, or the one that pays most an hour."""

    DISTANCE = "distance"
    STARTS_AT = "starts_at"
    RATE = "rate"
