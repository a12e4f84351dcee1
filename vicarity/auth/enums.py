"""Words of signing in."""

from enum import StrEnum


class Purpose(StrEnum):
    """What an e-mailed link is for."""

    VERIFY_EMAIL = "verify_email"
    RESET_PASSWORD = "reset_password"  # noqa: S105 - a purpose, not a password


class Ending(StrEnum):
    """Why a session ended before its time. Leaving a team counts as another role."""

    SIGNED_OUT = "signed_out"
    TOKEN_REUSED = "token_reused"  # noqa: S105 - a reason, not a token
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    ADDRESS_PROVEN = "address_proven"
    SUSPENDED = "suspended"
    ROLE_CHANGED = "role_changed"
