import pytest
from sqlalchemy import select

from tests.worker.conftest import refused
from vicarity.core import clock
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.models import Credential

FULL = {
    "code": "FIRST_AID_LVL3", "certificate_number": "FA-123", "issue_date": "2025-01-02",
    "expiry_date": "2028-01-02", "details": {"provider": "St John", "level": 3},
}  # fmt: skip


@pytest.fixture
def declare(put):
    return lambda *items: put(qualifications=list(items))


@pytest.fixture
def decide(session):
    """Give every credential a status, as staff would."""

    def set_all(status, reason=None):
        for row in session.scalars(select(Credential)):
            row.verification_status, row.rejection_reason = status, reason
            row.decided_at = clock.now()
        session.commit()

    return set_all


def statuses(response):
    assert response.status_code == 200, response.json
    return {item["code"]: item["verification_status"] for item in response.json["qualifications"]}


def test_shows_what_was_declared_with_its_name_and_status(declare, get):
    response = declare(FULL)

    expected = FULL | {
        "name": "First Aid at Work (3 day)", "category": "clinical",
        "verification_status": "pending", "rejection_reason": None, "document_id": None,
    }  # fmt: skip
    assert response.json["qualifications"] == [expected]
    assert get().json["qualifications"] == [expected]


def test_lists_them_in_the_reference_lists_order(declare):
    response = declare({"code": "FIRST_AID_LVL3"}, {"code": "CARE_CERTIFICATE"})

    assert list(statuses(response)) == ["CARE_CERTIFICATE", "FIRST_AID_LVL3"]


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("certificate_number", "FA-124"), ("certificate_number", None),
        ("issue_date", "2025-01-03"), ("expiry_date", "2028-01-03"), ("expiry_date", None),
        ("details", {"provider": "St John"}), ("details", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["verified", "rejected", "expired"])
def test_sends_a_changed_one_back_to_pending(declare, decide, session, before, member, value):
    declare(FULL)
    decide(CredentialStatus(before), "Too blurred")

    response = declare(FULL | {member: value})

    row = session.scalars(select(Credential)).one()
    assert statuses(response) == {"FIRST_AID_LVL3": "pending"}
    assert (row.rejection_reason, row.decided_at) == (None, None)


@pytest.mark.parametrize("status", ["verified", "rejected", "expired"])
def test_leaves_one_that_stays_as_it_was(declare, decide, get, status):
    declare(FULL)
    decide(CredentialStatus(status), "Too blurred")

    response = declare(dict(reversed(FULL.items())), {"code": "CARE_CERTIFICATE"})

    assert statuses(response) == {"FIRST_AID_LVL3": status, "CARE_CERTIFICATE": "pending"}


def test_withdraws_what_is_left_out_of_the_list(declare, get):
    declare(FULL, {"code": "CARE_CERTIFICATE"})

    declare({"code": "CARE_CERTIFICATE"})

    assert [item["code"] for item in get().json["qualifications"]] == ["CARE_CERTIFICATE"]


def test_withdraws_all_for_an_empty_list_and_for_null(declare, put):
    declare(FULL)
    assert declare().json["qualifications"] == []
    declare(FULL)
    assert put(qualifications=None).json["qualifications"] == []


def test_keeps_them_when_the_member_is_left_out(declare, decide, put):
    declare(FULL)
    decide(CredentialStatus.VERIFIED)

    assert statuses(put(city="York")) == {"FIRST_AID_LVL3": "verified"}


def test_keeps_all_or_none(declare, get):
    response = declare({"code": "CARE_CERTIFICATE"}, {"code": "NO_SUCH_THING"})

    assert refused(response) == ["#/qualifications/1/code"]
    assert response.json["code"] == "unknown_qualification"
    assert get().json["qualifications"] == []


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("code", None), ("code", ""), ("code", 7), ("code", "x" * 41), ("code", "care_certificate"),
        ("name", "First aid"), ("category", "clinical"), ("verification_status", "verified"),
        ("rejection_reason", "none"), ("decided_at", "2026-01-01"), ("user_id", "x"), ("id", "x"),
        ("certificate_number", "x" * 61), ("certificate_number", ""), ("certificate_number", 123),
        ("issue_date", "02/01/2025"), ("expiry_date", 7), ("expiry_date", "2024-01-01"),
        ("document_id", "mine"), ("document_id", "01a203c4-a674-7bd1-a3ed-52b534132814"),
        ("details", []), ("details", "x"), ("details", {"text": "x" * 2000}),
    ],
)  # fmt: skip
def test_refuses_what_is_not_in_form(declare, get, member, value):
    response = declare(FULL | {member: value})

    assert refused(response) == [f"#/qualifications/0/{member}"]
    assert get().json["qualifications"] == []


def test_refuses_the_same_code_twice(declare):
    response = declare(FULL, FULL | {"certificate_number": "other"})

    assert refused(response) == ["#/qualifications"]


def test_refuses_a_list_without_end(declare):
    assert refused(declare(*[{"code": "CARE_CERTIFICATE"}] * 101)) == ["#/qualifications"]


@pytest.mark.parametrize(
    "details",
    [
        '{"n": 1e308}', '{"n": -1e-308}', '{"n": 123456789012345678901234567890}',
        '{"ключ": "зн 🐢"}', '{"": ""}', '{"a": {"b": [1, [2, [3, null, true, 1.5]]]}}',
        '{"quote": "\\" \\\\ {{7*7}}"}',
    ],
)  # fmt: skip
def test_keeps_free_form_details(client, signed_in, ada, get, details):
    body = f'{{"qualifications": [{{"code": "CARE_CERTIFICATE", "details": {details}}}]}}'

    response = client.put(
        "/api/worker/profile",
        data=body.encode(),
        content_type="application/json",
        headers=signed_in(ada),
    )

    assert response.status_code == 200, response.json
    assert get().status_code == 200


@pytest.mark.parametrize(
    "details",
    [
        '{"n": 1e999}', '{"n": -1e999}', '{"n": [[1e400]]}', '{"n": "\\u0000"}',
        '{"\\u0000": 1}', '{"n": "\\ud800"}', '{"\\udfff": 1}',
        '{"n": ' + "[" * 150 + "]" * 150 + "}", '{"n": ' + "9" * 1900 + "}",
    ],
)  # fmt: skip
def test_survives_details_a_database_cannot_keep(client, signed_in, ada, get, details):
    body = f'{{"qualifications": [{{"code": "CARE_CERTIFICATE", "details": {details}}}]}}'

    response = client.put(
        "/api/worker/profile",
        data=body.encode(),
        content_type="application/json",
        headers=signed_in(ada),
    )

    assert response.status_code in {200, 400, 422}, response.json
    assert get().status_code == 200
