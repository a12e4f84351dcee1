"""What an account can be."""

from enum import StrEnum


class Role(StrEnum):
    """Why this person is here."""

    WORKER = "worker"
    CARE_HOME_ADMIN = "care_home_admin"
    CARE_HOME_STAFF = "care_home_staff"
    SUPPORT = "support"
    VERIFIER = "verifier"
    ADMIN = "admin"


#: The sides of the marketplace, and platform staff.
CARE_HOME_ROLES = (Role.CARE_HOME_ADMIN, Role.CARE_HOME_STAFF)
STAFF_ROLES = (Role.SUPPORT, Role.VERIFIER, Role.ADMIN)
EVERYONE = tuple(Role)
