from datetime import UTC, date, datetime

import pytest
import time_machine
from sqlalchemy import event, select

from vicarity.account.enums import Role
from vicarity.document.enums import ContentType, DocumentKind, ScanStatus
from vicarity.document.models import Document
from vicarity.extensions import db
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.models import Qualification

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
VERIFIED, PENDING = CredentialStatus.VERIFIED, CredentialStatus.PENDING
REJECTED, EXPIRED = CredentialStatus.REJECTED, CredentialStatus.EXPIRED


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def ask(client, ada, signed_in):
    def get(user=ada):
        response = client.get("/api/worker/compliance", headers=signed_in(user))
        assert response.status_code == 200, response.json
        return response.json

    return get


@pytest.fixture
def item(ask):
    return lambda code: next(item for item in ask()["items"] if item["code"] == code)


@pytest.fixture
def mandatory(session):
    chosen = select(Qualification.code).where(Qualification.is_mandatory)
    return session.scalars(chosen.order_by(Qualification.display_order)).all()


@pytest.fixture
def scan(session, ada):
    """Return the id of a file of Ada's."""

    def add(**given):
        facts = {
            "filename": "scan.pdf", "content_type": ContentType.PDF, "size": 1, "pages": 1,
            "sha256": "0" * 64, "storage_key": "k", "scan_status": ScanStatus.CLEAN,
        }  # fmt: skip
        row = Document(user_id=ada.id, kind=DocumentKind.QUALIFICATION, **facts | given)
        session.add(row)
        session.commit()
        return row.id

    return add


def test_names_everything_that_is_missing_and_what_to_do(ask, mandatory):
    body = ask()

    assert [item["code"] for item in body["items"]] == mandatory
    assert {item["status"] for item in body["items"]} == {"missing"}
    assert all(item["what_to_do"] and item["unlocks"] for item in body["items"])
    assert (body["is_compliant"], body["checked_at"]) == (False, "2026-11-22T12:00:00.000000Z")
    assert body["counts"] == {
        "held": 0, "pending": 0, "asked": 0, "rejected": 0, "expiring": 0, "expired": 0,
        "missing": len(mandatory),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "status", "days_left", "reason"),
    [
        ({"verification_status": VERIFIED}, "held", None, None),
        ({"verification_status": VERIFIED, "expiry_date": date(2027, 1, 22)}, "held", 61, None),
        ({"verification_status": VERIFIED, "expiry_date": date(2027, 1, 21)}, "expiring", 60, None),
        ({"verification_status": VERIFIED, "expiry_date": date(2026, 11, 22)}, "expiring", 0, None),
        ({"verification_status": VERIFIED, "expiry_date": date(2026, 11, 21)}, "expired", None,
         None),
        ({"verification_status": EXPIRED, "expiry_date": date(2026, 1, 1)}, "expired", None, None),
        ({"verification_status": EXPIRED}, "expired", None, None),
        ({"verification_status": PENDING}, "pending", None, None),
        ({"verification_status": PENDING, "expiry_date": date(2026, 1, 1)}, "expired", None, None),
        ({"question": "Which page?", "asked_at": NOW}, "asked", None, "Which page?"),
        ({"verification_status": REJECTED, "rejection_reason": "Too blurred."}, "rejected", None,
         "Too blurred."),
    ],
)  # fmt: skip
def test_tells_how_each_stands(make, ada, item, scan, given, status, days_left, reason):
    until = given.get("expiry_date")
    file = scan()
    make.credential(user=ada, code="FIRE_SAFETY", document_id=file, **given)

    found = item("FIRE_SAFETY")

    told = ("status", "days_left", "reason", "expiry_date", "document_id")
    expected = (status, days_left, reason, until and until.isoformat(), str(file))
    assert tuple(found[name] for name in told) == expected
    assert bool(found["what_to_do"]) is (status not in {"held", "pending"})


@pytest.mark.parametrize("flaw", [{"scan_status": ScanStatus.INFECTED}, {"purged_at": NOW}, None])
def test_asks_for_the_file_without_which_nobody_can_decide(make, ada, item, scan, flaw):
    make.credential(user=ada, code="FIRE_SAFETY", document_id=scan(**flaw) if flaw else None)

    found = item("FIRE_SAFETY")

    assert found["status"] == "pending"
    assert "Upload" in found["what_to_do"]


def test_adds_what_else_somebody_states_after_what_is_asked_of_all(make, ada, ask, mandatory):
    for code in ("NMC_RN", "PREVENT", "FIRE_SAFETY"):
        make.credential(user=ada, code=code)

    assert [item["code"] for item in ask()["items"]] == [*mandatory, "PREVENT", "NMC_RN"]


def test_is_compliant_when_everything_mandatory_is_held(make, ada, ask, mandatory):
    for code in mandatory:
        soon = date(2026, 12, 1) if code == "FIRE_SAFETY" else None
        make.credential(user=ada, code=code, verification_status=VERIFIED, expiry_date=soon)
    make.credential(user=ada, code="NMC_RN", verification_status=REJECTED, rejection_reason="No.")

    body = ask()

    assert body["is_compliant"] is True
    assert (body["counts"]["held"], body["counts"]["expiring"]) == (len(mandatory) - 1, 1)


@pytest.mark.parametrize(("status", "expected"), [(VERIFIED, "held"), (PENDING, "missing")])
def test_takes_what_is_better_for_what_is_asked(make, ada, item, status, expected):
    make.credential(user=ada, code="OMMT_T2", verification_status=status)

    found = item("LEARNING_DISABILITY_AUTISM")

    assert found["status"] == expected
    assert ("Oliver McGowan" in (found["reason"] or "")) is (expected == "held")


def test_follows_the_profile_from_start_to_finish(put, item, session):
    put(dbs_status="enhanced_barred", dbs_certificate_number="001234567890")

    found = item("DBS_ENHANCED")

    assert (found["status"], found["is_mandatory"]) == ("pending", True)


def test_shows_nobody_elses(make, ask, item):
    bea = make.user()
    make.credential(user=bea, code="FIRE_SAFETY", verification_status=VERIFIED)

    assert item("FIRE_SAFETY")["status"] == "missing"


def test_is_one_statement(make, ada, ask):
    statements = []

    def note(_connection, _cursor, statement, *_):
        if "qualifications" in statement:
            statements.append(statement)

    for code in ("NMC_RN", "PREVENT", "FIRE_SAFETY"):
        make.credential(user=ada, code=code)
    event.listen(db.engine, "before_cursor_execute", note)
    ask()
    event.remove(db.engine, "before_cursor_execute", note)

    assert len(statements) == 1


class TestAccess:
    @pytest.mark.parametrize("role", [role for role in Role if role is not Role.WORKER])
    def test_is_for_workers(self, client, make, signed_in, role):
        answer = client.get("/api/worker/compliance", headers=signed_in(make.user(role=role)))

        assert (answer.status_code, answer.json["code"]) == (403, "not_allowed")

    def test_needs_a_proven_address(self, client, make, signed_in):
        answer = client.get("/api/worker/compliance", headers=signed_in(make.user(verified=False)))

        assert (answer.status_code, answer.json["code"]) == (403, "email_not_verified")

    def test_needs_a_sign_in(self, client):
        assert client.get("/api/worker/compliance").status_code == 401
