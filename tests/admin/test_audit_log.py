from uuid import uuid4

from vicarity.account.enums import Role
from vicarity.core import audit


def rows(page):
    return page.text.partition("<tbody>")[2].count("<tr>")


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
