"""From one end to the other, with everybody who has a part in it."""

import re

import pytest
from playwright.sync_api import expect

from tests.document.files import png
from tests.web import test_wizard as wizard
from tests.web.conftest import check, tab_in
from tests.web.homes import Applicant, House
from tests.web.test_accounts import fill_in
from tests.web.workers import enter

SCAN = {"name": "stoma.png", "mimeType": "image/png", "buffer": png()}


def join(tab, person):
    """Open an account from the landing page, and prove the address with the link that arrives."""
    tab.goto("/")
    tab.get_by_role("link", name="Join as a care worker").first.click()
    tab.get_by_label("First name").fill("Ada")
    tab.get_by_label("Last name").fill("Okafor")
    tab.get_by_label("Email address").fill(person.email)
    tab.get_by_label("Choose a password").fill(person.password)
    tab.get_by_role("button", name="Create your account").click()
    tab.get_by_text(person.email).wait_for()
    tab.goto(person.link())
    tab.get_by_role("heading", name="Your email address is confirmed").wait_for()
    tab.goto("/login")
    fill_in(tab, person)
    tab.get_by_role("heading", name="About you").wait_for()


def send_certificate(tab):
    """Add the certificate of the qualification that was named."""
    tab.get_by_role("button", name="Add details for Stoma care").click()
    card = tab.get_by_role("listitem").filter(has=tab.get_by_text("Stoma care"))
    card.locator("input[type=file]").first.set_input_files(SCAN)
    card.get_by_text("Certificate added").wait_for()


@pytest.fixture
def complete(tab, person):
    """A care worker who came from the landing page all the way to 100 %."""
    join(tab, person)
    wizard.say_who(tab)
    wizard.go_on(tab, "Checks and qualifications")
    wizard.say_what(tab)
    send_certificate(tab)
    wizard.go_on(tab, "Experience")
    wizard.say_how(tab)
    wizard.go_on(tab, "When and where")
    wizard.say_when(tab)
    wizard.go_on(tab, "Check your answers")
    tab.get_by_role("link", name="These are right").click()
    tab.get_by_role("heading", name="Your profile is complete").wait_for()
    return person


def test_leads_a_worker_from_the_landing_page_to_a_check_by_a_person(
    tab, complete, stack, verifier
):
    check(tab)
    ((stoma, percent),) = stack.ask(
        """SELECT c.id, p.profile_completion_percentage FROM credentials c
           JOIN qualifications q ON q.id = qualification_id AND q.code = 'STOMA_CARE'
           JOIN users u ON u.id = c.user_id JOIN worker_profiles p ON p.user_id = u.id
           WHERE u.email = %s""",
        complete.email,
    )
    assert percent == 100

    verifier.decide(f"/admin/credentials/{stoma}", "Approve", "Stoma care is approved")
    tab.goto("/passport")
    card = tab.get_by_role("article").or_(tab.get_by_role("listitem"))
    mine = card.filter(has=tab.get_by_role("heading", name="Stoma care"))
    expect(mine.get_by_text("Checked", exact=True)).to_be_visible()
    check(tab)

    news = stack.mailbox.wait_for(3, address=complete.email)[-1]
    assert news.subject == "We have verified: Stoma care"
    assert re.search(r"https://vicarity\.test/passport\b", news.text)


def test_keeps_what_is_typed_while_the_server_is_away(tab, person, stack):
    join(tab, person)
    stack.stop("web")
    wizard.say_who(tab)
    tab.get_by_text("Not saved").wait_for()
    check(tab)

    stack.start("web")

    wizard.is_saved(tab)
    tab.reload()
    expect(tab.get_by_label("Last name")).to_have_value("Okafor")
    expect(tab.get_by_label("Year")).to_have_value("1992")


@pytest.fixture
def house(stack, visitor):
    return House(stack, visitor)


@pytest.fixture
def ada(stack):
    with stack.client() as http:
        yield Applicant(stack, http, "Ada", "Finch")


@pytest.fixture
def neighbours(stack, house, ada):
    """A home and a care worker next door to it, far from everybody else."""
    with stack.database() as database:
        for table, person in (("care_home_profiles", house.manager), ("worker_profiles", ada)):
            database.execute(
                f"UPDATE {table} SET easting = 90000, northing = 900000"
                " FROM users WHERE users.id = user_id AND email = %s",
                [person.email],
            )


def test_fills_a_shift_from_the_posting_to_the_booking(house, ada, neighbours, new_browser):
    desk, phone = tab_in(new_browser("desk")), tab_in(new_browser("phone"))

    enter(desk, house.manager, "/care-home/shifts/new")
    desk.get_by_role("button", name="Night 20:00 to 08:00").click()
    desk.get_by_role("button", name="Tomorrow").click()
    desk.get_by_label("Pay an hour").fill("£15.40")
    desk.get_by_role("button", name="Publish shift").click()
    desk.wait_for_url("**/care-home/rota?week=*")
    expect(desk.get_by_role("table").get_by_role("link", name="No one yet")).to_be_visible()

    enter(phone, ada.visitor, "/shifts")
    phone.get_by_role("article").get_by_role("heading").get_by_role("link").click()
    phone.get_by_label("A word to the home (optional)").fill("I know the house.")
    phone.get_by_role("button", name="Apply", exact=True).click()
    phone.get_by_text("You have applied", exact=True).wait_for()
    check(phone)
    assert house.manager.newest_mail(3).subject == "Ada F. would like to work for you"

    desk.reload()
    desk.get_by_role("table").get_by_role("link", name="1 applied").click()
    expect(desk.get_by_text("I know the house.")).to_be_visible()
    desk.get_by_role("button", name="Book Ada").click()
    desk.get_by_role("dialog").get_by_role("button", name="Book Ada", exact=True).click()
    expect(desk.get_by_role("heading", name="Ada Finch")).to_be_visible()
    check(desk)

    assert ada.letter(1).subject.startswith("You are booked: ")
    phone.goto("/my-shifts")
    expect(phone.get_by_text("Booked", exact=True).first).to_be_visible()
    check(phone)
