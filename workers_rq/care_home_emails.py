"""E-mails to care homes about what staff decided. A decision that was overtaken is not sent."""

from __future__ import annotations

from vicarity.account import queries as accounts
from vicarity.care_home import queries as care_homes
from vicarity.care_home.enums import Verification
from vicarity.care_home.events import (
    CareHomeQuestioned,
    CareHomeRejected,
    CareHomeSuspended,
    CareHomeVerified,
)
from workers_rq.handlers import handles
from workers_rq.letters import send, site
from workers_rq.queues import EMAILS

Decision = CareHomeVerified | CareHomeRejected | CareHomeSuspended | CareHomeQuestioned


@handles(CareHomeVerified, queue=EMAILS)
def care_home_verified(event: CareHomeVerified, message_id: str) -> None:
    """Tell a home that it is verified."""
    _tell(event, Verification.VERIFIED, "care_home_verified", message_id)


@handles(CareHomeRejected, queue=EMAILS)
def care_home_rejected(event: CareHomeRejected, message_id: str) -> None:
    """Tell a home why it could not be verified, and what to do."""
    _tell(event, Verification.REJECTED, "care_home_rejected", message_id)


@handles(CareHomeSuspended, queue=EMAILS)
def care_home_suspended(event: CareHomeSuspended, message_id: str) -> None:
    """Tell a home why it is suspended, and whom to ask."""
    _tell(event, Verification.SUSPENDED, "care_home_suspended", message_id)


@handles(CareHomeQuestioned, queue=EMAILS)
def care_home_questioned(event: CareHomeQuestioned, message_id: str) -> None:
    """Ask a home for what is needed before anybody can decide."""
    _tell(event, Verification.IN_REVIEW, "care_home_questioned", message_id)


def _tell(event: Decision, status: Verification, template: str, message_id: str) -> None:
    """Write to a manager of a home that is still in the state the mail speaks of."""
    home = care_homes.profile(event.care_home_id)
    if home is None or home["verification_status"] is not status:
        return
    if status is Verification.IN_REVIEW and home["asked_at"] is None:
        return
    manager_id = event.user_id or home["user_id"]
    if manager_id not in care_homes.manager_ids(event.care_home_id):
        return
    user = accounts.user(manager_id)
    said = {"name": home["business_name"] or "your home", "reason": home["verification_notes"]}
    send(user, template, message_id, link=site("/dashboard/care-home"), **said)
