"""What a profile says of the DBS check and the right to work becomes credentials."""

from datetime import date

import pytest
from sqlalchemy import select

from vicarity.core.audit import AuditEvent
from vicarity.document.enums import DocumentKind, ScanStatus
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.rules import DBS, RIGHT_TO_WORK

CHECK = {
    "dbs_status": "enhanced_barred", "dbs_certificate_number": "001234567890",
    "dbs_issue_date": "2025-01-02", "dbs_expiry_date": "2028-01-02",
}  # fmt: skip
CLEARED = dict.fromkeys(CHECK)


@pytest.fixture
def decided(session, credentials):
    """Give every credential a status, as staff would."""

    def set_all(status=CredentialStatus.VERIFIED):
        for row in credentials().values():
            row.verification_status = status
        session.commit()

    return set_all


def facts(row):
    return (row.certificate_number, row.issue_date, row.expiry_date, row.details, row.declared)


@pytest.mark.parametrize("level", ["basic", "standard", "enhanced", "enhanced_barred"])
def test_makes_a_credential_of_the_dbs_check(put, credentials, level):
    put(**CHECK | {"dbs_status": level})

    row = credentials()[DBS]
    dates = (date(2025, 1, 2), date(2028, 1, 2))
    assert facts(row) == ("001234567890", *dates, {"level": level}, False)
    assert row.verification_status is CredentialStatus.PENDING


@pytest.mark.parametrize("level", ["not_checked", "pending"])
def test_makes_none_before_there_is_a_certificate(put, credentials, level):
    put(dbs_status=level)

    assert credentials() == {}


def test_asks_nobody_to_review_a_check_that_has_run_out(put, credentials):
    put(dbs_status="expired")

    assert credentials()[DBS].verification_status is CredentialStatus.EXPIRED


def test_makes_a_credential_of_the_right_to_work(put, credentials):
    put(right_to_work_status="Share code")

    assert facts(credentials()[RIGHT_TO_WORK]) == (
        None,
        None,
        None,
        {"status": "Share code"},
        False,
    )


def test_lists_and_counts_only_what_is_in_the_list(put):
    answer = put(**CHECK, right_to_work_status="British citizen")

    assert answer["qualifications"] == []
    assert "qualifications" in answer["steps"][1]["missing"]


def test_withdraws_it_when_the_profile_says_it_no_more(put, credentials):
    put(**CHECK, right_to_work_status="British citizen")

    put(**CLEARED, right_to_work_status=None)

    assert credentials() == {}


def test_keeps_it_when_the_list_is_sent(put, credentials):
    put(**CHECK)

    put(qualifications=[{"code": "CARE_CERTIFICATE"}])
    put(qualifications=[])

    assert [code for code, row in credentials().items() if not row.declared] == [DBS]


@pytest.mark.parametrize(
    "change",
    [
        {"dbs_status": "enhanced"}, {"dbs_certificate_number": "001234567891"},
        {"dbs_issue_date": "2025-01-03"}, {"dbs_expiry_date": None},
    ],
)  # fmt: skip
def test_sends_a_verified_check_back_when_it_changes(
    put, credentials, decided, session, ada, change
):
    put(**CHECK)
    decided()

    put(**change)

    row, trail = credentials()[DBS], session.scalars(select(AuditEvent)).one()
    assert row.verification_status is CredentialStatus.PENDING
    assert (trail.action, trail.actor_id, trail.subject_id) == (
        "credential.reopened",
        ada.id,
        row.id,
    )


def test_leaves_a_verified_check_that_is_said_again(put, credentials, decided):
    put(**CHECK)
    decided()

    put(**CHECK, city="York")

    assert credentials()[DBS].verification_status is CredentialStatus.VERIFIED


def test_records_that_a_verified_one_was_withdrawn(put, decided, session):
    put(qualifications=[{"code": "CARE_CERTIFICATE"}, {"code": "FIRE_SAFETY"}])
    decided()

    put(qualifications=[{"code": "FIRE_SAFETY"}])

    assert session.scalars(select(AuditEvent.action)).all() == ["credential.withdrawn"]


def test_begins_its_wait_anew_and_forgets_what_was_asked(put, credentials, session):
    put(**CHECK)
    row = credentials()[DBS]
    before = row.submitted_at
    row.question, row.asked_at, row.reminded_days = "Which level?", before, 30
    session.commit()

    put(dbs_status="enhanced")

    now = credentials()[DBS]
    assert (now.question, now.asked_at, now.reminded_days) == (None, None, None)
    assert now.submitted_at > before


class TestListedAsWell:
    def test_takes_what_the_item_leaves_out_from_the_profile(self, put, credentials):
        put(**CHECK)

        answer = put(qualifications=[{"code": DBS, "details": {"workforce": "adult"}}])

        details = {"level": "enhanced_barred", "workforce": "adult"}
        dates = (date(2025, 1, 2), date(2028, 1, 2))
        assert facts(credentials()[DBS]) == ("001234567890", *dates, details, True)
        assert answer["qualifications"][0]["certificate_number"] == "001234567890"

    def test_takes_both_dates_from_the_same_place(self, put, credentials):
        put(**CHECK)

        put(qualifications=[{"code": DBS, "expiry_date": "2024-01-01"}])

        row = credentials()[DBS]
        assert (row.issue_date, row.expiry_date) == (None, date(2024, 1, 1))

    def test_stays_verified_when_it_is_put_on_the_list_or_taken_off(
        self, put, credentials, decided
    ):
        put(**CHECK)
        decided()

        listed = put(qualifications=[{"code": DBS}])["qualifications"]
        on = credentials()[DBS].declared
        put(qualifications=[])

        row = credentials()[DBS]
        assert [item["code"] for item in listed] == [DBS]
        assert (on, row.declared) == (True, False)
        assert row.verification_status is CredentialStatus.VERIFIED

    def test_follows_the_profile_which_spoke_last(self, put, credentials):
        put(qualifications=[{"code": DBS, "certificate_number": "111", "details": {"a": 1}}])

        put(**CHECK)

        details = {"a": 1, "level": "enhanced_barred"}
        dates = (date(2025, 1, 2), date(2028, 1, 2))
        assert facts(credentials()[DBS]) == ("001234567890", *dates, details, True)

    def test_stays_when_the_profile_is_cleared(self, put, credentials):
        put(**CHECK, qualifications=[{"code": DBS}])

        put(**CLEARED)

        assert credentials()[DBS].certificate_number == "001234567890"

    def test_stays_verified_when_the_list_says_the_same(self, put, credentials, decided):
        put(**CHECK, qualifications=[{"code": DBS}])
        decided()

        put(qualifications=[{"code": DBS, "certificate_number": "001234567890"}])

        assert credentials()[DBS].verification_status is CredentialStatus.VERIFIED


class TestDocuments:
    def test_may_be_the_workers_own(self, put, document):
        mine = str(document().id)

        answer = put(qualifications=[{"code": "CARE_CERTIFICATE", "document_id": mine}])

        assert answer["qualifications"][0]["document_id"] == mine

    @pytest.mark.parametrize(
        "flaw", [{"scan_status": ScanStatus.INFECTED}, {"purged_at": "2026-01-01T00:00:00Z"}, None]
    )
    def test_must_be_there_and_be_theirs(self, client, ada, signed_in, make, document, flaw):
        whose = {"user": make.user()} if flaw is None else flaw
        body = {"code": "CARE_CERTIFICATE", "document_id": str(document(**whose).id)}

        answer = client.put(
            "/api/worker/profile", json={"qualifications": [body]}, headers=signed_in(ada)
        )

        assert (answer.status_code, answer.json["code"]) == (422, "unknown_document")
        assert [one["pointer"] for one in answer.json["errors"]] == [
            "#/qualifications/0/document_id"
        ]

    def test_may_be_named_again_after_it_was_purged(self, put, document, session, credentials):
        row = document()
        item = {"code": "CARE_CERTIFICATE", "document_id": str(row.id)}
        put(qualifications=[item])
        row.purged_at = row.uploaded_at
        session.commit()

        put(qualifications=[item | {"certificate_number": "7"}])

        assert credentials()["CARE_CERTIFICATE"].document_id == row.id

    def test_are_found_by_their_kind_when_a_check_is_stated(self, put, document, credentials):
        document(kind=DocumentKind.DBS_CERTIFICATE)
        newest = document(kind=DocumentKind.DBS_CERTIFICATE)
        document(kind=DocumentKind.DBS_CERTIFICATE, scan_status=ScanStatus.INFECTED)
        document(kind=DocumentKind.RIGHT_TO_WORK)

        put(**CHECK)

        assert credentials()[DBS].document_id == newest.id

    def test_stay_with_what_was_verified_until_it_changes(
        self, put, document, credentials, decided
    ):
        old = document(kind=DocumentKind.DBS_CERTIFICATE)
        put(**CHECK)
        decided()
        new = document(kind=DocumentKind.DBS_CERTIFICATE)

        put(**CHECK)
        before = credentials()[DBS].document_id
        put(dbs_certificate_number="009999999999")

        assert (before, credentials()[DBS].document_id) == (old.id, new.id)
