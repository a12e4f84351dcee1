"""The job board in a browser: looking, the map, the calendar, and taking part."""

import re
from random import randint

import pytest
from playwright.sync_api import expect

from tests.web.conftest import check, everywhere
from tests.web.shifts import able, at, home, post
from tests.web.workers import complete, enter


@pytest.fixture
def spot():
    """A place that no other test has anything near."""
    return 200_000 + 1000 * randint(0, 99), 700_000 + 1000 * randint(0, 99)


@pytest.fixture
def worker(stack, visitor, spot):
    return able(stack, visitor, *spot)


@pytest.fixture
def elm(stack, spot):
    return home(stack, "Elm House", spot[0] + 3000, spot[1] + 4000)


def cards(tab):
    return tab.get_by_role("article")


def test_finds_shifts_in_a_list_on_a_map_and_in_a_calendar(tab, stack, worker, elm, spot):
    oak = home(stack, "Oak House", spot[0] - 9000, spot[1])
    post(stack, elm, at(2, 8))
    post(stack, oak, at(2, 20), hours=12, rate=1600)
    post(stack, oak, at(3, 8), role="registered_nurse", mode="approve")

    enter(tab, worker, "/shifts")

    expect(tab.get_by_text("3 shifts within 15 miles")).to_be_visible()
    expect(cards(tab).first).to_contain_text("Elm House")
    expect(cards(tab).first).to_contain_text(re.compile("£107.80.*£15.40 an hour", re.S))
    expect(cards(tab).first).to_contain_text("3.1 miles")
    expect(cards(tab).first).to_contain_text("Your passport covers this")
    expect(cards(tab).last).to_contain_text("See what is missing")
    everywhere(tab)

    tab.get_by_role("button", name="Filters").click()
    tab.get_by_role("dialog").get_by_label("Night", exact=True).check()
    tab.get_by_role("button", name="Show 1 shift").click()
    expect(cards(tab)).to_have_count(1)
    expect(tab).to_have_url(re.compile(r"\?shift_type=night$"))
    tab.go_back()
    expect(cards(tab)).to_have_count(3)

    tab.get_by_role("button", name="Map", exact=True).click()
    pin = tab.get_by_role("button", name=re.compile("^Care assistant at Elm House.*3.1 miles"))
    pin.focus()
    tab.keyboard.press("Enter")
    chosen = tab.get_by_role("region", name="Elm House")
    expect(chosen.get_by_role("link")).to_contain_text("Care assistant")
    check(tab)
    tab.keyboard.press("Escape")
    expect(chosen).to_have_count(0)
    expect(pin).to_be_focused()

    tab.get_by_role("group", name="View").get_by_role("button", name="Calendar").click()
    day = tab.get_by_role("table").get_by_role("button", name=re.compile("2 shifts"))
    expect(day).to_have_count(1)
    check(tab)
    day.click()
    expect(tab.get_by_text(re.compile("2 shifts within 15 miles on"))).to_be_visible()

    tab.goto("/shifts?min_rate=9000")
    expect(tab.get_by_text("No shifts match")).to_be_visible()
    tab.get_by_role("button", name="Search 20 miles").click()
    expect(tab).to_have_url(re.compile("radius_miles=20"))
    check(tab)


def change(stack, shift, what):
    with stack.database() as database:
        database.execute(f"UPDATE shifts SET {what} WHERE id = %s", [shift])


def test_takes_part_and_says_why_not(tab, stack, worker, elm):
    claimed, beside = post(stack, elm, at(2, 8)), post(stack, elm, at(2, 10))
    asked, taken = post(stack, elm, at(4, 8), mode="approve"), post(stack, elm, at(6, 8))
    nurse = post(stack, elm, at(8, 8), role="registered_nurse")
    enter(tab, worker, f"/shifts/{claimed}")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Care assistant")
    everywhere(tab)

    other = tab.context.new_page()
    other.goto(f"/shifts/{beside}")
    expect(other.get_by_role("button", name="Claim shift")).to_be_visible()
    tab.context.set_offline(True)
    tab.get_by_role("button", name="Claim shift").click()
    expect(tab.get_by_text("it counts only once")).to_be_visible()
    tab.context.set_offline(False)
    tab.get_by_role("button", name="Claim shift").click()
    expect(tab.get_by_text("You are booked", exact=True)).to_be_visible()
    assert "/my-shifts/" in tab.get_by_role("link", name="See your booking").get_attribute("href")

    other.get_by_role("button", name="Claim shift").click()
    expect(other.get_by_text("You have another shift at that time").first).to_be_visible()
    expect(other.get_by_role("link", name="See your shifts").first).to_be_visible()

    tab.goto(f"/shifts/{asked}")
    tab.get_by_label("A word to the home (optional)").fill("I know the house.")
    change(stack, asked, "hourly_rate = 1620")
    tab.get_by_role("button", name="Apply").click()
    notice = tab.get_by_role("alert").filter(has_text="The home has changed this shift")
    expect(notice).to_contain_text("£16.20 an hour, before: £15.40 an hour")
    check(tab)
    tab.get_by_role("button", name="Apply").click()
    expect(tab.get_by_text("You have applied", exact=True)).to_be_visible()

    tab.goto(f"/shifts/{taken}")
    expect(tab.get_by_role("button", name="Claim shift")).to_be_visible()
    change(stack, taken, "confirmed = positions")
    tab.get_by_role("button", name="Claim shift").click()
    expect(tab.get_by_text("Somebody else has just taken the last place")).to_be_visible()
    check(tab)

    tab.goto(f"/shifts/{nurse}")
    expect(tab.get_by_text("You cannot work this shift yet")).to_be_visible()
    way = tab.get_by_role("link", name="Open your passport").first
    assert way.get_attribute("href").startswith("/passport#")
    tab.get_by_role("button", name="Keep away from this home").click()
    tab.get_by_role("dialog").get_by_role("button", name="Keep away").click()
    expect(tab.get_by_text("You see no more shifts of Elm House")).to_be_visible()
    tab.get_by_role("button", name="Undo").click()
    expect(tab.get_by_text("You see shifts of Elm House again")).to_be_visible()


def test_is_closed_until_the_profile_is_complete(tab, visitor):
    complete(visitor.joined(), bio=None)

    enter(tab, visitor, "/shifts")

    expect(tab.get_by_text("Shifts open to you when your profile is complete.")).to_be_visible()
    check(tab)
    tab.get_by_role("link", name="Continue your profile").click()
    expect(tab).to_have_url(re.compile("/complete-profile/3"))
