"""New shifts by email, and shifts in one's own calendar: settings, and the way out of both."""

from urllib.parse import urlsplit
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import expect

from tests.web.conftest import check, everywhere
from tests.web.workers import enter
from vicarity.core import clock
from vicarity.digest import service as digests

NOTIFICATIONS = "/api/worker/notifications"


@pytest.fixture
def settled(tab, worker):
    """The worker, with the settings open."""
    enter(tab, worker, "/settings")
    tab.get_by_role("group", name="How often").wait_for()
    return worker


@pytest.fixture
def link(app, worker):
    """What an e-mail to the worker links to; the real processes sign with the same key."""
    with app.app_context():
        token = digests.link_token(UUID(worker.me().json()["id"]), uuid4(), clock.now())
    return f"/unsubscribe?token={token}"


def test_have_no_barriers_on_any_screen(tab, settled, link):
    tab.get_by_label("Every day").check()
    tab.get_by_role("group", name="Which work").wait_for()
    tab.get_by_role("button", name="Make my calendar link").click()
    tab.get_by_label("Your calendar link").wait_for()
    tab.get_by_text("How to add the link").click()
    tab.evaluate("scrollTo(0, 0)")  # the header may stand over a part of a button
    everywhere(tab)

    tab.goto(link)
    tab.get_by_role("heading", name="Stop emails about new shifts?").wait_for()
    everywhere(tab)


def test_choose_what_to_hear_of(tab, settled):
    expect(tab.get_by_label("Never")).to_be_checked()
    tab.get_by_label("Once a week").check()
    tab.get_by_label("How far away").select_option("Within 5 miles")
    tab.get_by_label("Registered nurse").check()

    tab.get_by_role("button", name="Save my choice").click()

    tab.get_by_text("Saved. We look next on Mon").wait_for()
    kept = settled.call("GET", NOTIFICATIONS).json()
    assert (kept["digest"], kept["radius_miles"]) == ("weekly", 5)
    assert kept["roles"] == ["registered_nurse"]
    tab.reload()
    expect(tab.get_by_label("Once a week")).to_be_checked()
    expect(tab.get_by_label("How far away")).to_have_value("5")
    tab.route(f"**{NOTIFICATIONS}", lambda route: route.abort())
    tab.get_by_label("Never").check()
    tab.get_by_role("button", name="Save my choice").click()
    expect(tab.get_by_role("alert").filter(has_text="connection")).to_be_visible()
    expect(tab.get_by_label("Never")).to_be_checked()
    check(tab)


def test_stop_emails_by_their_link_without_signing_in(tab, worker, link):
    worker.call("PUT", NOTIFICATIONS, digest="daily")
    tab.goto(link)
    button = tab.get_by_role("button", name="Stop these emails")
    button.wait_for()
    assert worker.call("GET", NOTIFICATIONS).json()["digest"] == "daily"

    button.click()

    tab.get_by_role("heading", name="These emails are stopped").wait_for()
    assert worker.call("GET", NOTIFICATIONS).json()["digest"] == "off"
    check(tab)
    tab.goto(f"{link}x")
    tab.get_by_role("button", name="Stop these emails").click()
    tab.get_by_role("heading", name="This link does not work").wait_for()
    check(tab)


@pytest.fixture
def read(settled):
    """Ask for a link's path: the name in front is the one that people see."""
    return lambda link: settled.http.get(urlsplit(link).path)


def test_subscribe_to_a_calendar(tab, browser, settled, read):
    browser.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.get_by_role("button", name="Make my calendar link").click()
    first = tab.get_by_label("Your calendar link").input_value()

    tab.get_by_role("button", name="Copy the link").click()

    tab.get_by_text("The link is copied.").wait_for()
    assert tab.evaluate("navigator.clipboard.readText()") == first
    assert read(first).text.startswith("BEGIN:VCALENDAR")
    tab.reload()
    tab.get_by_text("Your link has worked since").wait_for()
    assert first not in tab.content()

    tab.get_by_role("button", name="Make a new link").click()
    check(tab)
    tab.get_by_role("dialog").get_by_role("button", name="Make a new link").click()
    second = tab.get_by_label("Your calendar link").input_value()
    assert [read(one).status_code for one in (first, second)] == [404, 200]

    tab.get_by_role("button", name="Turn the link off").click()
    tab.get_by_role("dialog").get_by_role("button", name="Turn it off").click()

    tab.get_by_text("Your calendar link is off.").wait_for()
    expect(tab.get_by_role("button", name="Make my calendar link")).to_be_visible()
    assert read(second).status_code == 404
    check(tab)


def test_say_what_cannot_be_shown(tab, settled):
    for path in ("notifications", "calendar-feed"):
        tab.route(f"**/api/worker/{path}", lambda route: route.fulfill(status=500, body="{}"))
    tab.reload()

    tab.get_by_role("button", name="Try again").nth(1).wait_for()
    check(tab)
    for path in ("notifications", "calendar-feed"):
        tab.unroute(f"**/api/worker/{path}")
    for _ in range(2):
        tab.get_by_role("button", name="Try again").first.click()

    tab.get_by_role("button", name="Make my calendar link").wait_for()
    tab.get_by_label("Never").wait_for()
