import pytest
from sqlalchemy import func, select

from tests.admin.conftest import csrf_of
from tests.factories import PASSWORD
from vicarity.account.enums import STAFF_ROLES, Role
from vicarity.admin.models import ConsoleSession

GENERIC = "Incorrect email or password"


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_lets_staff_in(browser, make, role):
    staff = make.user(password=PASSWORD, role=role)

    answer = browser.sign_in(staff.email)

    assert (answer.status_code, answer.location) == (302, "/admin/")
    assert browser.get("/admin/").status_code == 200


@pytest.mark.parametrize("role", sorted(set(Role) - set(STAFF_ROLES)))
def test_tells_a_person_of_the_marketplace_what_it_tells_a_stranger(browser, make, role):
    person = make.user(password=PASSWORD, role=role)

    right = browser.sign_in(person.email)
    unknown = browser.sign_in("nobody@example.com")

    assert right.status_code == unknown.status_code == 401
    assert GENERIC in right.text
    assert body_of(right, person.email) == body_of(unknown, "nobody@example.com")
    assert browser.get("/admin/").status_code == 302


def test_tells_a_suspended_colleague_no_more_than_a_stranger(browser, make):
    staff = make.user(password=PASSWORD, role=Role.ADMIN, is_active=False)

    answer = browser.sign_in(staff.email)

    assert answer.status_code == 401
    assert GENERIC in answer.text


def body_of(answer, email):
    return answer.text.replace(email, "").replace(csrf_of(answer), "")


@pytest.mark.parametrize("email", ["", "not an address", "a@b", "x" * 3000, "nul\0@example.com"])
def test_answers_an_address_that_is_none_like_a_wrong_one(browser, email):
    answer = browser.sign_in(email)

    assert answer.status_code == 401
    assert GENERIC in answer.text


def test_takes_an_address_however_it_is_written(browser, make):
    make.user(email="priya@example.com", password=PASSWORD, role=Role.SUPPORT)

    assert browser.sign_in("  PRIYA@Example.com ").status_code == 302


def test_never_sends_the_password_back(browser):
    answer = browser.sign_in("nobody@example.com", "correct-horse-battery")

    assert "correct-horse-battery" not in answer.text


def test_evaluates_ten_guesses_and_then_not_even_the_right_password(browser, make):
    staff = make.user(password=PASSWORD, role=Role.ADMIN)
    for _ in range(10):
        assert browser.sign_in(staff.email, "wrong").status_code == 401

    answer = browser.sign_in(staff.email.upper())

    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert "Too many attempts" in answer.text


def test_counts_guesses_together_with_those_at_the_api(browser, client, make):
    staff = make.user(password=PASSWORD, role=Role.ADMIN)
    for _ in range(10):
        client.post("/api/auth/login", json={"email": staff.email, "password": "wrong"})

    assert browser.sign_in(staff.email).status_code == 429


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("/admin/users/?role=worker", "/admin/users/?role=worker"),
        ("https://evil.example/admin/", "/admin/"),
        ("//evil.example/admin/", "/admin/"),
        ("/admin/../../evil", "/admin/"),
        ("/admin//evil.example", "/admin/"),
        ("/admin/\\evil.example", "/admin/"),
        ("/api/auth/me", "/admin/"),
        ("javascript:alert(1)", "/admin/"),
    ],
)
def test_leads_to_pages_of_the_console_alone(browser, make, wanted, led_to):
    staff = make.user(password=PASSWORD, role=Role.SUPPORT)
    form = {"email": staff.email, "password": PASSWORD}

    address = "/admin/login"
    answer = browser.post(address, form, on=address, query_string={"next": wanted})

    assert answer.location == led_to


def test_leads_to_the_page_that_was_asked_for(browser):
    answer = browser.get("/admin/users/?role=worker")

    assert answer.location == "/admin/login?next=/admin/users/?role%3Dworker"


def test_leaves_a_trail_of_coming_and_going(console, acts):
    browser = console(Role.SUPPORT)

    browser.post("/admin/logout", on="/admin/")

    assert [event.actor_id for event in acts("console.sign_in")] == [browser.staff.id]
    assert [event.actor_id for event in acts("console.sign_out")] == [browser.staff.id]
    assert acts("console.sign_in")[0].ip == "127.0.0.1"


def test_notes_failures_with_addresses_of_staff_alone(browser, make, acts):
    staff = make.user(role=Role.SUPPORT, password=PASSWORD)
    worker = make.user(password=PASSWORD)

    for email in (staff.email, worker.email, "nobody@example.com"):
        browser.sign_in(email, "wrong")

    assert [event.subject_id for event in acts("console.sign_in_failed")] == [staff.id]


def test_keeps_no_session_for_somebody_who_only_passes_by(browser, session):
    browser.get("/admin/")

    assert session.scalar(select(func.count()).select_from(ConsoleSession)) == 0
    assert browser.cookie is None
