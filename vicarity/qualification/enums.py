"""Words about qualifications."""

from enum import StrEnum


class Category(StrEnum):
    """What kind of qualification it is."""

    MANDATORY = "mandatory"
    CLINICAL = "clinical"
    SPECIALIZED = "specialized"
    TRAINING = "training"
    PROFESSIONAL = "professional"


class CredentialStatus(StrEnum):
    """Where the check of a declared qualification stands."""

    PENDING = "pending"
    VERIFIED = "verified"
    REJECTED = "rejected"
    EXPIRED = "expired"
