"""Care homes post shifts: one, many, drafts, templates, and changes of what people rely on."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.factories import CARE_HOME
from tests.stack.visitor import Visitor
from tests.web.conftest import check, everywhere
from tests.web.workers import enter
from vicarity.core import clock
from vicarity.core.clock import LONDON

NEW, DRAFTS, TEMPLATES = "/care-home/shifts/new", "/care-home/drafts", "/care-home/templates"


@pytest.fixture
def home(stack, visitor):
    """Somebody of a home that staff have verified."""
    visitor.joined("care_home")
    visitor.newest_mail(2)
    visitor.home = visitor.call("PUT", "/api/care-home/profile", **CARE_HOME).json()["id"]
    become(stack, visitor, "verified_at = now(), verification_status = 'verified'")
    return visitor


@pytest.fixture
def shifts(stack, home):
    """Return the home's shifts in order of time."""

    def ask():
        statement = "SELECT * FROM shifts WHERE care_home_id = %s ORDER BY starts_at"
        with stack.database() as database:
            found = database.execute(statement, [home.home])
            names = [column.name for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found]

    return ask


@pytest.fixture
def worker(stack):
    with stack.client() as http:
        somebody = Visitor(http, stack.mailbox).joined("worker")
        somebody.newest_mail(2)
        yield somebody


def become(stack, home, standing):
    """Have staff or time bring a home's check about."""
    change(stack, f"UPDATE care_home_profiles SET {standing} WHERE id = %s", home.home)


def change(stack, statement, *values):
    with stack.database() as database:
        database.execute(statement, values)


def apply(stack, shift, worker):
    """Have somebody apply, as the job board would have it."""
    change(
        stack,
        """INSERT INTO bookings (id, shift_id, worker_id, status, starts_at, ends_at)
           SELECT gen_random_uuid(), shifts.id, users.id, 'applied', starts_at, ends_at
           FROM shifts, users WHERE shifts.id = %s AND email = %s""",
        shift,
        worker.email,
    )


def wall(moment):
    return moment.astimezone(LONDON).strftime("%d %H:%M")


def in_days(days):
    return (clock.now().astimezone(LONDON) + timedelta(days=days)).date()


def typed(day):
    return f"{day.day} {day:%b} {day.year}"


def press(tab, name):
    tab.get_by_role("button", name=name).click()


def test_posts_one_shift_once_over_a_connection_that_is_lost(tab, home, shifts):
    enter(tab, home, NEW)
    press(tab, "Publish shift")
    summary = tab.get_by_role("alert")
    expect(summary).to_contain_text("Choose a role")
    expect(tab).to_have_title(re.compile("^Error: Post shifts"))
    everywhere(tab)

    press(tab, "Night 20:00 to 08:00")
    press(tab, "Tomorrow")
    expect(tab.get_by_text("Ends at 08:00 the next day.")).to_be_visible()
    tab.get_by_label("People needed").fill("2")
    tab.get_by_label("Pay an hour").fill("5")
    tab.get_by_role("combobox", name="What else is needed").fill("dementia")
    tab.get_by_role("option", name="Certificate in Dementia Care").click()
    press(tab, "Publish shift")
    expect(summary).to_contain_text("that is the minimum wage at 18")
    assert shifts() == []

    tab.reload()
    expect(tab.get_by_label("People needed")).to_have_value("2")
    expect(tab.get_by_role("list", name="Also needed")).to_contain_text("Dementia Care")
    tab.get_by_label("Pay an hour").fill("£15.40")
    preview = tab.get_by_role("region", name="What you are posting")
    expect(preview).to_contain_text("£169.40")
    everywhere(tab)
    tab.route("**/api/care-home/shifts", lose_the_answer)
    press(tab, "Publish shift")
    expect(summary).to_contain_text("We cannot reach Vicarity")
    assert len(shifts()) == 1
    tab.unroute_all()
    tab.reload()
    press(tab, "Publish shift")
    tab.wait_for_url("**/care-home/rota?week=*")

    (posted,) = shifts()
    assert (posted["status"], posted["positions"], posted["hourly_rate"]) == ("open", 2, 1540)
    assert wall(posted["starts_at"]) == f"{in_days(1):%d} 20:00"
    assert wall(posted["ends_at"]) == f"{in_days(2):%d} 08:00"
    tab.goto(NEW)
    expect(tab.get_by_label("Pay an hour")).to_have_value("")


def lose_the_answer(route):
    route.fetch()
    route.abort()


def test_posts_many_as_drafts_and_publishes_them_together(tab, home, shifts, stack):
    enter(tab, home, NEW)
    press(tab, "Night 20:00 to 08:00")
    saturday = next(day for day in map(in_days, range(366)) if clocks_move(day))
    tab.get_by_label("Day", exact=True).fill(typed(saturday - timedelta(days=1)))
    tab.get_by_label("Pay an hour").fill("16")
    tab.get_by_label("Every day").check()
    tab.get_by_label("Until").fill(typed(saturday + timedelta(days=300)))
    press(tab, "Look over")
    press(tab, re.compile("Save .* as drafts"))
    expect(tab.get_by_role("alert")).to_contain_text("choose an earlier last day")
    tab.get_by_role("alert").get_by_role("link").click()
    expect(tab.get_by_label("Until")).to_be_focused()
    tab.get_by_label("Until").fill(typed(saturday + timedelta(days=1)))
    press(tab, "Look over 3 shifts")
    expect(tab.get_by_role("heading", name="Look over 3 shifts")).to_be_focused()
    expect(tab.get_by_text(re.compile("The clocks go (forward|back) during this"))).to_be_visible()
    everywhere(tab)
    press(tab, "Save 3 shifts as drafts")
    tab.wait_for_url(f"**{DRAFTS}")
    assert {wall(one["starts_at"])[3:] for one in shifts()} == {"20:00"}
    assert {wall(one["ends_at"])[3:] for one in shifts()} == {"08:00"}

    press(tab, "Publish")
    expect(tab.get_by_role("alert")).to_contain_text("Choose the shifts first")
    everywhere(tab)
    rows = tab.get_by_role("list", name="Drafts").get_by_role("checkbox")
    rows.first.check()
    press(tab, "Delete 1 shift")
    press(tab, "Delete 1 draft")
    expect(rows).to_have_count(2)

    first, second = (one["id"] for one in shifts())
    tab.get_by_label("Choose all 2").check()
    change(stack, "UPDATE shifts SET starts_at = now() - interval '1 hour', ends_at = now()"
           " + interval '1 hour', status = 'draft' WHERE id = %s", second)  # fmt: skip
    press(tab, "Publish 2 shifts")
    expect(tab.get_by_role("alert")).to_contain_text("Nothing was published")
    expect(tab.locator(f"[id='{second}-error']")).to_contain_text("Change its times first")
    check(tab)
    assert {one["status"] for one in shifts()} == {"draft"}
    tab.locator(f"[id='{second}']").uncheck()
    press(tab, "Publish 1 shift")
    expect(rows).to_have_count(1)
    assert {one["id"]: one["status"] for one in shifts()} == {first: "open", second: "draft"}


def clocks_move(day):
    """Say whether the clocks change in the night after a day, soon enough to post for a week."""
    noons = [datetime(*one.timetuple()[:3], 12, tzinfo=LONDON) for one in (day, day + timedelta(1))]
    return noons[0].utcoffset() != noons[1].utcoffset()


def test_lets_a_home_that_is_not_verified_draft_and_says_why(tab, home, shifts, stack):
    become(stack, home, "verified_at = NULL, verification_status = 'pending'")
    enter(tab, home, NEW)
    expect(tab.get_by_text("For now you can only save drafts")).to_be_visible()
    expect(tab.get_by_role("button", name="Publish")).to_have_count(0)
    press(tab, "Early 07:00 to 14:30")
    tab.get_by_label("Day", exact=True).fill(typed(in_days(5)))
    tab.get_by_label("Pay an hour").fill("14")
    everywhere(tab)
    press(tab, "Save as a draft")
    tab.wait_for_url(f"**{DRAFTS}")

    expect(tab.get_by_role("link", name="See where the check of your home stands")).to_be_visible()
    expect(tab.get_by_role("button", name="Publish")).to_have_count(0)
    everywhere(tab)
    assert [one["status"] for one in shifts()] == ["draft"]


def test_keeps_what_somebody_applied_for_and_tells_them_of_the_rest(
    tab, home, worker, shifts, stack
):
    starts = clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
    posted = home.call(
        "POST", "/api/care-home/shifts", role="care_assistant", starts_at=starts.isoformat(),
        ends_at=(starts + timedelta(hours=8)).isoformat(), hourly_rate=1400, publish=True,
    ).json()  # fmt: skip
    enter(tab, home, f"/care-home/shifts/{posted['id']}/edit")
    tab.get_by_label("Unpaid break").fill("45")
    tab.get_by_label("About the shift").fill("Ring at the back door.")
    everywhere(tab)
    apply(stack, posted["id"], worker)
    press(tab, "Save changes")

    expect(tab.get_by_role("alert")).to_contain_text("Someone has applied for this shift as it is")
    expect(tab.get_by_text("1 person has applied", exact=True)).to_be_visible()
    expect(tab.get_by_label("Unpaid break")).to_have_count(0)
    expect(tab.get_by_label("About the shift")).to_have_value("Ring at the back door.")
    everywhere(tab)
    tab.get_by_label("Pay an hour").fill("13.50")
    press(tab, "Save changes")
    expect(tab.get_by_role("alert")).to_contain_text("You can only raise it")
    tab.get_by_label("Pay an hour").fill("15.40")
    press(tab, "Save changes")
    tab.wait_for_url(f"**/care-home/shifts/{posted['id']}")

    (now,) = shifts()
    assert (now["hourly_rate"], now["break_minutes"]) == (1540, 0)
    mail = stack.mailbox.wait_for(3, address=worker.email)[-1]
    assert "A shift of yours has changed" in mail.subject
    assert "Pay: £15.40 an hour (before: £14.00)" in mail.text


def test_keeps_usual_shifts_to_post_from(tab, home, shifts):
    enter(tab, home, TEMPLATES)
    tab.get_by_role("link", name="Adapt and save Long day").wait_for()
    everywhere(tab)
    tab.get_by_role("link", name="Adapt and save Long day").click()
    expect(tab.get_by_label("Name")).to_have_value("Long day")
    everywhere(tab)
    tab.get_by_label("Starts").fill("715")
    tab.get_by_label("Pay an hour").fill("14.20")
    press(tab, "Save template")
    tab.wait_for_url(f"**{TEMPLATES}")
    expect(tab.get_by_text("07:15 to 19:30")).to_be_visible()
    everywhere(tab)

    tab.get_by_role("link", name="New template").click()
    tab.get_by_label("Name").fill("LONG DAY")
    tab.get_by_label("Role").select_option("Care assistant")
    tab.get_by_label("Starts").fill("8")
    tab.get_by_label("Ends").fill("20")
    press(tab, "Save template")
    expect(tab.locator("#name-error")).to_contain_text("You have a template of that name already")
    tab.get_by_role("link", name="Back to the templates").click()

    tab.get_by_role("link", name="Change Long day").click()
    tab.get_by_label("People needed").fill("3")
    press(tab, "Save template")
    tab.get_by_role("link", name="Post from this Long day").click()
    expect(tab.get_by_label("Starts")).to_have_value("07:15")
    expect(tab.get_by_label("People needed")).to_have_value("3")
    press(tab, "Tomorrow")
    press(tab, "Publish shift")
    tab.wait_for_url("**/care-home/rota?week=*")
    assert [(one["positions"], one["hourly_rate"]) for one in shifts()] == [(3, 1420)]

    tab.goto(TEMPLATES)
    press(tab, "Delete Long day")
    check(tab)
    press(tab, "Delete “Long day”")
    expect(tab.get_by_text("You have none yet.")).to_be_visible()
    assert len(shifts()) == 1
