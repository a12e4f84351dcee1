"""E-mails to staff about their second factors: if it was not them, they know at once."""

from __future__ import annotations

from vicarity.account import queries as accounts
from vicarity.admin.events import StaffFactorSet, StaffFactorTakenAway, StaffRecoveryCodeUsed
from workers_rq.handlers import handles
from workers_rq.letters import send, site
from workers_rq.queues import EMAILS

SECURITY = "/admin/security/"


@handles(StaffFactorSet, queue=EMAILS)
def factor_set(event: StaffFactorSet, message_id: str) -> None:
    """Tell a colleague that an authenticator app was set up for their account."""
    send(accounts.user(event.user_id), "staff_factor_set", message_id, link=site(SECURITY))


@handles(StaffFactorTakenAway, queue=EMAILS)
def factor_taken_away(event: StaffFactorTakenAway, message_id: str) -> None:
    """Tell a colleague that their second factor is gone, and what happens at their next sign-in."""
    send(accounts.user(event.user_id), "staff_factor_taken_away", message_id, link=site("/admin/"))


@handles(StaffRecoveryCodeUsed, queue=EMAILS)
def recovery_code_used(event: StaffRecoveryCodeUsed, message_id: str) -> None:
    """Tell a colleague that somebody came in with a recovery code, and how many are left."""
    user, link = accounts.user(event.user_id), site(SECURITY)
    send(user, "staff_factor_recovery_used", message_id, link=link, left=event.left)
