import re
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from tests.admin.conftest import csrf_of
from vicarity.account.enums import STAFF_ROLES, Role
from vicarity.admin import sessions
from vicarity.admin.permissions import GRANTS, Permission, may


def rules(app):
    return [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/admin")]


def test_names_a_permission_for_every_address(app):
    unnamed = {
        rule.endpoint
        for rule in rules(app)
        if not isinstance(
            getattr(app.view_functions[rule.endpoint], "permission", None), Permission
        )
    }

    assert unnamed == {"admin.static"}


def test_opens_the_door_alone_to_anyone(app):
    public = {
        rule.endpoint
        for rule in rules(app)
        if getattr(app.view_functions[rule.endpoint], "permission", None) is Permission.ANYONE
    }

    assert public == {"console.login", "console.enter"}


@pytest.mark.parametrize("address", ["/admin", "/admin/nothing", "/admin/care-homes/nothing"])
def test_does_not_tell_strangers_what_there_is(browser, address):
    assert browser.get(address).location.startswith("/admin/login?next=")


def test_refuses_a_page_that_does_not_say_who_may_see_it(console, app, monkeypatch):
    browser = console(Role.ADMIN)
    monkeypatch.setitem(app.view_functions, "users.index", lambda: "everything")

    answer = browser.get("/admin/users/")

    assert answer.status_code == 403
    assert "everything" not in answer.text


@pytest.mark.parametrize(
    ("role", "decides", "manages"),
    [(Role.SUPPORT, False, False), (Role.VERIFIER, True, False), (Role.ADMIN, True, True)],
)
def test_grants_what_the_contract_says(role, decides, manages):
    assert may(role, Permission.DECIDE_CARE_HOMES) is decides
    assert may(role, Permission.MANAGE_USERS) is manages
    assert may(role, Permission.READ_CARE_HOMES)


def test_grants_nothing_to_the_marketplace():
    assert set(GRANTS) == set(STAFF_ROLES)


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_lists_what_a_role_may_open(console, role):
    browser = console(role)

    page = browser.get("/admin/security/").text
    menu = page.partition('<nav aria-label="Main"')[2].partition("</nav>")[0]

    for name in ("Dashboard", "Care homes", "Credentials", "Users", "Audit log"):
        assert name in menu
    for address in re.findall('href="([^"]+)"', menu):
        assert browser.get(address).status_code == 200, address


def test_shows_refusals_as_pages_of_its_own(console):
    browser = console(Role.SUPPORT)

    for answer, status in (
        (browser.get("/admin/nothing"), 404),
        (browser.get("/admin/users/00000000-0000-0000-0000-000000000000"), 404),
        (browser.get("/admin/logout"), 405),
        (browser.post("/admin/logout"), 400),
    ):
        assert answer.status_code == status
        assert answer.mimetype == "text/html"
        assert "Vicarity console" in answer.text
        assert answer.headers["X-Request-ID"] in answer.text


def test_says_in_a_page_that_the_database_is_away(console, monkeypatch):
    browser = console()

    def away(*_):
        raise OperationalError("SELECT", {}, Exception())

    monkeypatch.setattr(sessions.queries, "session", away)
    answer = browser.get("/admin/")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "Vicarity is not answering" in answer.text


def test_leaves_the_refusals_of_the_api_alone(client):
    assert client.get("/api/nothing").mimetype == "application/problem+json"


def test_lets_browsers_keep_versioned_files_for_a_year(client, browser):
    page = browser.get("/admin/login").text

    def kept(address):
        with client.get(address) as answer:
            return answer.headers["Cache-Control"]

    versioned = [part.partition('"')[0] for part in re.split('href="|src="', page) if "?v=" in part]
    assert len(versioned) == 4
    assert all("max-age=31536000" in kept(address) for address in versioned)
    assert "max-age=3600" in kept("/static/console.css")


def test_keeps_pages_out_of_caches(console):
    assert console().get("/admin/").headers["Cache-Control"] == "no-store"


def test_turns_shortcuts_off_and_on(console):
    browser = console()

    browser.post("/admin/shortcuts", {"next": "/admin/users/"}, on="/admin/")
    off = browser.get("/admin/").text
    browser.post("/admin/shortcuts", {"csrf_token": csrf_of(browser.get("/admin/"))})
    on = browser.get("/admin/").text

    assert "data-without-shortcuts" in off
    assert "data-without-shortcuts" not in on


def test_stays_small(app):
    static = Path(app.static_folder)

    assert (static / "console.js").stat().st_size < 5_000
    assert (static / "console.css").stat().st_size < 25_000
