from datetime import timedelta

import pytest
import time_machine

from tests.admin.conftest import csrf_of, seen_on
from vicarity.account.enums import Role
from vicarity.care_home.enums import Verification
from vicarity.core import clock


@pytest.fixture
def home(make):
    return make.care_home(status=Verification.IN_REVIEW)


@pytest.fixture
def approve(home, session):
    """Send an approval with this token and these headers; return its status."""

    def send(browser, token, **headers):
        page = browser.get(f"/admin/care-homes/{home.id}")
        form = {"decision": "verified", "seen": seen_on(page), "csrf_token": token}
        answer = browser.post(f"/admin/care-homes/{home.id}", form, headers=headers)
        session.refresh(home)
        return answer.status_code

    return send


def test_passes_what_our_own_page_sends(console, approve, home):
    browser = console()

    status = approve(browser, csrf_of(browser.get("/admin/")))

    assert status == 302
    assert home.verification_status is Verification.VERIFIED


@pytest.mark.parametrize("token", ["", "x", "20991231000000##0" * 3, "##", "é##é", "1##"])
def test_changes_nothing_for_a_token_that_is_none(console, approve, home, token):
    assert approve(console(), token) == 400
    assert home.verification_status is Verification.IN_REVIEW


def test_changes_nothing_for_the_token_of_another_session(console, approve, home):
    other = console(Role.ADMIN)

    assert approve(console(), csrf_of(other.get("/admin/"))) == 400
    assert home.verification_status is Verification.IN_REVIEW


def test_changes_nothing_for_a_token_older_than_a_working_day(console, approve, home):
    browser = console()
    token = csrf_of(browser.get("/admin/"))
    begun = clock.now()
    for quarter in range(1, 32):
        with time_machine.travel(begun + quarter * timedelta(minutes=15), tick=False):
            browser.get("/admin/")

    with time_machine.travel(begun + timedelta(hours=8, minutes=1), tick=False):
        status = approve(browser, token)

    assert status == 400
    assert home.verification_status is Verification.IN_REVIEW


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_changes_nothing_for_another_site(console, approve, home, headers):
    browser = console()

    assert approve(browser, csrf_of(browser.get("/admin/")), **headers) == 400
    assert home.verification_status is Verification.IN_REVIEW


@pytest.mark.parametrize("origin", ["http://localhost", "https://vicarity.test"])
def test_knows_our_own_site_behind_a_proxy_too(console, approve, origin):
    browser = console()
    headers = {"Origin": origin, "Sec-Fetch-Site": "same-origin"}

    assert approve(browser, csrf_of(browser.get("/admin/")), **headers) == 302


def test_guards_signing_in_and_out(browser, console):
    assert (
        browser.post("/admin/login", {"email": "a@example.com", "password": "b"}).status_code == 400
    )

    staff = console()

    assert staff.post("/admin/logout").status_code == 400
    assert staff.get("/admin/").status_code == 200
