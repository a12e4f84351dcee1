from uuid import uuid4

import pytest
from markupsafe import escape

from tests.admin.lists import NASTY, document, names, older, statements
from vicarity.account.enums import Role
from vicarity.qualification.enums import CredentialStatus
from vicarity.worker.enums import CompletionStatus

DBS = "001234567899"


def test_finds_people_by_how_a_name_or_address_begins(console, make):
    for first, last, email in (
        ("Ada", "Finch", "af@example.com"),
        ("Adam", "Smith-Jones", "as@example.com"),
        ("Bea", "O'Brien", "ada.bea@example.com"),
    ):
        make.worker(user=make.user(email=email), first_name=first, last_name=last)
    browser = console(Role.SUPPORT)

    def found(text):
        return set(names(browser.get("/admin/workers/", query_string={"q": text})))

    assert found("ada") == {"Ada Finch", "Adam Smith-Jones", "Bea O&#39;Brien"}
    assert found("fin ADA") == {"Ada Finch"}
    assert found("jones") == {"Adam Smith-Jones"}
    assert found("o'b") == {"Bea O&#39;Brien"}
    assert found("as@ex") == {"Adam Smith-Jones"}
    assert found("inch") == found("%") == found("_") == set()


def test_narrows_by_profile_account_and_what_waits(console, make):
    done = make.worker(first_name="Done", profile_completion_status=CompletionStatus.COMPLETE)
    make.worker(first_name="Out", user=make.user(is_active=False))
    make.credential(user=make.user(), code="CARE_CERTIFICATE")
    waits = make.worker(first_name="Waits")
    for worker, status in ((waits, CredentialStatus.PENDING), (done, CredentialStatus.VERIFIED)):
        make.credential(user=_user(worker), verification_status=status)
    browser = console(Role.SUPPORT)

    def found(**query):
        return names(browser.get("/admin/workers/", query_string=query))

    assert found(completion="complete") == ["Done"]
    assert found(active="no") == ["Out"]
    assert found(waiting="yes") == ["Waits"]
    assert found(waiting="no") == ["Out", "Done"]
    assert found(completion="nonsense", active="perhaps", waiting="2") == ["Waits", "Out", "Done"]


def _user(worker):
    class Account:
        id = worker.user_id

    return Account


def test_tells_how_many_credentials_stand_where(console, make):
    worker = make.worker(first_name="Ada", last_name="Finch")
    for code, status in (("CARE_CERTIFICATE", "pending"), ("NMC_RN", "verified")):
        make.credential(user=_user(worker), code=code, verification_status=status)

    page = console(Role.SUPPORT).get("/admin/workers/").text

    assert "1 waiting" in page
    assert "1 verified" in page
    assert "rejected" not in page.partition("<tbody>")[2].partition("</tbody>")[0]


def test_turns_pages(console, make):
    for _ in range(51):
        make.worker(first_name="Ada")
    browser = console(Role.SUPPORT)

    first = browser.get("/admin/workers/?q=ada")
    second = browser.get(f"/admin/workers/?q=ada&before={older(first)}")

    assert (len(names(first)), len(names(second))) == (50, 1)


def test_asks_the_database_as_often_for_fifty_as_for_one(console, make, session):
    browser = console(Role.VERIFIER)
    worker = make.worker(first_name="Ada")
    make.credential(user=_user(worker))
    browser.get("/admin/workers/")

    def asked(address):
        with statements() as ran:
            assert browser.get(address).status_code == 200
        return len(ran)

    page = f"/admin/workers/{worker.user_id}"
    few = asked("/admin/workers/"), asked(page)
    for code in ("NMC_RN", "MOVING_HANDLING", "SAFEGUARDING_ADULTS"):
        make.credential(user=_user(worker), code=code)
        document(session, _user(worker))
    for _ in range(20):
        make.credential(user=_user(make.worker()))

    assert (asked("/admin/workers/"), asked(page)) == few
    assert max(few) < 20


def test_shows_where_somebody_stands_and_notes_who_looked(console, make, session, acts):
    user = make.user(email="ada@example.com")
    make.worker(user=user, first_name="Ada", last_name="Finch", city="Leeds", phone="+447700900123")
    credential = make.credential(user=user)
    file = document(session, user, filename="care.pdf")
    browser = console(Role.VERIFIER, email="priya@example.com")

    first = browser.get(f"/admin/workers/{user.id}")
    second = browser.get(f"/admin/workers/{user.id}")

    for words in ("Ada Finch", "Leeds", "+447700900123", "care.pdf", "Something mandatory"):
        assert words in first.text
    assert f"/admin/credentials/{credential.id}" in first.text
    assert f"/admin/documents/{file.id}" in first.text
    assert [act.subject_id for act in acts("worker.view")] == [user.id, user.id]
    assert "opened a care worker" in second.text


@pytest.mark.parametrize(("role", "seen"), [(Role.SUPPORT, False), (Role.VERIFIER, True)])
def test_shows_birth_and_home_to_those_who_check_alone(console, make, session, role, seen):
    user = make.user()
    make.worker(
        user=user, first_name="Ada", date_of_birth="1990-05-17", address_line_1="1 Elm Road"
    )
    document(session, user, filename="passport.pdf")

    page = console(role).get(f"/admin/workers/{user.id}").text

    assert ("17 May 1990" in page) is seen
    assert ("1 Elm Road" in page) is seen
    assert ("passport.pdf" in page) is seen


def test_shows_no_whole_certificate_number(console, make):
    user = make.user()
    make.worker(user=user, dbs_certificate_number=DBS)
    make.credential(user=user, code="DBS_ENHANCED", certificate_number=DBS)
    browser = console(Role.ADMIN)

    pages = [
        browser.get(at).text
        for at in ("/admin/workers/", f"/admin/workers/{user.id}", f"/admin/users/{user.id}")
    ]

    assert all(DBS not in page for page in pages)
    assert "certificate ending 7899" in pages[1]


@pytest.mark.parametrize("text", NASTY)
def test_shows_text_as_text(console, make, text):
    user = make.user()
    make.worker(user=user, first_name=text, last_name=text, city=text, languages=[text[:60]])
    browser = console(Role.VERIFIER)

    for page in (browser.get("/admin/workers/"), browser.get(f"/admin/workers/{user.id}")):
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<svg onload" not in page.text
        assert str(escape(f"{text} {text}")) in page.text


@pytest.mark.parametrize("where", ["nothing", "00000000-0000-0000-0000-000000000000", "%00"])
def test_has_no_page_for_nobody(console, where):
    answer = console(Role.SUPPORT).get(f"/admin/workers/{where}")

    assert answer.status_code == 404
    assert "There is nothing here" in answer.text


def test_has_no_page_for_somebody_who_is_no_worker(console, make):
    home = make.care_home()
    browser = console(Role.SUPPORT)

    assert browser.get(f"/admin/workers/{home.user_id}").status_code == 404
    assert browser.get(f"/admin/workers/{uuid4()}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "a" * 15_000,
        "q=%25&before=nonsense",
        "q=\\&completion=x&before=00000000-0000-0000-0000-000000000000",
        "q=%ED%A0%80%00&what=1&may=2&can=3&filters=4&_external=1",
        "q=%F0%9F%A6%8A+%E2%80%AE&sort=password_hash&page_size=1000000000",
    ],
)
def test_makes_sense_of_any_query(console, query):
    for place in ("workers", "users", "documents", "emails", "audit-log", "qualifications"):
        answer = console(Role.ADMIN).get(f"/admin/{place}/?{query}")

        assert answer.status_code == 200, place
