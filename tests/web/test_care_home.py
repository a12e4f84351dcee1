"""A care home from its account to a decision: set up, send, be asked, be told."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import CARE_HOME
from tests.register.directory import elm, ods
from tests.web.conftest import SCREENS, check, everywhere
from tests.web.staff import flask
from tests.web.test_accounts import fill_in, open_home, sign_in

DASHBOARD, PROFILE = "/dashboard/care-home", "/care-home/profile"
EDIT, SUBMIT = f"{PROFILE}/edit", "/care-home/submit"

#: What the database holds of a home in each state of its check.
STATES = {
    "Not sent yet": "verification_status = 'pending', phone = NULL",
    "Ready to send": "verification_status = 'pending', phone = '+441134960123'",
    "Being checked": "verification_status = 'in_review', submitted_at = now()",
    "We have a question": (
        "verification_status = 'in_review', asked_at = now(), verification_notes = 'How many beds?'"
    ),
    "Verified": "verification_status = 'verified', verified_at = now()",
    "Not verified": "verification_status = 'rejected', verification_notes = 'It is a shop.'",
    "Suspended": "verification_status = 'suspended', verification_notes = 'It has closed.'",
}


@pytest.fixture
def register(stack, tmp_path):
    """Load a register of three homes, as CQC publishes it."""
    file = tmp_path / "01_November_2026_HSCA_Active_Locations.ods"
    lodge = elm(id="1-1000000002", name="Elm Lodge", postcode="LS6 4AB", rating="Inadequate")
    oak = elm(id="1-1000000003", name="Oak House", postcode="YO1 7HH", dormant="Y")
    file.write_bytes(ods(elm(), lodge, oak))
    flask(stack, "cqc", "import", str(file))


@pytest.fixture
def manager(stack, visitor):
    """Somebody whose home's profile is complete, and not sent yet."""
    visitor.joined("care_home")
    visitor.newest_mail(2)
    answer = visitor.call("PUT", "/api/care-home/profile", **CARE_HOME)
    visitor.home = answer.json()["id"]

    def become(changes):
        """Put the home into a state that staff or time would bring about."""
        none = "verified_at = NULL, asked_at = NULL, verification_notes = NULL"
        with stack.database() as database:
            for values in (f"{none}, verification_status = 'pending'", changes):
                database.execute(
                    f"UPDATE care_home_profiles SET {values} WHERE id = %s", [visitor.home]
                )

    visitor.become = become
    return visitor


@pytest.fixture
def at_desk(tab, manager):
    sign_in(tab, manager)
    tab.wait_for_url(f"**{DASHBOARD}")
    return tab


def look_up(tab, words, name):
    tab.get_by_role("combobox", name="Find your home").fill(words)
    tab.get_by_role("option", name=name).click()


def test_leads_from_an_account_to_a_verified_home(tab, person, register, stack, verifier):
    open_home(tab, person, "Elm Hse")
    tab.wait_for_url(f"**{DASHBOARD}")
    check(tab)
    tab.get_by_role("link", name="Set up your home").click()
    look_up(tab, "elm ho", "Elm House")
    tab.get_by_role("heading", name="Is this your home? Elm House").wait_for()
    expect(tab.get_by_text("Good", exact=True)).to_be_visible()
    expect(tab.get_by_text("19 Mar 2024")).to_be_visible()
    check(tab)
    tab.get_by_label("Name of the care home: “Elm House”").check()
    tab.get_by_role("button", name="Fill this in").click()
    tab.get_by_text("filled in from the CQC register").wait_for()
    assert tab.get_by_label("Name of the care home").input_value() == "Elm House"
    assert tab.get_by_label("Postcode").input_value() == "LS6 3AB"
    assert tab.get_by_label("Website").input_value() == "https://www.elm.example"
    tab.get_by_label("About the home").fill("A home with a garden.")
    tab.get_by_role("button", name="Save").click()
    tab.get_by_role("link", name="Check your answers").click()
    tab.get_by_role("heading", name="Check your answers").wait_for()
    expect(tab.get_by_text("0113 496 0123")).to_be_visible()
    check(tab)
    tab.get_by_role("button", name="Send for our check").click()
    tab.get_by_role("heading", name="We are checking your home").wait_for()
    check(tab)

    (home,) = stack.ask(
        "SELECT p.id FROM care_home_profiles p JOIN users u ON u.id = p.user_id WHERE email = %s",
        person.email,
    )
    verifier.decide_on_home(home[0], "Approve")
    tab.reload()
    tab.get_by_role("heading", name="Your home is verified").wait_for()
    expect(tab.get_by_text("Elm Care Limited")).to_be_visible()
    expect(tab.get_by_text("Contains CQC information")).to_be_visible()
    check(tab)
    assert "is verified" in stack.mailbox.wait_for(3, address=person.email)[-1].subject


def test_shows_why_it_was_rejected_and_takes_it_again(at_desk, manager, verifier):
    at_desk.get_by_role("link", name="Check your answers").click()
    at_desk.get_by_role("button", name="Send for our check").click()
    at_desk.get_by_role("heading", name="We are checking your home").wait_for()
    verifier.decide_on_home(manager.home, "Reject", "The address is a shop.")

    at_desk.reload()
    at_desk.get_by_role("heading", name="We could not verify your home").wait_for()
    expect(at_desk.get_by_text("The address is a shop.")).to_be_visible()
    at_desk.get_by_role("link", name="Put it right").click()
    at_desk.get_by_label("Address line 1").fill("2 Elm Road")
    at_desk.get_by_role("button", name="Save").click()
    at_desk.get_by_role("link", name="Check your answers").click()
    at_desk.get_by_role("button", name="Send for our check").click()

    at_desk.get_by_role("heading", name="We are checking your home").wait_for()


def test_keeps_what_was_typed_unless_told_otherwise(at_desk, register):
    at_desk.goto(EDIT)
    at_desk.get_by_label("Town or city").fill("Headingley")
    at_desk.get_by_role("button", name="Fill in from the CQC register").click()
    look_up(at_desk, "LS6 3AB", "Elm House")
    expect(at_desk.get_by_label("Town or city: “Leeds”")).not_to_be_checked()
    at_desk.get_by_role("button", name="Fill this in").click()

    expect(at_desk.get_by_label("Town or city")).to_have_value("Headingley")
    expect(at_desk.get_by_label("CQC location id")).to_have_value("1-1000000001")


def test_is_looked_up_by_keys_alone(at_desk, register):
    at_desk.goto(EDIT)
    at_desk.get_by_role("button", name="Fill in from the CQC register").click()
    box = at_desk.get_by_role("combobox", name="Find your home")
    box.focus()
    at_desk.keyboard.type("elm")
    at_desk.get_by_role("option", name="Elm Lodge").wait_for()
    at_desk.keyboard.press("ArrowDown")
    at_desk.keyboard.press("ArrowDown")
    active = at_desk.get_by_role("listbox", name="What we found").locator("[aria-selected=true]")
    expect(active).to_contain_text("Elm Lodge")
    assert box.get_attribute("aria-activedescendant") == active.get_attribute("id")
    check(at_desk)
    at_desk.keyboard.press("Enter")

    heading = at_desk.get_by_role("heading", name="Is this your home? Elm Lodge")
    expect(heading).to_be_focused()


def test_is_entered_by_hand_where_the_register_does_not_reach(tab, person):
    open_home(tab, person, "Elm Hse")
    tab.wait_for_url(f"**{DASHBOARD}")
    tab.goto(EDIT)
    tab.get_by_role("combobox", name="Find your home").fill("nowhere at all")
    tab.get_by_text("No home fits").wait_for()
    check(tab)
    tab.get_by_role("button", name="enter it by hand").click()

    expect(tab.get_by_label("Name of the care home")).to_be_focused()


def test_shows_the_servers_own_words_and_keeps_the_answers(at_desk):
    at_desk.goto(EDIT)
    at_desk.get_by_label("Postcode").fill("LS6")
    at_desk.get_by_label("Website").fill("www.elm.example")
    at_desk.get_by_role("button", name="Save").click()

    expect(at_desk.get_by_role("alert")).to_contain_text("Enter a full UK postcode")
    expect(at_desk).to_have_title(re.compile("^Error: Change your home"))
    check(at_desk)
    at_desk.get_by_role("alert").get_by_role("link").click()
    expect(at_desk.get_by_label("Postcode")).to_be_focused()
    at_desk.keyboard.type(" 3ab")
    at_desk.get_by_role("button", name="Save").click()
    expect(at_desk.get_by_text("Saved")).to_be_visible()
    expect(at_desk.get_by_label("Postcode")).to_have_value("LS6 3AB")
    expect(at_desk.get_by_label("Website")).to_have_value("https://www.elm.example")


def test_asks_before_a_verified_home_loses_its_check(at_desk, manager):
    manager.become(STATES["Verified"])
    at_desk.goto(EDIT)
    at_desk.get_by_label("Name of the care home").fill("Oak House")
    at_desk.get_by_role("button", name="Save").click()
    dialog = at_desk.get_by_role("dialog", name="Send Elm House back for our check?")
    expect(dialog).to_contain_text("Name of the care home")
    check(at_desk)
    dialog.get_by_role("button", name="Do not save yet").click()
    expect(at_desk.get_by_text("Not saved yet")).to_be_visible()
    assert profile(manager)["verification_status"] == "verified"

    at_desk.get_by_role("button", name="Save").click()
    dialog.get_by_role("button", name="Save and send for the check").click()

    at_desk.get_by_text("Your home is back in our check.").wait_for()
    assert profile(manager)["business_name"] == "Oak House"


def test_saves_what_was_not_checked_without_a_question(at_desk, manager):
    manager.become(STATES["Verified"])
    at_desk.goto(EDIT)
    at_desk.get_by_label("Contact name").fill("Sam Marsh")
    at_desk.get_by_role("button", name="Save").click()

    expect(at_desk.get_by_text("Saved")).to_be_visible()
    assert profile(manager)["verification_status"] == "verified"


def profile(manager):
    return manager.call("GET", "/api/care-home/profile").json()


def test_asks_which_to_keep_when_two_devices_differ(at_desk, manager):
    at_desk.goto(EDIT)
    at_desk.get_by_label("Contact name").fill("Sam Marsh")
    at_desk.get_by_label("Job title").fill("Owner")
    manager.call("PUT", "/api/care-home/profile", contact_name="Ruth Vale", county="Kent")
    at_desk.get_by_role("button", name="Save").click()
    dialog = at_desk.get_by_role("dialog", name="Somebody else has changed this")
    expect(dialog).to_contain_text("Saved meanwhile: Ruth Vale")
    check(at_desk)
    dialog.get_by_role("button", name="Keep the other").click()

    expect(at_desk.get_by_text("Saved")).to_be_visible()
    expect(at_desk.get_by_label("Contact name")).to_have_value("Ruth Vale")
    kept = profile(manager)
    assert (kept["contact_name"], kept["contact_title"], kept["county"]) == (
        "Ruth Vale", "Owner", "Kent",
    )  # fmt: skip


def test_warns_before_unsaved_answers_are_left(at_desk):
    at_desk.goto(EDIT)
    at_desk.get_by_label("Contact name").fill("Sam Marsh")
    at_desk.get_by_role("link", name="Back to the profile").click()
    dialog = at_desk.get_by_role("dialog", name="Leave without saving?")
    check(at_desk)
    dialog.get_by_role("button", name="Stay on this page").click()
    expect(at_desk.get_by_label("Contact name")).to_have_value("Sam Marsh")

    at_desk.get_by_role("link", name="Back to the profile").click()
    dialog.get_by_role("button", name="Leave without saving").click()

    at_desk.wait_for_url(f"**{PROFILE}")


def test_answers_a_question_by_correcting_the_profile(at_desk, manager):
    manager.become(STATES["We have a question"])
    at_desk.goto(DASHBOARD)
    expect(at_desk.get_by_text("How many beds?")).to_be_visible()
    at_desk.get_by_role("link", name="Answer in your profile").click()
    at_desk.get_by_label("Number of beds").fill("42")
    at_desk.get_by_role("button", name="Save").click()
    at_desk.get_by_text("Thank you, your answer is with us.").wait_for()
    check(at_desk)

    at_desk.goto(DASHBOARD)

    at_desk.get_by_role("heading", name="We are checking your home").wait_for()


def test_says_where_it_stands_when_another_tab_has_sent_it(at_desk, manager):
    at_desk.goto(SUBMIT)
    at_desk.get_by_role("heading", name="Check your answers").wait_for()
    manager.call("POST", "/api/care-home/verification")
    at_desk.get_by_role("button", name="Send for our check").click()

    at_desk.get_by_text("has been sent already").wait_for()
    at_desk.get_by_role("heading", name="We are checking your home").wait_for()
    check(at_desk)


def test_names_what_another_tab_has_emptied_meanwhile(at_desk, manager):
    at_desk.goto(SUBMIT)
    at_desk.get_by_role("heading", name="Check your answers").wait_for()
    manager.call("PUT", "/api/care-home/profile", phone=None)
    at_desk.get_by_role("button", name="Send for our check").click()

    alert = at_desk.get_by_role("alert")
    expect(alert).to_contain_text("Enter a phone number")
    check(at_desk)
    alert.get_by_role("link").click()
    at_desk.keyboard.press("Enter")
    expect(at_desk.get_by_label("Phone number")).to_be_focused()


def test_is_read_and_not_changed_by_staff(at_desk, manager, stack):
    manager.become(STATES["Not verified"])
    with stack.database() as database:
        database.execute(
            "UPDATE users SET role = 'care_home_staff' WHERE email = %s", [manager.email]
        )
    at_desk.get_by_role("button", name="Sign out").click()
    at_desk.wait_for_url("**/login")
    fill_in(at_desk, manager)
    at_desk.get_by_text("Only an admin of your home can do this").wait_for()
    check(at_desk)
    at_desk.get_by_role("link", name="Home profile", exact=True).click()
    at_desk.get_by_text("You can read this profile, not change it").wait_for()
    expect(at_desk.get_by_text("1 Elm Road")).to_be_visible()
    expect(at_desk.get_by_role("link", name="Change")).to_have_count(0)
    check(at_desk)

    for place, back in ((EDIT, PROFILE), (SUBMIT, DASHBOARD)):
        at_desk.goto(place)
        at_desk.wait_for_url(f"**{back}")


def test_says_that_it_cannot_be_reached_and_tries_again(at_desk, browser):
    broken = '{"status": 500, "code": "internal", "detail": "Something went wrong on our side."}'
    address = "**/api/care-home/profile"
    browser.route(
        address,
        lambda route: route.fulfill(
            status=404, content_type="application/problem+json", body=broken
        ),
    )
    at_desk.goto(PROFILE)
    at_desk.get_by_text("Something went wrong on our side.").wait_for()
    check(at_desk)
    browser.unroute(address)

    at_desk.get_by_role("button", name="Try again").click()

    expect(at_desk.get_by_text("1 Elm Road")).to_be_visible()


def test_tells_each_state_on_every_screen(at_desk, manager):
    for word, changes in STATES.items():
        manager.become(changes)
        at_desk.goto(DASHBOARD)
        expect(at_desk.get_by_text(word, exact=True).first).to_be_visible()
        everywhere(at_desk)
    for place, heading in ((PROFILE, "Home profile"), (EDIT, "Change your home")):
        at_desk.goto(place)
        at_desk.get_by_role("heading", name=heading).wait_for()
        everywhere(at_desk)


@pytest.mark.parametrize("screen", SCREENS)
def test_can_be_set_up_on_every_screen(tab, person, register, screen):
    open_home(tab, person, "Elm Hse")
    tab.wait_for_url(f"**{DASHBOARD}")
    tab.goto(EDIT)
    tab.get_by_role("combobox", name="Find your home").fill("elm")
    tab.get_by_role("option", name="Elm House").wait_for()
    check(tab)
    tab.get_by_role("option", name="Elm House").click()
    tab.get_by_role("heading", name="Is this your home?").wait_for()
    check(tab)
    tab.get_by_role("button", name="Fill this in").click()
    tab.get_by_text("filled in from the CQC register").wait_for()
    check(tab)
