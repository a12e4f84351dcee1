"""Words of the console."""

from enum import StrEnum


class ReviewSubject(StrEnum):
    """What can be under review. The words are those of the trail's ``subject``."""

    CARE_HOME = "care_home"
    CREDENTIAL = "credential"
