"""From the landing page to an account, and back into it."""

import pytest
from playwright.sync_api import expect

from tests.web.conftest import check

NEW_PASSWORD = "Otter-on-the-Ouse-7"


def register(tab, person):
    tab.goto("/register/worker")
    tab.get_by_label("First name").fill("Ada")
    tab.get_by_label("Last name").fill("Okafor")
    tab.get_by_label("Email address").fill(person.email)
    tab.get_by_label("Choose a password").fill(person.password)
    tab.get_by_role("button", name="Create your account").click()
    tab.get_by_role("heading", name="Check your email").wait_for()


def sign_in(tab, person):
    tab.goto("/login")
    fill_in(tab, person)


def fill_in(tab, person):
    tab.get_by_label("Email address").fill(person.email)
    tab.get_by_label("Password", exact=True).fill(person.password)
    tab.get_by_role("button", name="Sign in").click()


@pytest.fixture
def joined(tab, person):
    """Somebody who has registered and proven their address."""
    register(tab, person)
    tab.goto(person.link())
    tab.get_by_role("heading", name="Your email address is confirmed").wait_for()
    return person


def test_leads_from_the_landing_page_to_a_signed_in_worker(tab, person):
    tab.goto("/")
    tab.get_by_role("link", name="Join as a care worker").first.click()
    tab.get_by_label("First name").fill("Ada")
    tab.get_by_label("Last name").fill("Okafor")
    tab.get_by_label("Email address").fill(person.email)
    tab.get_by_label("Choose a password").fill(person.password)
    check(tab)
    tab.get_by_role("button", name="Create your account").click()
    tab.get_by_text(person.email).wait_for()
    check(tab)
    tab.goto(person.link())
    tab.get_by_role("heading", name="Your email address is confirmed").wait_for()
    check(tab)
    assert "token" not in tab.url
    tab.get_by_role("link", name="Sign in").locator("visible=true").last.click()
    fill_in(tab, person)

    tab.wait_for_url("**/complete-profile")


def open_home(tab, person, name):
    """Open the account of a care home, prove its address and sign in."""
    tab.goto("/register/care-home")
    tab.get_by_label("Name of the care home").fill(name)
    tab.get_by_label("Your name").fill("Ruth Vale")
    tab.get_by_label("Email address").fill(person.email)
    tab.get_by_label("Choose a password").fill(person.password)
    tab.get_by_role("button", name="Create your account").click()
    tab.get_by_text(person.email).wait_for()
    tab.goto(person.link())
    tab.get_by_role("heading", name="Your email address is confirmed").wait_for()
    sign_in(tab, person)


def test_leads_a_care_home_to_its_dashboard(tab, person):
    open_home(tab, person, "Elm House")

    tab.wait_for_url("**/dashboard/care-home")


def test_can_be_done_by_keys_alone(tab, person):
    tab.goto("/login")
    tab.get_by_role("heading", name="Sign in").wait_for()
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="Skip to main content")).to_be_focused()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    expect(tab.get_by_label("Email address")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("alert")).to_be_focused()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.get_by_label("Email address")).to_be_focused()
    tab.keyboard.type(person.email)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab" if not focused_on_password(tab) else "Shift")
    tab.keyboard.type("wrong-password")
    tab.keyboard.press("Enter")

    expect(tab.get_by_role("alert")).to_contain_text("Incorrect email or password")
    assert tab.get_by_label("Email address").input_value() == person.email
    assert tab.get_by_label("Password", exact=True).input_value() == ""


def focused_on_password(tab):
    return tab.evaluate("document.activeElement.id") == "password"


def test_opens_and_closes_the_menu_by_keys(tab):
    tab.goto("/")
    opener = tab.get_by_role("button", name="Open menu")

    opener.focus()
    tab.keyboard.press("Enter")
    menu = tab.get_by_role("dialog", name="Menu")
    menu.wait_for()
    check(tab)
    tab.keyboard.press("Escape")

    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()


def test_says_what_a_password_lacks(tab):
    tab.goto("/register/worker")

    tab.get_by_label("Choose a password").fill("password1")
    tab.get_by_role("button", name="Create your account").click()

    expect(tab.get_by_role("alert")).to_contain_text("Add a capital letter, a symbol")


def test_shows_the_servers_own_words_beside_the_answer(tab, person):
    person.password = "Password123!"
    tab.goto("/register/worker")
    tab.get_by_label("First name").fill("Ada")
    tab.get_by_label("Last name").fill("Okafor")
    tab.get_by_label("Email address").fill(person.email)
    tab.get_by_label("Choose a password").fill(person.password)
    tab.get_by_role("button", name="Create your account").click()

    expect(tab.get_by_role("alert")).to_contain_text("among the first that people try")
    check(tab)


def test_sends_the_link_again(tab, person):
    register(tab, person)
    person.link()

    tab.get_by_role("button", name="Send the link again").click()

    tab.get_by_text("You can ask again in").wait_for()
    check(tab)
    tab.goto(person.link(count=2))
    tab.get_by_role("heading", name="Your email address is confirmed").wait_for()


def test_says_that_a_link_is_dead_and_what_to_do(tab):
    tab.goto("/verify-email?token=nonsense")

    tab.get_by_role("heading", name="This link no longer works").wait_for()
    check(tab)


def test_goes_on_where_somebody_waits_once_the_link_is_followed(tab, new_tab, person):
    register(tab, person)
    sign_in(tab, person)
    tab.wait_for_url("**/verify-email")
    tab.get_by_text(person.email).wait_for()

    other = new_tab()
    other.goto(person.link())
    other.wait_for_url("**/complete-profile")
    tab.evaluate("dispatchEvent(new Event('focus'))")

    tab.wait_for_url("**/complete-profile")


def test_sets_a_new_password_by_mail(tab, joined):
    tab.goto("/login")
    tab.get_by_role("link", name="I cannot remember my password").click()
    tab.get_by_label("Email address").fill(joined.email)
    tab.get_by_role("button", name="Send me a link").click()
    tab.get_by_text("a link is on its way").wait_for()
    check(tab)
    tab.goto(joined.link(count=3))
    tab.get_by_label("New password").fill(NEW_PASSWORD)
    check(tab)
    assert "token" not in tab.url
    tab.get_by_role("button", name="Change my password").click()
    tab.get_by_text("Your password is changed.").wait_for()
    joined.password = NEW_PASSWORD
    fill_in(tab, joined)

    tab.wait_for_url("**/complete-profile")


def test_comes_back_to_the_page_that_was_asked_for(tab, joined):
    tab.goto("/login?next=/checks")
    fill_in(tab, joined)

    tab.wait_for_url("**/checks")


def test_is_led_away_to_nobody_elses_site(tab, joined):
    tab.goto("/login?next=//evil.example/")
    fill_in(tab, joined)

    tab.wait_for_url("**/complete-profile")
