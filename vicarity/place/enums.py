"""Words about places."""

from enum import StrEnum


class Precision(StrEnum):
    """What a point stands for: a whole area (LS), a district (LS6) or one postcode."""

    AREA = "area"
    DISTRICT = "district"
    POSTCODE = "postcode"
