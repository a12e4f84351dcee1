"""Words about care homes."""

from enum import StrEnum


class Verification(StrEnum):
    """Where the check of a care home stands."""

    PENDING = "pending"
    IN_REVIEW = "in_review"
    VERIFIED = "verified"
    REJECTED = "rejected"
    SUSPENDED = "suspended"


class CareHomeType(StrEnum):
    """What kind of care a home gives."""

    RESIDENTIAL = "residential"
    NURSING = "nursing"
    DEMENTIA = "dementia"
    LEARNING_DISABILITY = "learning_disability"
    MENTAL_HEALTH = "mental_health"
    PHYSICAL_DISABILITY = "physical_disability"
    CHILDRENS = "childrens"
    DOMICILIARY = "domiciliary"
