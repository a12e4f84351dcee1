"""Where people go, and how often they may try: no clock, no database."""

from __future__ import annotations

from datetime import timedelta

from vicarity.account.enums import STAFF_ROLES, Role
from vicarity.core.throttle import Rule

VERIFY_LIFE = timedelta(hours=24)
RESET_LIFE = timedelta(hours=1)

#: For so long the refresh token that was just replaced still works: tabs and retries.
GRACE = timedelta(seconds=10)

#: Wrong passwords. Ten in five minutes is Cyber Essentials' figure.
GUESSES = Rule("guess", 10, timedelta(minutes=5))
NETWORK_GUESSES = Rule("guess-network", 50, timedelta(minutes=5))

#: E-mails that somebody else can cause.
VERIFICATION_MAILS = Rule("mail-verify", 3, timedelta(hours=6))
RESET_MAILS = Rule("mail-reset", 5, timedelta(hours=24))
REPEATED_MAILS = Rule("mail-repeated", 3, timedelta(hours=24))
BLOCKED_MAILS = Rule("mail-blocked", 1, timedelta(hours=1))


def redirect_to(role: Role, *, email_verified: bool, completion: int | None) -> str:
    """Return the page this person needs next."""
    if role in STAFF_ROLES:
        return "/admin/"
    if not email_verified:
        return "/verify-email"
    if role is Role.WORKER:
        return "/dashboard/worker" if completion == 100 else "/complete-profile"
    return "/dashboard/care-home"


def profile_complete(role: Role, completion: int | None) -> bool | None:
    """Say whether a worker's profile is complete; ``None`` for everybody else."""
    return completion == 100 if role is Role.WORKER else None
