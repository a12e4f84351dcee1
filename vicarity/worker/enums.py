"""Words of a worker's profile."""

from enum import StrEnum


class DbsStatus(StrEnum):
    """What the worker says about their DBS check.

    Source: https://www.gov.uk/guidance/dbs-check-requests-guidance-for-employers
    """

    NOT_CHECKED = "not_checked"
    BASIC = "basic"
    STANDARD = "standard"
    ENHANCED = "enhanced"
    ENHANCED_BARRED = "enhanced_barred"
    PENDING = "pending"
    EXPIRED = "expired"


class Experience(StrEnum):
    """Years in care."""

    UNDER_1 = "0-1"
    FROM_1 = "1-3"
    FROM_3 = "3-5"
    FROM_5 = "5-10"
    OVER_10 = "10+"


class Day(StrEnum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class ShiftType(StrEnum):
    """When in the day or week a shift is."""

    DAY = "day"
    NIGHT = "night"
    TWILIGHT = "twilight"
    WEEKEND = "weekend"


class CompletionStatus(StrEnum):
    """How far a profile is."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETE = "complete"
