from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from tests.races.conftest import ROUNDS, at_once
from vicarity.account.enums import Role
from vicarity.core import clock
from vicarity.core.audit import AuditEvent
from vicarity.core.database import unit_of_work
from vicarity.core.errors import DomainError
from vicarity.document.enums import ContentType, DocumentKind
from vicarity.document.models import Document
from vicarity.extensions import db
from vicarity.qualification import evidence, expiry, review
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.events import (
    CredentialExpired,
    CredentialExpiring,
    CredentialRejected,
    CredentialVerified,
)

VERIFIED, REJECTED = CredentialStatus.VERIFIED, CredentialStatus.REJECTED


@pytest.fixture
def claim(make):
    """Return a credential that waits for a decision, with its document."""
    user = make.user(role=Role.WORKER)
    make.worker(user=user)
    document = Document(
        user_id=user.id, kind=DocumentKind.QUALIFICATION, filename="a.pdf", pages=1, size=1,
        content_type=ContentType.PDF, sha256="0" * 64, storage_key=uuid4().hex,
        scan_status="clean",
    )  # fmt: skip
    db.session.add(document)
    db.session.commit()
    return make.credential(user=user, document_id=document.id, certificate_number="1")


@pytest.fixture
def act(racing_app):
    """Do something in a transaction of its own, in an application of its own."""

    def run(call):
        with racing_app.app_context():
            try:
                with unit_of_work():
                    call()
            except DomainError as refusal:
                return type(refusal).__name__
            return "done"

    return lambda call: partial(run, call)


@pytest.mark.parametrize("_", ROUNDS)
def test_lets_one_of_many_decisions_win(claim, make, act, events, _):
    staff = [make.user(role=Role.VERIFIER).id for _ in range(4)]
    which, seen = claim.id, claim.updated_at

    outcomes = at_once(
        *(
            act(partial(review.decide, which, decision, by=by, seen=seen, reason="Why."))
            for by, decision in zip(staff, (VERIFIED, REJECTED) * 2, strict=True)
        )
    )

    assert sorted(outcomes) == ["AlreadyDecided"] * 3 + ["done"]
    assert len(events(CredentialVerified)) + len(events(CredentialRejected)) == 1


@pytest.mark.parametrize("_", ROUNDS)
def test_never_verifies_facts_that_the_reviewer_did_not_see(racing_app, claim, make, pair, act, _):
    user_id, which, seen = claim.user_id, claim.id, claim.updated_at
    staff = make.user(role=Role.VERIFIER).id
    token, _refresh = pair(db.session.get(type(make.user()), user_id))
    body = {"qualifications": [{"code": "CARE_CERTIFICATE", "certificate_number": "2"}]}

    def change():
        headers = {"Authorization": f"Bearer {token}"}
        client = racing_app.test_client()
        return client.put("/api/worker/profile", json=body, headers=headers).status_code

    decided, status = at_once(
        act(partial(review.decide, which, VERIFIED, by=staff, seen=seen, reason=None)), change
    )

    db.session.expire_all()
    reopened = select(func.count()).where(AuditEvent.action == "credential.reopened")
    assert (decided in {"done", "ChangedSinceSeen"}, status) == (True, 200)
    assert db.session.scalar(reopened.where(AuditEvent.subject_id == which)) == (decided == "done")
    assert (claim.verification_status, claim.certificate_number) == (
        CredentialStatus.PENDING,
        "2",
    )


@pytest.mark.parametrize("_", ROUNDS)
def test_never_verifies_without_the_document_it_was_verified_on(claim, make, act, _):
    staff = make.user(role=Role.VERIFIER).id
    user_id, which, seen = claim.user_id, claim.id, claim.updated_at
    document_id = claim.document_id

    decided, discarded = at_once(
        act(partial(review.decide, which, VERIFIED, by=staff, seen=seen, reason=None)),
        act(partial(evidence.discard, user_id, document_id)),
    )

    db.session.expire_all()
    verified = claim.verification_status is VERIFIED
    assert (decided == "done", discarded == "DocumentInUse") == (verified, verified)
    assert (claim.document_id == document_id) is verified


@pytest.mark.parametrize("_", ROUNDS)
def test_tells_of_each_end_and_reminder_once_however_many_look(make, act, events, _):
    today = clock.today()
    for number in range(30):
        ends = today + timedelta(days=-1 if number % 2 else 7)
        held = {
            "verification_status": VERIFIED,
            "expiry_date": ends,
        }
        make.credential(user=make.user(), **held)

    def look():
        while True:
            with unit_of_work():
                found = expiry.expire(4) + expiry.remind(4)
            if not found:
                break

    at_once(*[act(look)] * 4)
    act(look)()

    for kind in (CredentialExpired, CredentialExpiring):
        told = [one for event in events(kind) for one in event.payload["credential_ids"]]
        assert (len(told), len(set(told))) == (15, 15)
