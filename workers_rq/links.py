"""Requests that named an address: decide, away from the request, whether there is an account."""

from __future__ import annotations

from vicarity.auth import links
from vicarity.auth.events import PasswordResetWanted, VerificationLinkWanted
from workers_rq.handlers import handles
from workers_rq.queues import EMAILS


@handles(VerificationLinkWanted, queue=EMAILS)
def verification_link(event: VerificationLinkWanted, _message_id: str) -> None:
    """Make a new link to prove an address."""
    links.prepare_verification(event.email)


@handles(PasswordResetWanted, queue=EMAILS)
def reset_link(event: PasswordResetWanted, _message_id: str) -> None:
    """Make a link to set a new password."""
    links.prepare_reset(event.email)
