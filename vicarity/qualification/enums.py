"""Words about qualifications."""

from enum import StrEnum

#: What a credential states and staff check: when it changes, they check again.
CHECKED = ("certificate_number", "issue_date", "expiry_date", "document_id", "details")


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


class Standing(StrEnum):
    """How somebody stands towards one requirement, as they are told."""

    HELD = "held"
    PENDING = "pending"
    ASKED = "asked"
    REJECTED = "rejected"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    MISSING = "missing"
