"""The profile wizard: four steps that lose nothing."""

import re

import pytest
from playwright.sync_api import expect

from tests.document.files import png
from tests.stack.visitor import Visitor
from tests.web.conftest import check, everywhere
from tests.web.test_accounts import fill_in, sign_in

BIO = "I make people laugh."


@pytest.fixture
def worker(visitor):
    """Somebody with a proven address and an empty profile, who can also ask the API."""
    return visitor.joined()


@pytest.fixture
def wizard(tab, worker):
    sign_in(tab, worker)
    tab.get_by_role("heading", name="About you").wait_for()
    return tab


def profile(worker):
    return worker.call("GET", "/api/worker/profile").json()


def change(worker, **members):
    answer = worker.call("PUT", "/api/worker/profile", **members)
    assert answer.status_code == 200, answer.text


def is_saved(tab):
    expect(tab.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()


def go_on(tab, to):
    tab.get_by_role("button", name="Save and continue").click()
    tab.get_by_role("heading", name=to, exact=True).wait_for()


def say_who(tab):
    tab.get_by_label("First name").fill("Amara")
    tab.get_by_label("Last name").fill("Okafor")
    tab.get_by_label("Day").fill("27")
    tab.get_by_label("Month").fill("March")
    tab.get_by_label("Year").fill("1992")
    tab.get_by_label("Mobile number").fill("07700 900123")
    tab.get_by_label("Postcode").fill("ls63ab")


def say_what(tab):
    tab.get_by_label("Enhanced check with the adults").check()
    tab.get_by_label("Certificate number").fill("0012 3456 7890")
    tab.get_by_label("British citizen").check()
    tab.get_by_role("button", name="Add qualifications").click()
    tab.get_by_label("Search the list").fill("stoma")
    tab.get_by_label("Stoma care").check()
    check(tab)
    tab.get_by_role("button", name="Add 1 qualification").click()


def say_how(tab):
    tab.get_by_label("3 to 5 years").check()
    tab.get_by_label("Dementia").check()
    tab.get_by_label("Something else you know well").fill("Singing")
    tab.get_by_label("Something else you know well").press("Enter")
    tab.get_by_label("About you").fill(BIO)


def say_when(tab):
    tab.get_by_label("Monday").check()
    tab.get_by_label("Nights").check()
    tab.get_by_label("How many miles").fill("12")
    tab.get_by_label("Lowest pay").fill("14.5")


def from_the_top(tab):
    """Check a page that was scrolled: under its header, boxes look too small to axe."""
    tab.evaluate("scrollTo(0, 0)")
    check(tab)


def percent(tab):
    return tab.get_by_role("progressbar", name="Your profile")


def test_leads_from_nothing_to_a_complete_profile(wizard, worker):
    say_who(wizard)
    go_on(wizard, "Checks and qualifications")
    expect(percent(wizard)).to_have_attribute("aria-valuenow", "20")
    say_what(wizard)
    go_on(wizard, "Experience")
    expect(percent(wizard)).to_have_attribute("aria-valuenow", "50")
    say_how(wizard)
    go_on(wizard, "When and where")
    expect(percent(wizard)).to_have_attribute("aria-valuenow", "75")
    say_when(wizard)
    go_on(wizard, "Check your answers")
    wizard.get_by_text("Every answer we need is here.").wait_for()
    wizard.get_by_role("link", name="These are right").click()
    wizard.get_by_role("heading", name="Your profile is complete").wait_for()

    kept = profile(worker)
    assert kept["profile_completion_percentage"] == 100
    assert kept["postcode"] == "LS6 3AB"
    assert kept["date_of_birth"] == "1992-03-27"
    assert kept["dbs_certificate_number"] == "001234567890"
    assert [one["code"] for one in kept["qualifications"]] == ["STOMA_CARE"]
    assert kept["specializations"] == ["Dementia", "Singing"]
    assert kept["hourly_rate_min"] == 1450
    wizard.get_by_role("link", name="Go to your start page").click()
    wizard.wait_for_url("**/dashboard/worker")


def test_saves_while_somebody_types(wizard, worker):
    wizard.get_by_label("Last name").fill("Okafor")

    is_saved(wizard)

    assert profile(worker)["last_name"] == "Okafor"
    expect(percent(wizard)).to_have_attribute("aria-valuenow", "5")


def test_says_what_is_wrong_above_and_beside_the_answers(wizard):
    wizard.get_by_label("Last name").fill("Okafor")
    wizard.get_by_label("Day").fill("31")
    wizard.get_by_label("Month").fill("2")
    wizard.get_by_label("Year").fill("1992")
    wizard.get_by_role("button", name="Save and continue").click()

    summary = wizard.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(wizard).to_have_title(re.compile("^Error: About you"))
    expect(summary).to_contain_text("Enter your first name")
    expect(summary).to_contain_text("Enter your real date of birth")
    summary.get_by_role("link", name="Enter your first name").click()
    expect(wizard.get_by_label("First name")).to_be_focused()
    assert wizard.get_by_label("Last name").input_value() == "Okafor"


def test_says_what_the_server_refuses_in_its_own_words(wizard, worker):
    say_who(wizard)
    wizard.get_by_label("Mobile number").fill("0770")
    wizard.get_by_label("Postcode").fill("LS6")
    wizard.get_by_text("Unfinished answers are kept here").wait_for()
    wizard.get_by_role("button", name="Save and continue").click()

    summary = wizard.get_by_role("alert")
    expect(summary).to_contain_text("Enter a telephone number, like 07700 900123.")
    expect(summary).to_contain_text("Enter a full UK postcode, like LS6 3AB.")
    expect(wizard.get_by_label("Mobile number")).to_have_attribute("aria-invalid", "true")
    assert profile(worker)["first_name"] == "Amara"
    check(wizard)
    wizard.get_by_label("Mobile number").fill("07700 900123")
    wizard.get_by_label("Postcode").fill("LS6 3AB")
    go_on(wizard, "Checks and qualifications")


def test_goes_on_where_it_was_left(wizard, worker):
    change(worker, first_name="Amara")
    wizard.goto("/complete-profile/3")
    wizard.get_by_label("Something else you know well").fill("Singing")
    wizard.get_by_label("Something else you know well").press("Enter")
    is_saved(wizard)

    wizard.goto("/complete-profile")
    wizard.wait_for_url("**/complete-profile/3")

    expect(wizard.get_by_label("Singing")).to_be_checked()


def test_keeps_what_is_not_finished_over_a_reload(wizard):
    wizard.get_by_label("Day").fill("27")
    wizard.get_by_label("Mobile number").fill("0770")
    wizard.reload()

    expect(wizard.get_by_label("Day")).to_have_value("27")
    expect(wizard.get_by_label("Mobile number")).to_have_value("0770")


def test_saves_by_itself_once_the_connection_is_back(wizard, worker, browser):
    browser.set_offline(True)
    wizard.get_by_label("First name").fill("Amara")
    wizard.get_by_text("Not saved: no connection, we keep trying").wait_for()
    wizard.get_by_text("You are offline.").wait_for()
    check(wizard)
    wizard.get_by_label("Last name").fill("Okafor")
    browser.set_offline(False)

    is_saved(wizard)

    assert (profile(worker)["first_name"], profile(worker)["last_name"]) == ("Amara", "Okafor")


def test_keeps_what_was_typed_offline_when_the_page_is_closed(wizard, new_tab, worker, browser):
    browser.set_offline(True)
    wizard.get_by_label("First name").fill("Amara")
    wizard.get_by_text("Not saved").wait_for()
    wizard.close()
    browser.set_offline(False)

    other = new_tab()
    other.goto("/complete-profile")

    expect(other.get_by_label("First name")).to_have_value("Amara")
    is_saved(other)
    assert profile(worker)["first_name"] == "Amara"


@pytest.mark.parametrize(
    ("button", "kept"), [("Keep what I typed here", "Amara"), ("Keep what is saved", "Ida")]
)
def test_asks_which_answer_to_keep(wizard, new_tab, worker, button, kept):
    other = new_tab()
    other.goto("/complete-profile/1")
    other.get_by_label("First name").wait_for()
    wizard.route("**/api/worker/profile", lambda route: route.abort())
    wizard.get_by_label("First name").fill("Amara")
    wizard.get_by_text("Not saved").wait_for()
    other.get_by_label("First name").fill("Ida")
    is_saved(other)
    wizard.unroute("**/api/worker/profile")

    wizard.evaluate("dispatchEvent(new Event('focus'))")
    question = wizard.get_by_role("dialog", name="Which answer is right?")
    question.wait_for()
    check(wizard)
    question.get_by_role("button", name=button).click()

    expect(question).to_be_hidden()
    expect(wizard.get_by_label("First name")).to_have_value(kept)
    wizard.get_by_label("Last name").fill("Okafor")
    is_saved(wizard)
    assert profile(worker)["first_name"] == kept


def test_shows_what_was_answered_in_another_tab(wizard, worker):
    wizard.get_by_label("Last name").fill("Okafor")
    is_saved(wizard)
    change(worker, first_name="Ida", last_name="Vale")

    wizard.evaluate("dispatchEvent(new Event('focus'))")

    expect(wizard.get_by_label("First name")).to_have_value("Ida")
    expect(wizard.get_by_label("Last name")).to_have_value("Vale")


def test_loses_nothing_when_the_session_ends(wizard, worker):
    wizard.get_by_label("Mobile number").fill("0770")
    wizard.get_by_text("Unfinished answers are kept here").wait_for()
    assert worker.call("POST", "/api/auth/logout-everywhere").status_code == 204
    wizard.get_by_label("First name").fill("Amara")
    dialog = wizard.get_by_role("dialog", name="Sign in to carry on")
    dialog.wait_for()
    check(wizard)
    fill_in(wizard, worker)

    expect(dialog).to_be_hidden()
    expect(wizard.get_by_label("First name")).to_have_value("Amara")
    expect(wizard.get_by_label("Mobile number")).to_have_value("0770")
    wizard.get_by_label("Mobile number").fill("07700 900123")
    is_saved(wizard)
    worker.sign_in()
    kept = profile(worker)
    assert (kept["first_name"], kept["phone"]) == ("Amara", "+447700900123")


def test_never_sends_answers_into_the_profile_of_somebody_else(wizard, worker, stranger):
    assert worker.call("POST", "/api/auth/logout-everywhere").status_code == 204
    wizard.get_by_label("First name").fill("Amara")
    wizard.get_by_role("dialog", name="Sign in to carry on").wait_for()
    with wizard.expect_navigation():
        fill_in(wizard, stranger)
    wizard.get_by_role("heading", name="About you").wait_for()

    expect(wizard.get_by_label("First name")).to_have_value("")
    assert profile(stranger)["first_name"] is None


@pytest.fixture
def stranger(stack):
    with stack.client() as http:
        yield Visitor(http, stack.mailbox).joined()


def test_forgets_drafts_on_signing_out(wizard):
    wizard.get_by_label("Mobile number").fill("0770")
    wizard.get_by_text("Unfinished answers are kept here").wait_for()
    assert "0770" in wizard.evaluate("JSON.stringify({ ...localStorage })")
    wizard.get_by_role("button", name="Exit").click()
    wizard.wait_for_url("**/dashboard/worker")
    wizard.get_by_role("button", name="Sign out").click()
    wizard.wait_for_url("**/login")

    assert "0770" not in wizard.evaluate("JSON.stringify({ ...localStorage })")


def test_can_be_done_by_keys_alone(wizard):
    keys = wizard.keyboard
    wizard.get_by_role("heading", name="About you").focus()
    for typed in ["Amara", "Okafor", "27", "3", "1992", "07700900123", "", "", "", "LS6 3AB"]:
        keys.press("Tab")
        keys.type(typed)
    keys.press("Enter")

    wizard.get_by_role("heading", name="Checks and qualifications").wait_for()
    expect(wizard.get_by_role("heading", name="Checks and qualifications")).to_be_focused()


def test_shows_the_photo_that_was_uploaded(wizard, worker):
    photo = {"name": "me.png", "mimeType": "image/png", "buffer": png()}
    wizard.locator("input[type=file]").first.set_input_files(photo)

    expect(wizard.get_by_role("img", name="You, as on your profile")).to_be_visible()
    is_saved(wizard)

    assert profile(worker)["profile_picture_url"].startswith("/api/worker/documents/")
    check(wizard)


def test_shows_the_passport_the_same_photo_and_none_once_it_is_taken_off(wizard, worker):
    photo = {"name": "me.png", "mimeType": "image/png", "buffer": png()}
    wizard.locator("input[type=file]").first.set_input_files(photo)
    is_saved(wizard)
    change(worker, first_name="Amara", last_name="Okafor")
    wizard.goto("/passport")
    wizard.get_by_role("img", name="Amara Okafor").wait_for()

    wizard.goto("/complete-profile/1")
    wizard.get_by_role("button", name="Take the photo off my profile").click()
    is_saved(wizard)
    assert profile(worker)["profile_picture_url"] is None
    wizard.goto("/passport")

    wizard.get_by_text("Add your photo").wait_for()
    expect(wizard.get_by_role("img", name="Amara Okafor")).to_have_count(0)


def test_takes_a_share_code_with_the_right_to_work(wizard, worker):
    wizard.goto("/complete-profile/2")
    wizard.get_by_label("British citizen").check()
    expect(wizard.get_by_label("Share code")).to_have_count(0)
    wizard.get_by_label("Visa that lets me work").check()
    wizard.get_by_label("Share code").fill("W12345678")
    is_saved(wizard)
    wizard.reload()

    expect(wizard.get_by_label("Share code")).to_have_value("W12345678")
    expect(wizard.get_by_role("button", name="Change details")).to_have_count(0)
    from_the_top(wizard)
    (held,) = profile(worker)["qualifications"]
    assert (held["code"], held["certificate_number"]) == ("RIGHT_TO_WORK", "W12345678")


def test_puts_a_certificate_behind_a_qualification(wizard, worker):
    change(worker, qualifications=[{"code": "STOMA_CARE"}])
    wizard.goto("/complete-profile/2")
    wizard.get_by_role("button", name="Add details for Stoma care").click()
    card = wizard.get_by_role("listitem").filter(has=wizard.get_by_text("Stoma care"))
    scan = {"name": "stoma.png", "mimeType": "image/png", "buffer": png()}
    card.locator("input[type=file]").first.set_input_files(scan)
    card.get_by_text("Certificate added").wait_for()
    is_saved(wizard)

    assert profile(worker)["qualifications"][0]["document_id"]
    from_the_top(wizard)


def test_warns_before_a_checked_qualification_is_changed(wizard, worker, stack):
    change(worker, qualifications=[{"code": "STOMA_CARE", "certificate_number": "A1"}])
    verify(stack, worker)
    wizard.goto("/complete-profile/2")
    wizard.get_by_text("Checked", exact=True).wait_for()
    wizard.get_by_role("button", name="Change details for Stoma care").click()
    wizard.get_by_text("If you change it, it goes back to being checked.").wait_for()
    from_the_top(wizard)
    wizard.get_by_label("Certificate or registration number").fill("A2")

    wizard.get_by_text("Not checked yet").wait_for()

    assert profile(worker)["qualifications"][0]["verification_status"] == "pending"


def verify(stack, worker):
    with stack.database() as database:
        database.execute(
            "UPDATE credentials SET verification_status = 'verified', decided_at = now() "
            "WHERE user_id = (SELECT id FROM users WHERE email = %s)",
            [worker.email],
        )


def test_comes_back_to_the_check_from_each_change(wizard, worker):
    wizard.goto("/complete-profile/check")
    wizard.get_by_text("Your profile is 0% complete").wait_for()
    wizard.get_by_role("link", name="Change Mobile number").click()
    expect(wizard.get_by_label("Mobile number")).to_be_focused()
    say_who(wizard)
    go_on(wizard, "Check your answers")

    expect(wizard.get_by_text("27 Mar 1992")).to_be_visible()
    expect(wizard.get_by_text("07700 900123")).to_be_visible()


PAGES = ["1", "2", "3", "4", "check"]


def test_is_open_to_everybody(wizard, worker):
    for page in PAGES:
        wizard.goto(f"/complete-profile/{page}")
        wizard.get_by_role("heading", level=1).wait_for()
        wizard.wait_for_load_state("networkidle")
        everywhere(wizard)
        if page in "134":
            wizard.get_by_role("button", name="Save and continue").click()
            expect(wizard.get_by_role("alert")).to_be_focused()
            everywhere(wizard)
    change(worker, **WHOLE)
    for page in ["2", "check", "done"]:
        wizard.goto(f"/complete-profile/{page}")
        wizard.get_by_role("heading", level=1).wait_for()
        wizard.wait_for_load_state("networkidle")
        everywhere(wizard)


WHOLE = {
    "first_name": "Amara", "last_name": "Okafor", "phone": "07700900123",
    "date_of_birth": "1992-03-27", "dbs_status": "enhanced_barred",
    "right_to_work_status": "British citizen", "qualifications": [{"code": "STOMA_CARE"}],
    "years_experience": "3-5", "specializations": ["Dementia"], "bio": BIO,
    "available_days": ["monday"], "shift_types": ["night"], "travel_radius_miles": 12,
}  # fmt: skip
