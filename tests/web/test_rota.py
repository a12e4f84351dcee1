"""A home's evening: a gap, two people who would fill it, and what becomes of them."""

import re
from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from tests.web.conftest import check, everywhere
from tests.web.homes import Applicant, House
from tests.web.workers import enter


@pytest.fixture
def house(stack, visitor):
    return House(stack, visitor)


@pytest.fixture
def applicant(stack):
    """Make care workers: ``applicant("Ada", "Finch")``."""
    with ExitStack() as opened:
        yield lambda *names: Applicant(stack, opened.enter_context(stack.client()), *names)


@pytest.fixture
def ada(applicant):
    return applicant("Ada", "Finch")


@pytest.fixture
def ben(applicant):
    return applicant("Ben", "Ash")


@pytest.fixture
def screen():
    return "desk"


@pytest.fixture
def at_home(tab, house):
    """Open a page as the manager."""

    def opened(path):
        if "/login" in tab.url or tab.url == "about:blank":
            enter(tab, house.manager, path)
            tab.get_by_role("link", name="Rota", exact=True).wait_for()
        else:
            tab.goto(path)
        return tab

    return opened


def press(tab, name):
    """Press the button of the question that is open."""
    tab.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()


def test_fills_a_gap_from_the_rota(at_home, house, ada, ben):
    shift = house.post()
    ada.apply(shift, "I live round the corner.")
    ben.apply(shift)
    house.ask("POST", "/shifts", role="care_assistant", starts_at=shift["starts_at"],
              ends_at=shift["ends_at"], hourly_rate=1540)  # fmt: skip
    tab = at_home("/dashboard/care-home")
    expect(tab.get_by_text(re.compile("1 place open, 2 applied"))).to_be_visible()
    check(tab)

    tab.goto(f"/care-home/rota?week={shift['starts_at'][:10]}")
    expect(tab.get_by_text("0 of 1 place filled. 1 still open, 2 people have")).to_be_visible()
    expect(tab.get_by_text("1 draft this week.")).to_be_visible()
    tab.get_by_role("table").get_by_role("link", name="2 applied").click()
    tab.get_by_role("heading", name="Compare 2 applicants").wait_for()
    expect(tab.get_by_role("row", name="Their message")).to_contain_text("round the corner")
    expect(tab.get_by_text(re.compile(r"All \d+ verified"))).to_have_count(2)
    expect(tab.get_by_text("Finch")).to_have_count(0)
    check(tab)

    tab.get_by_role("button", name="Book Ada").click()
    check(tab)
    press(tab, "Book Ada")
    tab.get_by_role("heading", name="Booked: 1 of 1 place").wait_for()
    expect(tab.get_by_role("heading", name="Ada Finch")).to_be_visible()
    expect(tab.get_by_role("link", name="07700 900123")).to_be_visible()
    expect(tab.get_by_role("button", name="Book Ben")).to_have_count(0)
    tab.get_by_role("button", name="Decline Ben").click()
    tab.get_by_role("button", name=re.compile("The places are filled")).click()
    check(tab)
    press(tab, "Decline Ben")
    tab.get_by_text("Every place is filled, and nobody is waiting.").wait_for()
    assert "The places are filled" in ben.letter(1).text

    tab.get_by_text("What was checked").click()
    tab.get_by_text(re.compile("Checked on .* when your home booked them")).wait_for()
    expect(tab.get_by_text("At least 11 hours of rest beside other shifts")).to_be_visible()
    check(tab)

    tab.get_by_role("button", name="Cancel the booking of Ada Finch").click()
    press(tab, "Cancel this booking")
    expect(tab.get_by_role("alert")).to_contain_text("Say why, so that they understand.")
    tab.get_by_label("Why you do not need them any more").fill("A resident has moved away.")
    press(tab, "Cancel this booking")
    tab.get_by_role("heading", name="Booked: 0 of 1 place").wait_for()
    assert "A resident has moved away." in ada.letter(2).text


def test_says_afterwards_how_it_went_and_whom_it_likes(at_home, house, ada, ben):
    shift = house.post(positions=2)
    for one in (ada, ben):
        house.book(one.apply(shift))
    house.begin(shift)
    tab = at_home("/dashboard/care-home")
    tab.get_by_role("link", name=re.compile("Say it for")).click()

    tab.get_by_role("button", name="Ada worked").click()
    tab.get_by_text("Kept: Ada Finch worked this shift.").wait_for()
    tab.get_by_role("button", name="Ben did not come").click()
    press(tab, "They did not come")
    tab.get_by_text("Kept: Ben Ash did not come.").wait_for()
    expect(tab.get_by_text("No-show", exact=True)).to_be_visible()
    check(tab)

    tab.get_by_role("link", name="People").click()
    tab.get_by_text("1 shift worked").wait_for()
    tab.get_by_role("button", name="Make a favourite Ada Finch").click()
    tab.get_by_text("Your favourite").wait_for()
    tab.get_by_role("button", name="Do not book Ben Ash").click()
    tab.get_by_label("Why (optional)").fill("Did not come.")
    press(tab, "Do not book Ben Ash")
    tab.get_by_role("button", name="Let apply again Ben A.").wait_for()
    check(tab)
    assert [one["name"] for one in house.ask("GET", "/blocks").json()["items"]] == ["Ben A."]
    tab.goto("/care-home/shifts?list=past")
    expect(tab.get_by_text("2 of 2 places")).to_be_visible()
    check(tab)


def test_loses_a_race_with_grace(at_home, house, ada, ben):
    shift = house.post()
    first, _ = ada.apply(shift), ben.apply(shift)
    tab = at_home(f"/care-home/shifts/{shift['id']}")
    tab.get_by_role("button", name="Book Ben").click()
    house.book(first)

    press(tab, "Book Ben")

    said = tab.get_by_role("alert").first
    expect(said).to_contain_text("Ben A. is not booked. Every place")
    expect(said).to_be_in_viewport()
    expect(said).to_be_focused()
    expect(tab.get_by_role("link", name="Ask for one more person")).to_be_visible()
    expect(tab.get_by_role("heading", name="Booked: 1 of 1 place")).to_be_visible()
    check(tab)


def test_arranges_rest_where_the_law_allows_it(at_home, house, ada):
    late = house.post(hour=15, hours=6)
    booking = ada.apply(late)
    house.book(ada.apply(house.post(hour=6, hours=6)))
    tab = at_home(f"/care-home/shifts/{late['id']}")

    tab.get_by_role("button", name="Book Ada").click()
    press(tab, "Book Ada")
    expect(tab.get_by_role("alert").first).to_contain_text("less than 11 hours of rest")
    check(tab)
    tab.get_by_role("button", name="Arrange rest for Ada").click()
    tab.get_by_label("What rest they get instead").fill("A free day after. Nobody else can come.")
    check(tab)
    press(tab, "Keep this, and book them")

    tab.get_by_role("heading", name="Booked: 1 of 1 place").wait_for()
    checks = house.ask("GET", f"/bookings/{booking}/evidence").json()["checks"]
    assert "rest_excused" in checks


def test_cancels_a_shift_and_tells_how_many_hear_of_it(at_home, house, ada):
    shift = house.post()
    ada.apply(shift)
    tab = at_home(f"/care-home/shifts/{shift['id']}")

    tab.get_by_role("button", name="Cancel shift").click()
    expect(tab.get_by_role("dialog")).to_contain_text("1 person is told by email")
    tab.get_by_label("Why it does not take place").fill("The ward is closed.")
    press(tab, "Cancel this shift")

    tab.get_by_text("This shift was cancelled.").wait_for()
    expect(tab.get_by_role("button", name="Cancel shift")).to_have_count(0)
    assert "The ward is closed." in ada.letter(1).text


def test_fits_every_screen(at_home, house, ada, ben):
    shift, night = house.post(), house.post(hour=20, hours=12, positions=2)
    for one in (ada, ben):
        one.apply(shift, "I " + "know the home well and like it. " * 8)
        house.book(one.apply(night))
    pages = {
        f"/care-home/rota?week={shift['starts_at'][:10]}": "2 applied",
        "/care-home/rota?week=2027-10-25": "No shifts this week",
        f"/care-home/shifts/{shift['id']}": "Compare 2 applicants",
        f"/care-home/shifts/{night['id']}": "Booked: 2 of 2 places",
        "/care-home/shifts": "Coming up",
        "/care-home/shifts?list=cancelled": "No shift was cancelled",
        "/care-home/people": "Booked at your home",
        "/care-home/shifts/01a20000-0000-7000-8000-000000000000": "There is no such shift",
    }
    tab = at_home("/dashboard/care-home")
    for path, shown in pages.items():
        tab.goto(path)
        tab.get_by_text(shown).first.wait_for()
        expect(tab.get_by_text("Loading", exact=True)).to_have_count(0)
        everywhere(tab)
