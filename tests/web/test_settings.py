"""Settings: the password, and where somebody is signed in."""

import pytest
from playwright.sync_api import expect

from tests.web.conftest import check, everywhere
from tests.web.test_accounts import NEW_PASSWORD, fill_in, register, sign_in


@pytest.fixture
def settled(tab, person):
    """Somebody with a proven address who looks at their settings."""
    register(tab, person)
    tab.goto(person.link())
    tab.get_by_role("heading", name="Your email address is confirmed").wait_for()
    sign_in(tab, person)
    tab.wait_for_url("**/complete-profile")
    tab.goto("/settings")
    tab.get_by_text("This device", exact=True).wait_for()
    return person


@pytest.fixture
def elsewhere(chromium, stack, settled):
    """Return another browser of the same person, signed in too."""
    context = chromium.new_context(base_url=stack.url, user_agent=PHONE)
    tab = context.new_page()
    sign_in(tab, settled)
    tab.wait_for_url("**/complete-profile")
    yield tab
    context.close()


PHONE = (
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/140.0.0.0 Mobile Safari/537.36"
)


def change(tab, current, new):
    tab.get_by_label("Current password").fill(current)
    tab.get_by_label("New password").fill(new)
    tab.get_by_role("button", name="Change my password").click()


def test_have_no_barriers(tab, settled):
    tab.get_by_text(settled.email).wait_for()
    everywhere(tab)

    tab.get_by_role("button", name="Change my password").click()

    expect(tab.get_by_role("alert")).to_contain_text("Enter your current password")
    assert tab.title().startswith("Error: ")
    everywhere(tab)


def test_are_reached_from_the_header(tab, settled):
    link = tab.get_by_role("navigation", name="Main").get_by_role("link", name="Settings")

    expect(link).to_have_attribute("aria-current", "page")


def test_change_the_password_and_sign_other_devices_out(tab, settled, elsewhere):
    change(tab, settled.password, NEW_PASSWORD)

    tab.get_by_text("Your password is changed.").wait_for()
    tab.evaluate("scrollTo(0, 0)")  # the header may stand over a part of a button
    check(tab)
    expect(tab.get_by_label("New password")).to_have_value("")
    elsewhere.goto("/settings")
    elsewhere.wait_for_url("**/login?next=%2Fsettings")
    settled.password = NEW_PASSWORD
    fill_in(elsewhere, settled)
    elsewhere.get_by_text("This device", exact=True).wait_for()


def test_say_beside_the_field_that_the_current_password_is_wrong(tab, settled):
    change(tab, "Wrong-1-Password", NEW_PASSWORD)

    expect(tab.get_by_role("alert")).to_contain_text("This is not your current password")
    field = tab.get_by_label("Current password")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value("")
    check(tab)


def test_show_what_a_new_password_lacks_and_what_the_server_says_of_it(tab, settled):
    tab.get_by_label("New password").fill("Password123!")
    expect(tab.get_by_text("a symbol: done")).to_be_attached()

    change(tab, settled.password, "Password123!")

    expect(tab.get_by_role("alert")).to_contain_text("among the first that people try")


def test_sign_one_other_device_out(tab, settled, elsewhere):
    tab.reload()
    other = tab.get_by_role("button", name="Sign out Chrome on Android")
    other.wait_for()
    everywhere(tab)

    other.click()

    tab.get_by_text("Chrome on Android is signed out.").wait_for()
    expect(other).to_have_count(0)
    expect(tab.get_by_role("list", name="Devices")).to_be_focused()
    tab.get_by_text("This device", exact=True).wait_for()
    elsewhere.reload()
    elsewhere.goto("/settings")
    elsewhere.wait_for_url("**/login?next=%2Fsettings")


def test_sign_out_everywhere(tab, settled, elsewhere):
    tab.get_by_role("button", name="Sign out on every device").click()

    tab.get_by_text("You are signed out on every device.").wait_for()
    elsewhere.goto("/settings")
    elsewhere.wait_for_url("**/login?next=%2Fsettings")


def test_say_that_the_devices_cannot_be_shown(tab, settled):
    tab.route("**/api/auth/sessions*", lambda route: route.fulfill(status=500, body="{}"))
    tab.reload()

    tab.get_by_role("button", name="Try again").wait_for()
    check(tab)
    tab.unroute("**/api/auth/sessions*")
    tab.get_by_role("button", name="Try again").click()

    tab.get_by_text("This device", exact=True).wait_for()
