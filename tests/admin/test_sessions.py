from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import delete, func, select, update

from tests.factories import PASSWORD
from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.admin import sessions
from vicarity.admin.models import ConsoleSession
from vicarity.auth import accounts
from vicarity.core import clock


def is_in(browser):
    return browser.get("/admin/").status_code == 200


def test_begins_a_new_session_at_sign_in(browser, make):
    staff = make.user(password=PASSWORD, role=Role.ADMIN)
    browser.get("/admin/login")
    before = browser.cookie

    browser.sign_in(staff.email)
    after = browser.cookie
    browser.cookie = before

    assert before != after
    assert not is_in(browser)


def test_refuses_a_copy_of_the_cookie_after_sign_out(console):
    browser = console()
    copy = browser.cookie
    browser.post("/admin/logout", on="/admin/")
    assert browser.cookie is None

    browser.cookie = copy

    assert not is_in(browser)


def test_stays_out_after_being_suspended_and_let_in_again(console, session):
    browser, colleague = console(), console(Role.ADMIN)

    accounts.suspend(browser.staff.id, by=colleague.staff.id)
    accounts.reactivate(browser.staff.id, by=colleague.staff.id)
    session.commit()

    assert not is_in(browser)


def test_signs_out_by_post_alone(console):
    browser = console()

    assert browser.get("/admin/logout").status_code == 405
    assert is_in(browser)


@pytest.mark.parametrize(
    "changed",
    [{"is_active": False}, {"role": Role.SUPPORT}, {"password_hash": "another"}],
    ids=["deactivated", "other role", "other password"],
)
def test_ends_for_good_when_the_account_changes(console, session, changed):
    browser = console(Role.ADMIN)
    before = {name: getattr(browser.staff, name) for name in changed}
    mine = update(User).where(User.id == browser.staff.id)
    session.execute(mine.values(**changed))
    session.commit()

    refused = not is_in(browser)
    session.execute(mine.values(**before))
    session.commit()

    assert refused
    assert not is_in(browser)


def test_ends_when_the_password_is_changed_through_the_api(console, client):
    browser = console(Role.ADMIN)
    form = {"email": browser.staff.email, "password": PASSWORD}
    token = client.post("/api/auth/login", json=form).json["access_token"]

    change = {"current_password": PASSWORD, "new_password": "a much longer pass phrase"}
    headers = {"Authorization": f"Bearer {token}"}
    answer = client.post("/api/auth/password-change", json=change, headers=headers)

    assert answer.status_code == 200
    assert not is_in(browser)


def test_ends_when_the_account_is_deleted(console, session):
    browser = console()

    session.execute(delete(User).where(User.id == browser.staff.id))
    session.commit()

    assert not is_in(browser)


def test_ends_after_half_an_hour_of_rest(console):
    browser = console()

    with time_machine.travel(clock.now() + timedelta(minutes=29), tick=False):
        assert is_in(browser)
    with time_machine.travel(clock.now() + timedelta(minutes=29 + 31), tick=False):
        assert not is_in(browser)


def test_ends_after_twelve_hours_of_work(console):
    browser = console()
    begun = clock.now()

    for quarter in range(1, 48):
        with time_machine.travel(begun + quarter * timedelta(minutes=15), tick=False):
            assert is_in(browser)

    with time_machine.travel(begun + timedelta(hours=12, minutes=1), tick=False):
        assert not is_in(browser)


@pytest.mark.parametrize("cookie", ["", "x", "guess" * 9, "a" * 3000, "é" * 30])
def test_opens_for_no_token_but_its_own(browser, cookie):
    browser.cookie = cookie

    assert browser.get("/admin/").status_code == 302


def test_keeps_no_token_that_opens_anything(console, session):
    browser = console()

    row = session.scalars(select(ConsoleSession)).one()

    assert browser.cookie not in (row.key, str(row.data))
    assert len(browser.cookie) >= 43  # 256 bits in base64


def test_forgets_strangers(browser, session):
    browser.get("/admin/login")
    first = browser.cookie

    with time_machine.travel(clock.now() + timedelta(minutes=31)):
        browser.cookie = ""
        browser.get("/admin/login")

    assert browser.cookie != first
    assert session.scalar(select(func.count()).select_from(ConsoleSession)) == 1


def test_hides_its_cookie_from_scripts_and_other_sites(browser):
    header = browser.get("/admin/login").headers["Set-Cookie"]

    assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= set(header.split("; "))
    assert "Domain" not in header


def test_names_its_cookie_in_production_so_that_browsers_protect_it(app, settings, monkeypatch):
    production = settings.model_copy(update={"vicarity_env": "production"})
    monkeypatch.setitem(app.extensions, "settings", production)
    response = app.response_class()

    with app.test_request_context("/admin/login"):
        mine = sessions.ServerSession("a token")
        mine.send_cookie = True
        app.session_interface.save_session(app, mine, response)

    assert response.headers["Set-Cookie"].startswith("__Host-vicarity_console=")
    assert {"Secure", "HttpOnly", "Path=/"} <= set(response.headers["Set-Cookie"].split("; "))


@pytest.mark.parametrize(
    "address", ["/api/auth/me", "/api/public/stats", "/health/live", "/static/console.css"]
)
def test_is_nothing_to_do_with_other_addresses(console, app, session, monkeypatch, address):
    browser = console()
    asked = []
    monkeypatch.setattr(sessions.ServerSession, "load", lambda self: asked.append(1))

    with browser.get(address) as answer:
        assert "Set-Cookie" not in answer.headers

    assert asked == []
