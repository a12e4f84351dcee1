from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy import select

from vicarity.account.enums import Role
from vicarity.core.audit import AuditEvent
from vicarity.core.database import unit_of_work
from vicarity.document.enums import ScanStatus
from vicarity.qualification import review
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.errors import (
    AlreadyDecided,
    ChangedSinceSeen,
    CredentialNotFound,
    DbsLevelTooLow,
    EvidenceMissing,
    EvidenceUnscanned,
    ExpiryBeforeIssue,
    NotInBulk,
    OwnReview,
    ReasonMissing,
    ReasonTooLong,
    RunOut,
)
from vicarity.qualification.events import (
    CredentialQuestioned,
    CredentialRejected,
    CredentialVerified,
)

VERIFIED, REJECTED = CredentialStatus.VERIFIED, CredentialStatus.REJECTED
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SHORT_COURSE = {"code": "FIRE_SAFETY", "issue_date": date(2026, 3, 1)}


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def decide(staff):
    """Decide as Sam, who sees the credential as it is: ``decide(row, VERIFIED)``."""

    def act(row, decision, by=None, **given):
        said = {"reason": "Too blurred.", "seen": row.updated_at} | given
        with unit_of_work():
            return review.decide(row.id, decision, by=by or staff.id, **said)

    return act


@pytest.fixture
def ask(staff):
    def act(row, question="Which page?", **given):
        with unit_of_work():
            return review.ask(row.id, question, **{"by": staff.id, "seen": row.updated_at} | given)

    return act


@pytest.fixture
def untouched(session):
    """Return whether a credential is as it was, without trail and news."""

    def check(row):
        seen = row.updated_at
        session.refresh(row)
        assert row.verification_status is CredentialStatus.PENDING
        assert row.updated_at == seen
        assert session.scalars(select(AuditEvent)).all() == []

    return check


@pytest.mark.parametrize(
    ("decision", "reason", "event"),
    [(VERIFIED, None, CredentialVerified), (REJECTED, "Too blurred.", CredentialRejected)],
)
def test_is_decided_trailed_and_told(
    claim, decide, staff, ada, session, published, decision, reason, event
):
    row = claim(question="Which page?", asked_at=NOW, reminded_days=7)

    decide(row, decision)

    session.refresh(row)
    trail = session.scalars(select(AuditEvent)).one()
    assert (row.verification_status, row.rejection_reason) == (decision, reason)
    assert (row.decided_at, row.decided_by) == (NOW, staff.id)
    assert (row.question, row.asked_at, row.reminded_days) == (None, None, None)
    assert [(told.credential_id, told.at) for told in published(event)] == [(row.id, NOW)]
    assert (trail.action, trail.actor_id) == (f"credential.{decision}", staff.id)
    assert (trail.subject, trail.subject_id) == ("credential", row.id)
    assert trail.before["verification_status"] == "pending"
    assert trail.after == {
        "qualification": "CARE_CERTIFICATE", "worker_id": str(ada.id), "expiry_date": None,
        "document_id": str(row.document_id), "verification_status": decision,
        "rejection_reason": reason, "question": None,
    }  # fmt: skip


def test_is_asked_trailed_and_told(claim, ask, staff, session, published):
    row = claim()

    ask(row, " Which page? ")

    session.refresh(row)
    trail = session.scalars(select(AuditEvent)).one()
    assert (row.verification_status, row.question) == (CredentialStatus.PENDING, "Which page?")
    assert row.asked_at == NOW
    assert [told.at for told in published(CredentialQuestioned)] == [NOW]
    assert (trail.action, trail.actor_id) == ("credential.asked", staff.id)


@pytest.mark.parametrize("status", [VERIFIED, REJECTED, CredentialStatus.EXPIRED])
def test_is_decided_once(claim, decide, ask, session, status):
    row = claim(verification_status=status)
    old = datetime(2026, 1, 1, tzinfo=UTC)

    for act in (
        lambda: decide(row, VERIFIED),
        lambda: decide(row, REJECTED, seen=old),
        lambda: ask(row),
    ):
        with pytest.raises(AlreadyDecided):
            act()

    assert session.scalars(select(AuditEvent)).all() == []


def test_is_rejected_when_it_turns_out_to_be_false(claim, decide, published):
    row = claim(verification_status=VERIFIED, decided_at=datetime(2026, 1, 1, tzinfo=UTC))

    found = decide(row, REJECTED, reason="The register does not know it.")

    assert (found["verification_status"], found["decided_at"]) == (REJECTED, NOW)
    assert len(published(CredentialRejected)) == 1


@pytest.mark.parametrize("status", [REJECTED, CredentialStatus.EXPIRED])
def test_is_not_rejected_when_nobody_relies_on_it(claim, decide, status):
    with pytest.raises(AlreadyDecided):
        decide(claim(verification_status=status), REJECTED)


@pytest.mark.parametrize("seen", [None, datetime(2026, 1, 1, tzinfo=UTC)])
def test_is_decided_only_as_it_was_seen(claim, decide, ask, untouched, seen):
    row = claim()

    for act in (lambda: decide(row, VERIFIED, seen=seen), lambda: ask(row, seen=seen)):
        with pytest.raises(ChangedSinceSeen):
            act()

    untouched(row)


def test_is_not_decided_on_facts_that_changed_meanwhile(claim, decide, put):
    row = claim()
    seen = row.updated_at
    with time_machine.travel("2026-11-22T12:00:05Z", tick=False):
        put(qualifications=[{"code": "CARE_CERTIFICATE", "certificate_number": "7"}])

    with pytest.raises(ChangedSinceSeen):
        decide(row, VERIFIED, seen=seen)


@pytest.mark.parametrize(
    "address", ["ada@example.com", "ada+staff@example.com", "Ada+x+y@EXAMPLE.com".lower()]
)
def test_is_never_ones_own_mailbox(session, claim, ada, make, decide, ask, untouched, address):
    row = claim()
    ada.email = "ada+care@example.com"
    session.commit()
    colleague = make.user(role=Role.ADMIN, email=address).id

    for act in (
        lambda: decide(row, VERIFIED, by=colleague),
        lambda: decide(row, REJECTED, by=colleague),
        lambda: ask(row, by=colleague),
    ):
        with pytest.raises(OwnReview):
            act()

    untouched(row)


def test_is_never_ones_own_account(claim, ada, decide):
    with pytest.raises(OwnReview):
        decide(claim(), VERIFIED, by=ada.id)


def test_is_about_a_credential_that_exists(claim, decide, session):
    row = claim()
    session.delete(row)
    session.commit()

    with (
        pytest.raises(CredentialNotFound),
        unit_of_work(),
    ):
        review.decide(uuid4(), VERIFIED, by=uuid4(), seen=NOW, reason=None)


@pytest.mark.parametrize("reason", [None, "", " \n "])
def test_needs_a_reason_to_reject_and_words_to_ask(claim, decide, ask, untouched, reason):
    row = claim()

    with pytest.raises(ReasonMissing):
        decide(row, REJECTED, reason=reason)
    with pytest.raises(ReasonMissing):
        ask(row, reason or "")

    untouched(row)


def test_keeps_a_reason_of_a_thousand_characters_and_no_more(claim, decide, ask, untouched):
    row = claim()
    with pytest.raises(ReasonTooLong):
        decide(row, REJECTED, reason="x" * 1001)
    with pytest.raises(ReasonTooLong):
        ask(row, "x" * 1001)
    untouched(row)

    assert decide(row, REJECTED, reason="x" * 1000)["rejection_reason"] == "x" * 1000


class TestEvidence:
    @pytest.mark.parametrize(
        ("flaw", "refusal"),
        [
            ({"scan_status": ScanStatus.INFECTED}, EvidenceMissing),
            ({"purged_at": NOW}, EvidenceMissing),
            ({"scan_status": ScanStatus.PENDING}, EvidenceUnscanned),
        ],
    )
    def test_must_be_there_and_clean(self, claim, document, decide, untouched, flaw, refusal):
        row = claim(document_id=document(**flaw).id)

        with pytest.raises(refusal):
            decide(row, VERIFIED)

        untouched(row)

    def test_must_be_there_at_all(self, claim, decide):
        with pytest.raises(EvidenceMissing):
            decide(claim(document_id=None), VERIFIED)

    def test_is_not_needed_to_reject_or_to_ask(self, claim, decide, ask):
        assert decide(claim(document_id=None), REJECTED)["verification_status"] is REJECTED
        assert ask(claim("FIRE_SAFETY", document_id=None))["asked_at"] == NOW

    @pytest.mark.parametrize("code", ["NMC_RN", "HCPC_OT", "RIGHT_TO_WORK"])
    def test_can_be_a_number_that_staff_look_up(self, claim, decide, code):
        row = claim(code, document_id=None, certificate_number="W12345678")

        assert decide(row, VERIFIED)["verification_status"] is VERIFIED

    @pytest.mark.parametrize("code", ["NMC_RN", "RIGHT_TO_WORK"])
    def test_is_needed_where_there_is_no_number(self, claim, decide, code):
        with pytest.raises(EvidenceMissing):
            decide(claim(code, document_id=None), VERIFIED)

    @pytest.mark.parametrize("level", ["basic", "standard", "enhanced"])
    def test_of_a_lower_dbs_level_is_not_enough(self, claim, decide, level):
        with pytest.raises(DbsLevelTooLow):
            decide(claim("DBS_ENHANCED", details={"level": level}), VERIFIED)

    @pytest.mark.parametrize("details", [{}, {"level": "enhanced_barred"}])
    def test_of_the_right_dbs_level_is(self, claim, decide, details):
        row = claim("DBS_ENHANCED", details=details)

        assert decide(row, VERIFIED)["verification_status"] is VERIFIED


class TestValidity:
    @pytest.mark.parametrize(
        ("dates", "chosen", "until"),
        [
            ({"expiry_date": date(2027, 5, 1)}, None, date(2027, 5, 1)),
            ({"expiry_date": date(2027, 5, 1)}, date(2027, 4, 1), date(2027, 4, 1)),
            ({"issue_date": date(2026, 3, 1)}, None, date(2027, 3, 1)),
            ({}, None, date(2027, 11, 22)),
            ({"expiry_date": date(2026, 11, 22)}, None, date(2026, 11, 22)),
            ({"expiry_date": date(2026, 11, 21)}, date(2026, 12, 1), date(2026, 12, 1)),
        ],
    )
    def test_comes_from_the_reviewer_the_worker_or_the_usual_period(
        self, claim, decide, dates, chosen, until
    ):
        row = claim("FIRE_SAFETY", **dates)

        assert decide(row, VERIFIED, expiry_date=chosen)["expiry_date"] == until

    def test_has_no_end_for_what_never_runs_out(self, claim, decide):
        assert decide(claim(issue_date=date(2001, 1, 1)), VERIFIED)["expiry_date"] is None

    @pytest.mark.parametrize(
        ("dates", "chosen", "refusal"),
        [
            ({"expiry_date": date(2026, 11, 21)}, None, RunOut),
            ({"issue_date": date(2025, 11, 1)}, None, RunOut),
            ({}, date(2026, 11, 21), RunOut),
            ({"issue_date": date(2026, 11, 1)}, date(2026, 10, 31), ExpiryBeforeIssue),
        ],
    )
    def test_has_not_ended_when_it_is_approved(
        self, claim, decide, untouched, dates, chosen, refusal
    ):
        row = claim("FIRE_SAFETY", **dates)

        with pytest.raises(refusal):
            decide(row, VERIFIED, expiry_date=chosen)

        untouched(row)


class TestTogether:
    def test_approves_each_for_itself_and_says_why_not(self, claim, staff, session):
        good, stale, alone = claim(**SHORT_COURSE), claim("INFECTION_CONTROL"), claim("NMC_RN")
        gone, old = uuid4(), datetime(2026, 1, 1, tzinfo=UTC)
        chosen = [
            (good.id, good.updated_at), (stale.id, old), (alone.id, alone.updated_at), (gone, old),
        ]  # fmt: skip

        with unit_of_work():
            bulk = review.approve_many(chosen, by=staff.id)

        session.expire_all()
        assert [one["id"] for one in bulk.approved] == [good.id]
        assert {which: type(why) for which, why in bulk.skipped} == {
            stale.id: ChangedSinceSeen,
            alone.id: NotInBulk,
            gone: CredentialNotFound,
        }
        assert good.verification_status is VERIFIED
        assert stale.verification_status is alone.verification_status is CredentialStatus.PENDING

    def test_refuses_ones_own(self, claim, ada):
        row = claim(**SHORT_COURSE)

        bulk = review.approve_many([(row.id, row.updated_at)], by=ada.id)

        assert [type(why) for _, why in bulk.skipped] == [OwnReview]

    @pytest.mark.parametrize(
        "flaw",
        [
            {"code": "DBS_ENHANCED"}, {"code": "RIGHT_TO_WORK"}, {"code": "NMC_RN"},
            {"code": "PEG_FEEDING"}, {"issue_date": None}, {"issue_date": date(2026, 11, 23)},
            {"document_id": None},
        ],
    )  # fmt: skip
    def test_leaves_what_has_to_be_looked_at_by_itself(self, claim, staff, flaw):
        row = claim(**SHORT_COURSE | flaw)

        bulk = review.approve_many([(row.id, row.updated_at)], by=staff.id)

        assert [type(why) for _, why in bulk.skipped] == [NotInBulk]

    def test_leaves_what_nobody_has_scanned(self, claim, document, staff):
        row = claim(**SHORT_COURSE, document_id=document(scan_status=ScanStatus.PENDING).id)

        bulk = review.approve_many([(row.id, row.updated_at)], by=staff.id)

        assert [type(why) for _, why in bulk.skipped] == [NotInBulk]
