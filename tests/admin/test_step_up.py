from datetime import timedelta

import pytest
import time_machine

from tests.admin.authenticator import enrol
from tests.factories import PASSWORD
from vicarity.account.enums import Role
from vicarity.core import clock

INSIDE = "/admin/security/"


@pytest.fixture
def later():
    """Return the moment when a sign-in of now no longer counts as proof."""
    with time_machine.travel(clock.now(), tick=False) as held:
        yield lambda minutes=11: held.shift(timedelta(minutes=minutes))


@pytest.fixture
def colleague(make):
    return make.user(role=Role.SUPPORT)


def suspend(admin, colleague):
    page = f"/admin/users/{colleague.id}"
    return admin.post(f"{page}/suspend", on=INSIDE, headers={"Referer": f"http://localhost{page}"})


def confirm(browser, **form):
    return browser.post("/admin/confirm/?next=/admin/users/", form, on="/admin/confirm/")


def test_asks_nobody_who_has_just_signed_in(console, later, colleague, session):
    admin = console(Role.ADMIN)
    later(9)

    suspend(admin, colleague)

    session.refresh(colleague)
    assert not colleague.is_active


def test_changes_nothing_before_it_knows_who_is_there(console, later, colleague, session):
    admin = console(Role.ADMIN)
    later()

    answer = suspend(admin, colleague)

    session.refresh(colleague)
    assert colleague.is_active
    assert answer.status_code == 303
    assert answer.location == f"/admin/confirm/?next=/admin/users/{colleague.id}"


def test_comes_back_to_the_page_with_the_form(console, later, colleague, session, acts):
    admin = console(Role.ADMIN)
    later()
    asked = suspend(admin, colleague).location
    before = admin.cookie

    back = admin.post(asked, {"password": PASSWORD}, on=asked)
    suspend(admin, colleague)

    session.refresh(colleague)
    assert back.location == f"/admin/users/{colleague.id}"
    assert not colleague.is_active
    assert len(acts("console.step_up")) == 1
    admin.cookie = before
    assert admin.get(INSIDE).status_code == 302  # under a new token


@pytest.mark.parametrize(
    "referer",
    ["", "https://evil.example/admin/users/", "http://localhost/api/x", "http://x//admin"],
)
def test_leads_only_to_pages_of_the_console(console, later, colleague, referer):
    admin = console(Role.ADMIN)
    later()

    page = f"/admin/users/{colleague.id}/suspend"
    answer = admin.post(page, on=INSIDE, headers={"Referer": referer})

    led_to = answer.location.removeprefix("/admin/confirm/?next=")
    assert led_to in {"/admin/", "/admin/users/"}


def test_refuses_who_may_not_do_it_before_it_asks(console, later, colleague):
    support = console(Role.SUPPORT)
    later()

    assert suspend(support, colleague).status_code == 403


def test_takes_a_code_as_well(console, later, colleague, session):
    admin = console(Role.ADMIN)
    app, _ = enrol(admin)
    later()
    suspend(admin, colleague)

    assert confirm(admin, code=app.code()).status_code == 302

    suspend(admin, colleague)
    session.refresh(colleague)
    assert not colleague.is_active


def test_takes_no_code_twice(console, later):
    admin = console(Role.ADMIN)
    app, _ = enrol(admin)

    assert confirm(admin, code=app.code()).status_code == 401


def test_counts_wrong_passwords_like_sign_ins(console, later, client):
    admin = console(Role.ADMIN)
    for _ in range(10):
        assert confirm(admin, password="wrong").status_code == 401

    answer = confirm(admin, password=PASSWORD)

    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    login = {"email": admin.staff.email, "password": PASSWORD}
    assert client.post("/api/auth/login", json=login).status_code == 429


def test_ends_the_session_after_five_wrong_codes(console, later):
    admin = console(Role.ADMIN)
    app, _ = enrol(admin)
    for _ in range(4):
        assert confirm(admin, code=app.wrong()).status_code == 401

    answer = confirm(admin, code=app.wrong())

    assert "your session has ended" in answer.text
    assert admin.get(INSIDE).status_code == 302


def test_is_not_answered_by_nothing(console, later, colleague):
    admin = console(Role.ADMIN)
    later()

    for form in ({}, {"password": ""}, {"code": "123456"}, {"password": "\0"}):
        assert confirm(admin, **form).status_code == 401
    assert suspend(admin, colleague).status_code == 303


def test_never_sends_the_password_back(console):
    answer = confirm(console(Role.ADMIN), password="correct-horse-battery")

    assert "correct-horse-battery" not in answer.text
