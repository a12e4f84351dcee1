import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from tests.admin.lists import NASTY, older, rows, statements
from vicarity.account.enums import Role
from vicarity.core import audit, clock
from vicarity.core.audit import AuditEvent


def test_tells_who_did_what_to_whom(console, make, session):
    home = make.care_home(business_name="Elm House")
    browser = console(Role.VERIFIER, email="priya@example.com")
    audit.record(
        "care_home.rejected",
        actor_id=browser.staff.id,
        subject="care_home",
        subject_id=home.id,
        before={"verification_status": "in_review"},
        after={"verification_status": "rejected"},
    )
    session.commit()

    page = browser.get("/admin/audit-log/?action=care_home.rejected")

    assert rows(page) == 1
    for words in ("priya@example.com", "Rejected a care home", "Elm House", "in review"):
        assert words in page.text


def test_finds_by_act_person_and_subject(console, session):
    one, other = console(Role.ADMIN), console(Role.SUPPORT)
    subject = uuid4()
    audit.record("account.suspend", actor_id=one.staff.id, subject="account", subject_id=subject)
    session.commit()

    def found(**query):
        return rows(one.get("/admin/audit-log/", query_string=query))

    assert found() == 3
    assert found(action="account.suspend") == 1
    assert found(actor=other.staff.email.upper()) == 1
    assert found(subject=str(subject)) == 1
    assert found(actor="nobody@example.com") == 0


def test_turns_pages(console, session):
    browser = console(Role.SUPPORT)
    for _ in range(51):
        audit.record("account.suspend", actor_id=None, subject="account")
    session.commit()

    first = browser.get("/admin/audit-log/?action=account.suspend")
    older = first.text.partition("before=")[2].partition('"')[0]
    second = browser.get(f"/admin/audit-log/?action=account.suspend&before={older}")

    assert (rows(first), rows(second)) == (50, 1)


def test_offers_no_way_to_change_it(app):
    changes = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("audit_log.") and "POST" in rule.methods
    ]

    assert changes == []


def test_narrows_by_days_in_london_and_kind_of_thing(console, session):
    browser = console(Role.SUPPORT)
    for subject, at in (
        ("export", datetime(2026, 6, 30, 23, 30, tzinfo=UTC)),  # 1 July in London
        ("export", datetime(2026, 7, 1, 23, 30, tzinfo=UTC)),  # 2 July
        ("job", datetime(2026, 7, 1, 12, 0, tzinfo=UTC)),
    ):
        session.add(AuditEvent(at=at, action="export", subject=subject))
    session.commit()

    def found(**query):
        return rows(browser.get("/admin/audit-log/", query_string=query))

    assert found(since="2026-07-01", until="2026-07-01") == 2
    assert found(since="2026-07-02", until="2026-07-02") == 1
    assert found(since="2026-07-01", until="2026-07-01", kind="job") == 1
    assert found(until="2026-06-30") == 0
    assert found(kind="export") == 2
    assert found(kind="nonsense", since="2026-13-01", until="0001-01-01") == 4


def test_turns_pages_in_the_order_of_time(console, session):
    browser = console(Role.SUPPORT)
    now = clock.now()
    for number in range(60):  # the newest act has the oldest id, and many share a moment
        at = now - timedelta(minutes=number // 20)
        session.add(AuditEvent(at=at, action="export", subject="export", ip=f"10.0.0.{number}"))
        session.flush()
    session.commit()

    first = browser.get("/admin/audit-log/?action=export")
    second = browser.get(f"/admin/audit-log/?action=export&before={older(first)}")

    seen = re.findall(r"10\.0\.0\.(\d+)", first.text + second.text)
    assert sorted(map(int, seen)) == list(range(60))


def test_asks_the_database_as_often_whatever_there_is(console, session):
    browser = console(Role.SUPPORT)
    browser.get("/admin/audit-log/")
    with statements() as few:
        browser.get("/admin/audit-log/")
    for _ in range(60):
        audit.record("account.suspend", actor_id=browser.staff.id, subject="account")
    session.commit()
    with statements() as many:
        browser.get("/admin/audit-log/")

    assert len(few) == len(many) < 10


def test_shows_text_as_text(console, session):
    browser = console(Role.SUPPORT)
    for text in NASTY:
        facts = {"name": text, text: text}
        audit.record("export", actor_id=None, subject=text[:60], before=facts, after={})
    session.commit()

    page = browser.get("/admin/audit-log/").text

    assert rows(browser.get("/admin/audit-log/")) == len(NASTY) + 1
    assert "<script>alert" not in page
    assert "<svg onload" not in page
