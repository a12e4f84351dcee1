import pytest

from tests.factories import PASSWORD
from vicarity.account.enums import Role
from vicarity.auth.enums import Ending

MARK = "$2b$12$secretsecretsecretsecretse"


def emails(page):
    rows = page.text.partition("<tbody>")[2].split('<th scope="row"><a href="')[1:]
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

    for act in ("suspend", "reactivate", "end-sessions"):
        assert browser.get(f"/admin/users/{worker.id}/{act}").status_code == 405

    session.refresh(worker)
    assert worker.is_active
