from datetime import timedelta

import pytest

from tests.admin.lists import statements
from tests.conftest import token_in
from tests.factories import PASSWORD
from vicarity.account.enums import Role
from vicarity.admin.models import ConsoleSession
from vicarity.auth.enums import Ending
from vicarity.auth.events import EmailVerificationRequested
from vicarity.core import clock

MARK = "$2b$12$secretsecretsecretsecretse"


def emails(page):
    rows = page.text.partition("<tbody>")[2].split('<th scope="row" role="rowheader"><a href="')[1:]
    return [row.partition(">")[2].partition("<")[0] for row in rows]


def test_never_shows_a_secret(console, make):
    make.user(email="ada@example.com", password_hash=MARK)
    home = make.care_home()
    admin = console(Role.ADMIN)
    token = admin.cookie

    for address in (
        "/admin/",
        "/admin/users/",
        "/admin/users/?q=$2b$",
        f"/admin/users/{home.user_id}",
        f"/admin/users/{admin.staff.id}",
        f"/admin/care-homes/{home.id}",
        "/admin/audit-log/",
    ):
        text = admin.get(address).text
        for secret in ("$2b$12$", admin.staff.password_hash, token, "password_hash"):
            assert secret not in text.replace("q=$2b$", "").replace('value="$2b$"', "")


def test_finds_people_by_address_and_role(console, make):
    make.user(email="ada@example.com")
    make.user(email="adam@example.com", role=Role.CARE_HOME_ADMIN)
    browser = console(Role.SUPPORT)

    assert emails(browser.get("/admin/users/?q=ADA")) == ["adam@example.com", "ada@example.com"]
    assert emails(browser.get("/admin/users/?q=ada&role=worker")) == ["ada@example.com"]
    assert emails(browser.get("/admin/users/?q=a_a")) == []


def test_turns_pages_without_counting(console, make):
    for _ in range(51):
        make.user()
    browser = console(Role.SUPPORT)

    first = browser.get("/admin/users/?role=worker")
    older = first.text.partition("before=")[2].partition('"')[0]
    second = browser.get(f"/admin/users/?role=worker&before={older}")

    assert (len(emails(first)), len(emails(second))) == (50, 1)
    assert not set(emails(first)) & set(emails(second))


def test_suspends_everywhere_at_once(console, client, make, session, acts, app):
    worker = make.worker(user=make.user(password=PASSWORD)).user_id
    colleague = console(Role.VERIFIER)
    admin = console(Role.ADMIN)
    auth_session = make.auth_session(user_id=colleague.staff.id)
    page = f"/admin/users/{colleague.staff.id}"

    answer = admin.post(f"{page}/suspend", on=page)

    for row in (auth_session, colleague.staff):
        session.refresh(row)
    assert answer.status_code == 302
    assert "The account is suspended." in admin.get(page).text
    assert not colleague.staff.is_active
    assert auth_session.ending is Ending.SUSPENDED
    assert colleague.get("/admin/").status_code == 302
    (act,) = acts("account.suspend")
    assert (act.actor_id, act.subject_id) == (admin.staff.id, colleague.staff.id)
    assert worker


def test_does_not_revive_sessions_when_it_reactivates(console, session):
    colleague, admin = console(Role.VERIFIER), console(Role.ADMIN)
    page = f"/admin/users/{colleague.staff.id}"

    admin.post(f"{page}/suspend", on=page)
    admin.post(f"{page}/reactivate", on=page)

    session.refresh(colleague.staff)
    assert colleague.staff.is_active
    assert colleague.get("/admin/").status_code == 302
    assert colleague.sign_in(colleague.staff.email).status_code == 302


def test_ends_sessions_and_leaves_the_account_open(console, make, session, acts):
    colleague, admin = console(Role.VERIFIER), console(Role.ADMIN)
    auth_session = make.auth_session(user_id=colleague.staff.id)
    page = f"/admin/users/{colleague.staff.id}"

    admin.post(f"{page}/end-sessions", on=page)

    session.refresh(auth_session)
    assert auth_session.ended_at is not None
    assert colleague.get("/admin/").status_code == 302
    assert colleague.sign_in(colleague.staff.email).status_code == 302
    assert len(acts("account.end_sessions")) == 1


def test_nobody_suspends_themselves(console, session):
    admin = console(Role.ADMIN)
    page = f"/admin/users/{admin.staff.id}"

    admin.post(f"{page}/suspend", on=page)

    session.refresh(admin.staff)
    assert admin.staff.is_active
    assert "You cannot do this to your own account" in admin.get(page).text


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.VERIFIER])
@pytest.mark.parametrize("act", ["suspend", "reactivate", "end-sessions"])
def test_only_admins_change_accounts(console, make, session, role, act):
    worker = make.user()
    auth_session = make.auth_session(user_id=worker.id)
    browser = console(role)
    page = f"/admin/users/{worker.id}"

    answer = browser.post(f"{page}/{act}", on=page)

    for row in (worker, auth_session):
        session.refresh(row)
    assert answer.status_code == 403
    assert worker.is_active
    assert auth_session.ended_at is None


def test_changes_nothing_by_a_link(console, make, session):
    worker = make.user()
    browser = console(Role.ADMIN)

    for act in (
        "suspend",
        "reactivate",
        "end-sessions",
        "resend-verification",
        "role",
        "reset-factor",
    ):
        assert browser.get(f"/admin/users/{worker.id}/{act}").status_code == 405

    session.refresh(worker)
    assert worker.is_active


def test_narrows_by_account_and_address(console, make):
    make.user(email="out@example.com", is_active=False)
    make.user(email="new@example.com", verified=False)
    browser = console(Role.SUPPORT)

    def found(query):
        return emails(browser.get(f"/admin/users/?role=worker&{query}"))

    assert found("active=no") == ["out@example.com"]
    assert found("proven=no") == ["new@example.com"]
    assert found("active=yes&proven=yes") == []
    assert found("q=ut@") == []


def test_asks_the_database_as_often_for_fifty_as_for_one(console, make):
    browser = console(Role.SUPPORT)
    browser.get("/admin/users/")
    with statements() as few:
        browser.get("/admin/users/")
    for _ in range(30):
        make.user()
    with statements() as many:
        browser.get("/admin/users/")

    assert len(few) == len(many) < 10


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.VERIFIER, Role.ADMIN])
def test_sends_a_new_link_to_prove_an_address(console, make, published, acts, role):
    worker = make.user(verified=False)
    browser = console(role)
    page = f"/admin/users/{worker.id}"

    browser.post(f"{page}/resend-verification", on=page)

    assert [event.user_id for event in published(EmailVerificationRequested)] == [worker.id]
    (act,) = acts("account.resend_verification")
    assert (act.actor_id, act.subject_id) == (browser.staff.id, worker.id)


def test_sends_no_more_links_than_people_may_ask_for(console, make, published, acts):
    worker = make.user(verified=False)
    browser = console(Role.SUPPORT)
    page = f"/admin/users/{worker.id}"

    for _ in range(5):
        browser.post(f"{page}/resend-verification", on=page)

    assert len(published(EmailVerificationRequested)) == 3
    assert len(acts("account.resend_verification")) == 3
    assert "Three links went to this address" in browser.get(page).text


@pytest.mark.parametrize("given", [{"verified": True}, {"verified": False, "is_active": False}])
def test_sends_no_link_where_there_is_nothing_to_prove(console, make, published, acts, given):
    worker = make.user(**given)
    browser = console(Role.ADMIN)
    page = f"/admin/users/{worker.id}"

    browser.post(f"{page}/resend-verification", on=page)

    assert published(EmailVerificationRequested) == []
    assert acts("account.resend_verification") == []
    assert "proven already" in browser.get(page).text


def test_gives_a_colleague_another_role_and_ends_their_sessions(console, session, acts):
    colleague, admin = console(Role.SUPPORT), console(Role.ADMIN)
    page = f"/admin/users/{colleague.staff.id}"

    admin.post(f"{page}/role", {"role": "verifier"}, on=page)

    session.refresh(colleague.staff)
    assert colleague.staff.role is Role.VERIFIER
    assert colleague.get("/admin/").status_code == 302
    (act,) = acts("account.set_role")
    assert (act.before, act.after) == ({"role": "support"}, {"role": "verifier"})


@pytest.mark.parametrize("wanted", ["worker", "care_home_admin", "nonsense", ""])
def test_makes_nobody_of_staff_into_something_else(console, session, acts, wanted):
    colleague, admin = console(Role.SUPPORT), console(Role.ADMIN)
    page = f"/admin/users/{colleague.staff.id}"

    answer = admin.post(f"{page}/role", {"role": wanted}, on=page)

    assert answer.status_code == 400
    assert acts("account.set_role") == []


def test_makes_no_worker_and_not_oneself_into_staff(console, make, session, acts):
    worker, admin = make.user(), console(Role.ADMIN)

    for who in (worker, admin.staff):
        page = f"/admin/users/{who.id}"
        admin.post(f"{page}/role", {"role": "support"}, on=page)
        session.refresh(who)

    assert (worker.role, admin.staff.role) == (Role.WORKER, Role.ADMIN)
    assert acts("account.set_role") == []


def test_opens_an_account_for_a_colleague_who_chooses_the_password(
    browser, console, session, handle, mailbox, acts, client
):
    admin = console(Role.ADMIN)
    form = {"email": " Sam@Example.com ", "role": "verifier"}

    answer = admin.post("/admin/users/colleague", form, on="/admin/users/colleague")
    handle()
    reset = {"token": token_in(mailbox.received[0]), "new_password": "a long colleague phrase"}
    chosen = client.post("/api/auth/password-reset-confirm", json=reset)

    assert answer.status_code == 302
    assert chosen.status_code == 200
    assert mailbox.received[0].to == "sam@example.com"
    (act,) = acts("account.create_staff")
    assert act.after == {"role": "verifier"}
    assert browser.sign_in("sam@example.com", reset["new_password"]).status_code == 302


@pytest.mark.parametrize("email", ["taken@example.com", "", "nobody", "a@b\r\nBcc: x@y.z"])
def test_says_what_is_wrong_with_a_colleagues_address(console, make, acts, email):
    make.user(email="taken@example.com")
    admin = console(Role.ADMIN)
    form = {"email": email, "role": "support"}

    answer = admin.post("/admin/users/colleague", form, on="/admin/users/colleague")

    assert answer.status_code in {409, 422}
    assert "There is a problem" in answer.text
    assert acts("account.create_staff") == []


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.VERIFIER])
def test_lets_admins_alone_change_roles_and_take_in_colleagues(console, session, acts, role):
    colleague, browser = console(Role.SUPPORT), console(role)
    page = f"/admin/users/{colleague.staff.id}"

    for place in (f"{page}/role", f"{page}/reset-factor", "/admin/users/colleague"):
        form = {"role": "admin", "email": "x@example.com"}
        assert browser.post(place, form, on="/admin/").status_code == 403

    session.refresh(colleague.staff)
    assert colleague.staff.role is Role.SUPPORT
    assert acts("account.create_staff") == acts("account.set_role") == []
    assert browser.get("/admin/users/colleague").status_code == 403


def test_asks_again_who_is_there_before_rights_change(console, session, acts):
    colleague, admin = console(Role.SUPPORT), console(Role.ADMIN)
    session.query(ConsoleSession).update({"confirmed_at": clock.now() - timedelta(minutes=11)})
    session.commit()
    page = f"/admin/users/{colleague.staff.id}"

    for act in ("role", "reset-factor", "suspend"):
        answer = admin.post(f"{page}/{act}", {"role": "admin"}, on=page)
        assert answer.status_code == 303
        assert answer.location.startswith("/admin/confirm/")

    session.refresh(colleague.staff)
    assert (colleague.staff.role, colleague.staff.is_active) == (Role.SUPPORT, True)
