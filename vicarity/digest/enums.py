"""Words of digests."""

from enum import StrEnum


class HowOften(StrEnum):
    """How often somebody wants to hear of new shifts."""

    OFF = "off"
    DAILY = "daily"
    WEEKLY = "weekly"
