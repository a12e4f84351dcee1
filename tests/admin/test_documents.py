import io
from datetime import UTC, datetime, timedelta

import pytest

from tests.admin.lists import NASTY, document, names, older, statements
from tests.document.conftest import keep_at
from tests.document.files import png
from vicarity.account.enums import Role
from vicarity.core import audit, clock
from vicarity.core.audit import AuditEvent
from vicarity.document.enums import DocumentKind, ScanStatus

#: The id of nothing.
NOBODY = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def owner(make):
    user = make.user(email="ada@example.com")
    make.worker(user=user, first_name="Ada", last_name="Finch")
    return user


@pytest.fixture
def seen(session):
    """Note that somebody saw a document at some instant."""

    def note(document_id, by, at, action="document.view"):
        row = AuditEvent(
            at=at, actor_id=by, action=action, subject="document", subject_id=document_id
        )
        session.add(row)
        session.commit()

    return note


def test_narrows_by_kind_scan_and_owner(console, make, session, owner):
    document(session, owner, filename="dbs.pdf", kind=DocumentKind.DBS_CERTIFICATE)
    document(session, owner, filename="virus.pdf", scan_status=ScanStatus.INFECTED)
    document(session, make.user(email="bea@example.com"), filename="other.pdf")
    browser = console(Role.VERIFIER)

    def found(**query):
        return names(browser.get("/admin/documents/", query_string=query))

    assert found() == ["other.pdf", "virus.pdf", "dbs.pdf"]
    assert found(kind="dbs_certificate") == ["dbs.pdf"]
    assert found(scan="infected") == ["virus.pdf"]
    assert found(q="fin") == found(q="ada@") == ["virus.pdf", "dbs.pdf"]


def test_turns_pages_and_asks_as_often(console, session, owner):
    browser = console(Role.VERIFIER)
    document(session, owner)
    browser.get("/admin/documents/")
    with statements() as few:
        browser.get("/admin/documents/")
    for _ in range(50):
        document(session, owner)
    with statements() as many:
        first = browser.get("/admin/documents/")
    second = browser.get(f"/admin/documents/?before={older(first)}")

    assert (len(names(first)), len(names(second))) == (50, 1)
    assert len(few) == len(many) < 15


def test_tells_whose_it_is_and_what_it_backs(console, make, session, owner):
    file = document(session, owner, filename="care.pdf")
    credential = make.credential(user=owner, document_id=file.id)

    page = console(Role.VERIFIER).get(f"/admin/documents/{file.id}").text

    for words in ("Ada Finch", "care.pdf", "PDF, 1 page", "Care Certificate", "0" * 64):
        assert words in page
    assert f"/admin/workers/{owner.id}" in page
    assert f"/admin/credentials/{credential.id}" in page
    assert file.storage_key not in page


def test_tells_exactly_who_saw_it_in_a_span_of_days(console, session, owner, seen):
    file, other = document(session, owner), document(session, owner)
    browser = console(Role.VERIFIER, email="viewer@example.com")
    by = browser.staff.id
    summer = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)  # 2 July in London
    seen(file.id, by, summer)
    seen(file.id, by, summer + timedelta(days=1), "document.download")
    seen(other.id, by, summer)

    def times(**query):
        page = browser.get(f"/admin/documents/{file.id}", query_string=query).text
        listed = page.partition("Who saw it")[2].partition("What has happened")[0]
        return listed.count("<time")

    assert times() == 2
    assert times(since="2026-07-02", until="2026-07-02") == 1
    assert times(since="2026-07-03") == 1
    assert times(until="2026-07-01") == 0
    assert times(since="nonsense", until="9999-99-99") == 2


@pytest.mark.parametrize("status", [ScanStatus.PENDING, ScanStatus.INFECTED])
def test_hands_out_nothing_that_is_not_clean(console, session, owner, status, acts):
    file = document(session, owner, scan_status=status)
    browser = console(Role.ADMIN)

    page = browser.get(f"/admin/documents/{file.id}")
    answer = browser.get(f"/admin/documents/{file.id}/file")

    assert "/file" not in page.text
    assert answer.status_code == 404
    assert acts("document.download") == []


def test_says_that_a_file_is_gone(console, session, owner):
    file = document(session, owner, purged_at=clock.now())
    browser = console(Role.VERIFIER)

    assert "The file was deleted" in browser.get(f"/admin/documents/{file.id}").text
    assert browser.get(f"/admin/documents/{file.id}/file").status_code == 404


@pytest.fixture
def uploaded(app, client, session, owner, signed_in, monkeypatch, tmp_path):
    keep_at(app, monkeypatch, storage_url=f"file://{tmp_path}")
    sent = client.post(
        "/api/worker/documents",
        data={"file": (io.BytesIO(png()), "Ada's \u202epicture.png"), "kind": "photo"},
        content_type="multipart/form-data",
        headers=signed_in(owner),
    )
    assert sent.status_code == 201, sent.json
    return sent.json["id"]


def test_hands_out_a_clean_file_to_be_kept_and_notes_it(console, uploaded, acts):
    browser = console(Role.VERIFIER)

    answer = browser.get(f"/admin/documents/{uploaded}/file")

    assert answer.status_code == 200
    assert answer.data.startswith(b"\x89PNG")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    (act,) = acts("document.download")
    assert (act.actor_id, str(act.subject_id)) == (browser.staff.id, uploaded)


def test_shows_support_no_documents(console, session, owner, uploaded, acts):
    browser = console(Role.SUPPORT)

    for place in ("", uploaded, f"{uploaded}/file"):
        assert browser.get(f"/admin/documents/{place}").status_code == 403
    assert acts("document.download") == []
    assert "/admin/documents/" not in browser.get("/admin/").text


@pytest.mark.parametrize("name", NASTY)
def test_shows_names_as_text(console, session, owner, name):
    file = document(session, owner, filename=name)
    browser = console(Role.VERIFIER)

    for place in ("/admin/documents/", f"/admin/documents/{file.id}"):
        page = browser.get(place)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<svg onload" not in page.text


@pytest.mark.parametrize("where", [NOBODY, "rubbish", f"{NOBODY}/file"])
def test_has_no_page_for_nothing(console, where):
    assert console(Role.VERIFIER).get(f"/admin/documents/{where}").status_code == 404


def test_lists_on_a_workers_page_who_looked(console, session, owner):
    browser = console(Role.ADMIN, email="sam@example.com")
    audit.record("worker.view", actor_id=browser.staff.id, subject="worker", subject_id=owner.id)
    session.commit()

    assert "sam@example.com" in browser.get(f"/admin/workers/{owner.id}").text
