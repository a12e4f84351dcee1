from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from tests.admin.conftest import Browser
from tests.factories import PASSWORD
from vicarity.account.enums import Role
from vicarity.admin.models import ConsoleSession
from vicarity.auth import accounts
from vicarity.core import browsers, clock

INSIDE = "/admin/security/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def second(app):
    """Sign the person of one browser in on another one."""

    def sign_in(browser):
        other = Browser(app)
        other.sign_in(browser.staff.email)
        return other

    return sign_in


def ending(page):
    """Return the addresses of the page's buttons that end one session."""
    parts = page.text.split('action="/admin/security/sessions/')[1:]
    return [
        f"/admin/security/sessions/{part.partition(chr(34))[0]}"
        for part in parts
        if not part.startswith("end-others")
    ]


def test_lists_where_i_am_signed_in(console, second):
    browser = console()
    second(browser)
    console()  # somebody else

    page = browser.get(INSIDE)

    assert page.text.count("127.0.0.1") == 2
    assert page.text.count("This one") == 1
    assert len(ending(page)) == 1


def test_lists_nothing_that_is_over(console, second):
    browser = console()
    second(browser)

    with time_machine.travel(clock.now() + timedelta(minutes=20)):
        browser.get(INSIDE)
    with time_machine.travel(clock.now() + timedelta(minutes=40)):
        page = browser.get(INSIDE)

    assert ending(page) == []


def test_lists_nothing_that_was_ended_elsewhere(console, second, session):
    browser = console()
    second(browser)
    accounts.end_sessions(browser.staff.id, by=None)
    session.commit()
    again = second(browser)

    assert ending(again.get(INSIDE)) == []


def test_ends_one_session(console, second, acts):
    browser = console()
    other = second(browser)
    (address,) = ending(browser.get(INSIDE))

    browser.post(address, on=INSIDE)

    assert other.get(INSIDE).status_code == 302
    assert browser.get(INSIDE).status_code == 200
    assert len(acts("console.end_session")) == 1


def test_ends_all_others(console, second):
    browser = console()
    others = [second(browser), second(browser)]
    colleague = console()

    browser.post("/admin/security/sessions/end-others", on=INSIDE)

    assert [other.get(INSIDE).status_code for other in others] == [302, 302]
    assert browser.get(INSIDE).status_code == colleague.get(INSIDE).status_code == 200


def test_ends_no_session_of_somebody_else(console, session, acts):
    browser, colleague = console(), console()
    theirs = select(ConsoleSession.id).where(ConsoleSession.user_id == colleague.staff.id)

    browser.post(f"/admin/security/sessions/{session.scalar(theirs)}/end", on=INSIDE)

    assert colleague.get(INSIDE).status_code == 200
    assert acts("console.end_session") == []


def test_shows_nothing_of_a_browser_but_its_kind(app, make, session):
    staff = make.user(password=PASSWORD, role=Role.SUPPORT)
    browser = Browser(app)
    browser.get("/admin/login")
    agent = f'"><script>alert(1)</script>\N{SNOWMAN} {FIREFOX}'.encode().decode("latin-1")
    form = {"email": staff.email, "password": PASSWORD}
    browser.post("/admin/login", form, on="/admin/login", headers={"User-Agent": agent * 3})

    page = browser.get(INSIDE)

    assert "Firefox on Windows" in page.text
    assert "alert(1)" not in page.text
    (kept,) = session.scalars(select(ConsoleSession.user_agent))
    assert len(kept) <= 200
    assert kept.isascii()


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (FIREFOX, "Firefox on Windows"),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
            " Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
            "Edge on Mac",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"
            " (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
            "Safari on iPhone",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36", "Chrome on Linux"),
        ("curl/8", "Another browser"),
        (None, "Another browser"),
    ],
)
def test_names_a_browser_as_people_do(agent, name):
    assert browsers.name(agent) == name


def test_offers_the_app_and_new_codes(console):
    page = console().get(INSIDE).text

    assert "Set up an app" in page
    assert "Make new recovery codes" not in page


def test_stays_out_of_the_menu(console):
    menu = console().get(INSIDE).text.partition('<nav aria-label="Main"')[2].partition("</nav>")[0]

    assert "My security" not in menu
    assert "Is it still you" not in menu
