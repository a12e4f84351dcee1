from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import ProgrammingError

from vicarity.account.enums import Role
from vicarity.care_home import service
from vicarity.care_home.enums import Verification
from vicarity.care_home.errors import AlreadyDecided, CareHomeNotFound, ReasonMissing
from vicarity.care_home.events import CareHomeRejected, CareHomeSuspended, CareHomeVerified
from vicarity.core.audit import AuditEvent
from vicarity.core.database import give_back

ALLOWED = {
    (Verification.IN_REVIEW, Verification.VERIFIED): CareHomeVerified,
    (Verification.SUSPENDED, Verification.VERIFIED): CareHomeVerified,
    (Verification.IN_REVIEW, Verification.REJECTED): CareHomeRejected,
    (Verification.IN_REVIEW, Verification.SUSPENDED): CareHomeSuspended,
    (Verification.VERIFIED, Verification.SUSPENDED): CareHomeSuspended,
}
DECISIONS = (Verification.VERIFIED, Verification.REJECTED, Verification.SUSPENDED)


@pytest.fixture
def staff(make):
    return make.user(role=Role.VERIFIER).id


@pytest.mark.parametrize(("before", "decision"), ALLOWED)
def test_is_taken_trailed_and_told(make, staff, session, published, before, decision):
    home = make.care_home(status=before, verification_notes="before")

    service.decide(home.id, decision, by=staff, notes=" Because. ")
    give_back()

    session.refresh(home)
    trail = session.scalars(select(AuditEvent)).one()
    assert (home.verification_status, home.verification_notes) == (decision, "Because.")
    assert (home.verified_at is not None) is (decision is Verification.VERIFIED)
    assert published(ALLOWED[before, decision])[0].care_home_id == home.id
    assert (trail.action, trail.actor_id) == (f"care_home.{decision}", staff)
    assert (trail.subject, trail.subject_id) == ("care_home", home.id)
    assert trail.before == {"verification_status": before, "verification_notes": "before"}
    assert trail.after == {"verification_status": decision, "verification_notes": "Because."}


@pytest.mark.parametrize(
    ("before", "decision"),
    [
        (before, after)
        for before in Verification
        for after in DECISIONS
        if (before, after) not in ALLOWED
    ],
)
def test_is_refused_from_any_other_state(make, staff, session, published, before, decision):
    home = make.care_home(status=before)

    with pytest.raises(AlreadyDecided):
        service.decide(home.id, decision, by=staff, notes="Because.")

    session.refresh(home)
    assert home.verification_status is before
    assert session.scalars(select(AuditEvent)).all() == []


@pytest.mark.parametrize("decision", [Verification.REJECTED, Verification.SUSPENDED])
@pytest.mark.parametrize("notes", [None, "", "  \n "])
def test_needs_a_reason_to_refuse(make, staff, decision, notes):
    home = make.care_home(status=Verification.IN_REVIEW)

    with pytest.raises(ReasonMissing):
        service.decide(home.id, decision, by=staff, notes=notes)


def test_needs_no_reason_to_verify(make, staff, session):
    home = make.care_home(status=Verification.IN_REVIEW)

    service.decide(home.id, Verification.VERIFIED, by=staff)

    session.refresh(home)
    assert home.verification_notes is None


def test_is_about_a_home_that_exists(staff, session):
    with pytest.raises(CareHomeNotFound):
        service.decide(uuid4(), Verification.VERIFIED, by=staff)


@pytest.mark.parametrize("decision", DECISIONS)
def test_is_mailed_to_the_home(make, staff, session, handle, mailbox, decision):
    user = make.user(role=Role.CARE_HOME_ADMIN, email="jo@example.com")
    home = make.care_home(user=user, status=Verification.IN_REVIEW)

    service.decide(home.id, decision, by=staff, notes="Your CQC number is missing.")
    give_back()
    handle()

    (mail,) = mailbox.received
    assert mail.to == "jo@example.com"
    assert ("Your CQC number is missing." in mail.text) is (decision is not Verification.VERIFIED)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_events SET action = 'x'",
        "DELETE FROM audit_events",
        "TRUNCATE audit_events",
    ],
)
def test_leaves_a_trail_nobody_can_change(make, staff, session, sql):
    home = make.care_home(status=Verification.IN_REVIEW)
    service.decide(home.id, Verification.VERIFIED, by=staff)
    give_back()
    session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))  # as the end of the transaction does

    with pytest.raises(ProgrammingError, match="never changed or deleted"):
        session.execute(text(sql))
