"""What staff did about made-up credentials and homes: the row, its trail, and the news of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from vicarity.care_home.enums import Verification
from vicarity.care_home.events import (
    CareHomeQuestioned,
    CareHomeRejected,
    CareHomeSuspended,
    CareHomeVerified,
)
from vicarity.cli.demo import credentials, times
from vicarity.cli.demo.homes import Home
from vicarity.cli.demo.trail import Trail
from vicarity.cli.demo.world import Values
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.events import (
    CredentialQuestioned,
    CredentialRejected,
    CredentialVerified,
)

NEWS = {
    CredentialStatus.VERIFIED: CredentialVerified,
    CredentialStatus.REJECTED: CredentialRejected,
}

HOME_NEWS = {
    Verification.IN_REVIEW: CareHomeQuestioned,
    Verification.VERIFIED: CareHomeVerified,
    Verification.REJECTED: CareHomeRejected,
    Verification.SUSPENDED: CareHomeSuspended,
}

#: How long a review takes; within it the page and its document are opened.
REVIEW = timedelta(minutes=4)

#: Which of the e-mails about decisions the mail server refused.
LOST = frozenset({9, 31})

#: How often the second of the deciders decides.
SECOND = 0.3


def lately(trail: Trail, row: Values, status: CredentialStatus) -> None:
    """Have staff decide in the last fortnight; the reason stands in the row."""
    sent, at = times.decided(trail.world)
    sent = max(sent, row["created_at"])
    row |= {"submitted_at": sent, "updated_at": sent}
    decide(trail, row, status, max(at, sent))


def again_lately(trail: Trail, row: Values) -> None:
    """Have staff decide in the last fortnight what they decided before."""
    status = CredentialStatus(row["verification_status"])
    row["verification_status"] = str(CredentialStatus.PENDING)
    lately(trail, row, status)


def long_ago(trail: Trail, row: Values, status: CredentialStatus) -> None:
    """Have staff have approved it soon after the account was opened; it may have run out since."""
    at = row["created_at"] + timedelta(hours=20)
    row["submitted_at"] = row["created_at"]
    decide(trail, row, CredentialStatus.VERIFIED, at)
    row["reminded_days"] = credentials.reminded(row["expiry_date"], trail.world.today)
    if status is CredentialStatus.EXPIRED:
        row["verification_status"] = str(status)
        trail.act(trail.world.now - timedelta(days=19), "credential.expired", None, row["id"])


def decide(trail: Trail, row: Values, status: CredentialStatus, at: datetime) -> None:
    """Write a decision into a row, and leave its trail."""
    by, before = decider(trail), _told(row)
    row |= {
        "verification_status": str(status),
        "decided_at": at,
        "decided_by": by,
        "updated_at": at,
        "reminded_days": credentials.reminded(row["expiry_date"], trail.world.today),
    }
    _look(trail, row, by, at)
    trail.act(at, f"credential.{status}", by, row["id"], before, _told(row))
    news = NEWS[status](credential_id=row["id"], at=at)
    trail.mail(at, news, lost=len(trail.messages) in LOST)


def rejected_before(trail: Trail, row: Values, at: datetime, reason: str) -> None:
    """Note that it was turned down once, before the worker sent it again."""
    by, before = decider(trail), _told(row)
    after = before | {"verification_status": CredentialStatus.REJECTED, "rejection_reason": reason}
    trail.act(at - REVIEW, "credential.view", by, row["id"])
    trail.act(at, "credential.rejected", by, row["id"], before, after)
    trail.mail(at, CredentialRejected(credential_id=row["id"], at=at))


def ask(trail: Trail, row: Values, at: datetime, question: str) -> None:
    """Have staff ask the worker for more."""
    by, before = decider(trail), _told(row)
    sent = max(min(row["submitted_at"], at - 5 * REVIEW), row["created_at"])
    row |= {"submitted_at": sent, "question": question, "asked_at": at, "updated_at": at}
    _look(trail, row, by, at)
    trail.act(at, "credential.asked", by, row["id"], before, _told(row))
    trail.mail(at, CredentialQuestioned(credential_id=row["id"], at=at))


def looked_at(trail: Trail, row: Values) -> None:
    """Note that whoever decided had looked at the document."""
    _see(trail, row, row["decided_by"], row["decided_at"])


def on_home(trail: Trail, home: Home) -> None:
    """Note what staff did about a home lately; its row says it already."""
    by, at, profile = decider(trail), home.acted_at or trail.world.now, home.profile
    state, here = Verification(profile["verification_status"]), profile["id"]
    after = {name: profile[name] for name in ("verification_status", "verification_notes")}
    before = {"verification_status": Verification.IN_REVIEW, "verification_notes": None}
    trail.act(at - REVIEW, "care_home.view", by, here)
    done = "asked" if state is Verification.IN_REVIEW else state
    trail.act(at, f"care_home.{done}", by, here, before, after)
    trail.mail(at, HOME_NEWS[state](care_home_id=here, user_id=profile["user_id"]))


def decider(trail: Trail) -> UUID | None:
    """Choose who decides."""
    deciders, chance = trail.world.deciders, trail.world.chance
    return deciders[chance.random() < SECOND] if len(deciders) > 1 else None


def _look(trail: Trail, row: Values, by: UUID | None, at: datetime) -> None:
    trail.act(at - REVIEW, "credential.view", by, row["id"])
    if row["document_id"] is not None:
        _see(trail, row, by, at)


def _see(trail: Trail, row: Values, by: UUID | None, at: datetime) -> None:
    seen = {"credential_id": str(row["id"])}
    trail.act(at - REVIEW / 2, "document.view", by, row["document_id"], after=seen)


def _told(row: Values) -> dict[str, Any]:
    """Return what the trail keeps of a credential; see ``qualification/review.py``."""
    until = row["expiry_date"]
    return {
        "worker_id": str(row["user_id"]),
        "document_id": str(row["document_id"]) if row["document_id"] else None,
        "verification_status": row["verification_status"],
        "expiry_date": until.isoformat() if until else None,
        "rejection_reason": row["rejection_reason"],
        "question": row["question"],
    }
