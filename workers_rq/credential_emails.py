"""E-mails about credentials. Each is sent only while what it says is still so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from vicarity.account import queries as accounts
from vicarity.core import clock
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.events import (
    CredentialExpired,
    CredentialExpiring,
    CredentialQuestioned,
    CredentialRejected,
    CredentialVerified,
)
from vicarity.qualification.queries import reviews
from workers_rq.handlers import handles
from workers_rq.letters import send, site
from workers_rq.queues import EMAILS


@handles(CredentialVerified, queue=EMAILS)
def credential_verified(event: CredentialVerified, message_id: str) -> None:
    """Tell a worker that a qualification is verified, and until when."""
    for credential in reviews.told([event.credential_id]):
        if _decided(credential, CredentialStatus.VERIFIED, event):
            until = _day(credential.expiry_date)
            _write([credential], "credential_verified", message_id, until=until)


@handles(CredentialRejected, queue=EMAILS)
def credential_rejected(event: CredentialRejected, message_id: str) -> None:
    """Tell a worker why a qualification could not be verified, and what to do."""
    for credential in reviews.told([event.credential_id]):
        if _decided(credential, CredentialStatus.REJECTED, event):
            reason = credential.rejection_reason
            _write([credential], "credential_rejected", message_id, reason=reason)


@handles(CredentialQuestioned, queue=EMAILS)
def credential_questioned(event: CredentialQuestioned, message_id: str) -> None:
    """Ask a worker for what staff need to decide."""
    for credential in reviews.told([event.credential_id]):
        if credential.asked_at == event.at:
            reason = credential.question
            _write([credential], "credential_questioned", message_id, reason=reason)


@handles(CredentialExpiring, queue=EMAILS)
def credential_expiring(event: CredentialExpiring, message_id: str) -> None:
    """Remind a worker of what will run out."""
    today = clock.today()
    last = today + timedelta(days=event.days)
    _write_of_those(event.credential_ids, CredentialStatus.VERIFIED, today, last, message_id)


@handles(CredentialExpired, queue=EMAILS)
def credential_expired(event: CredentialExpired, message_id: str) -> None:
    """Tell a worker what has run out."""
    yesterday = clock.today() - timedelta(days=1)
    _write_of_those(event.credential_ids, CredentialStatus.EXPIRED, date.min, yesterday, message_id)


def _decided(credential: Any, status: CredentialStatus, event: Any) -> bool:
    """Say whether a credential still stands as the decision left it."""
    return credential.verification_status is status and credential.decided_at == event.at


def _write_of_those(
    ids: Sequence[UUID], status: CredentialStatus, first: date, last: date, message_id: str
) -> None:
    """Write of the credentials that have this status and run out between the two days."""
    meant = [
        credential
        for credential in reviews.told(ids)
        if credential.verification_status is status and first <= credential.expiry_date <= last
    ]
    expired = status is CredentialStatus.EXPIRED
    _write(meant, "credential_expired" if expired else "credential_expiring", message_id)


def _write(credentials: list[Any], template: str, message_id: str, **context: Any) -> None:
    """Write to the worker whose credentials these are, if their address is proven."""
    user = accounts.user(credentials[0].user_id) if credentials else None
    if user is not None and user.email_verified_at is not None:
        items = [(credential.name, _day(credential.expiry_date)) for credential in credentials]
        first, link = credentials[0].name, site("/passport")
        send(user, template, message_id, name=first, items=items, link=link, **context)


def _day(day: date | None) -> str | None:
    return f"{day.day} {day:%B %Y}" if day else None
