"""A worker's shifts: the list, the calendar, giving one up, long weeks, and no connection."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.factories import CARE_HOME
from tests.stack.visitor import Visitor
from tests.web.conftest import check, everywhere
from tests.web.test_offline import KEPT, READY
from tests.web.workers import complete, enter
from vicarity.core import clock
from vicarity.core.clock import LONDON

ADDRESS = "1 Elm Road, Leeds, LS6 3AB"

SHIFT = """
    INSERT INTO shifts (id, care_home_id, role, starts_at, ends_at, break_minutes, hourly_rate,
        positions, confirmed, required_qualifications, booking_mode, status, published_at,
        created_at, updated_at)
    VALUES (%(shift)s, %(home)s, 'care_assistant', %(starts)s, %(ends)s, 60, 1540, 2, 0, '{}',
        'approve', 'open', now(), now(), now())
"""
BOOKING = """
    INSERT INTO bookings (id, shift_id, worker_id, status, starts_at, ends_at, reason, applied_at,
        confirmed_at, ended_at, evidence, created_at, updated_at)
    SELECT %(id)s, %(shift)s, users.id, %(status)s, %(starts)s, %(ends)s, %(reason)s,
        now() - interval '2 hours', %(confirmed)s, %(ended)s, %(evidence)s, now(), now()
    FROM users WHERE email = %(email)s
"""


@pytest.fixture
def worker(visitor):
    complete(visitor.joined())
    return visitor


@pytest.fixture
def home(stack):
    """The manager of a verified home."""
    with stack.client() as http:
        manager = Visitor(http, stack.mailbox).joined("care_home")
        manager.id = manager.call("PUT", "/api/care-home/profile", **CARE_HOME).json()["id"]
        verified = "verification_status = 'verified', verified_at = now()"
        with stack.database() as database:
            change = f"UPDATE care_home_profiles SET {verified} WHERE id = %s"
            database.execute(change, [manager.id])
        yield manager


@pytest.fixture
def book(stack, worker, home):
    """Return the id of a booking: on which day from today, from when, for how long."""

    def make(days, hour, hours, status="confirmed", reason=None):
        day = clock.today() + timedelta(days=days)
        starts = datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)
        placed, live = status != "applied", status in ("applied", "confirmed")
        now = clock.now()
        values = {
            "id": uuid4(), "shift": uuid4(), "home": home.id, "email": worker.email,
            "starts": starts, "ends": starts + timedelta(hours=hours), "status": status,
            "reason": reason, "confirmed": now if placed else None,
            "ended": None if live else now, "evidence": "{}" if placed else None,
        }  # fmt: skip
        with stack.database() as database:
            database.execute(SHIFT, values)
            database.execute(BOOKING, values)
        return str(values["id"])

    return make


def of(stack, booking):
    return stack.ask("SELECT status, reason FROM bookings WHERE id = %s", booking)[0]


def said(days):
    """Return how the app says a day from today."""
    day = clock.today() + timedelta(days=days)
    return f"{day:%a} {day.day} {day:%b}"


def test_are_shown_with_what_to_know_on_every_screen(tab, worker, home, book):
    booked = book(2, 20, 12)
    applied = book(3, 8, 8, "applied")
    gone = book(4, 8, 8, "cancelled_by_home", "Nobody needs us <b>that</b> day.")

    enter(tab, worker, "/dashboard/worker")
    expect(tab.get_by_role("region", name="Your next shift")).to_contain_text(ADDRESS)
    tab.get_by_role("heading", name="1 application waiting").wait_for()
    everywhere(tab)

    tab.get_by_role("navigation", name="Main").get_by_role("link", name="My shifts").click()
    card = tab.get_by_role("listitem").filter(has_text=f"{said(2)}, 20:00 to 08:00")
    expect(card).to_contain_text("£169.40")
    expect(card).to_contain_text("Booked")
    expect(card).to_contain_text("11 hours paid")
    expect(card).to_contain_text("Ask for Jo Marsh")
    expect(card.get_by_role("link", name="020 7946 0123")).to_have_attribute(
        "href", "tel:+442079460123"
    )
    waiting = tab.get_by_role("listitem").filter(has_text=f"{said(3)}, 08:00 to 16:00")
    expect(waiting).to_contain_text("Elm House answers next.")
    expect(waiting).not_to_contain_text("1 Elm Road")
    everywhere(tab)

    tab.get_by_role("link", name="Past", exact=True).click()
    tab.get_by_text("Elm House cancelled your booking.").wait_for()
    assert "part=past" in tab.url
    everywhere(tab)

    for path, words in (
        ("/my-shifts?view=week", "Week of"),
        ("/my-shifts?view=month", f"{clock.today():%B %Y}"),
        (f"/my-shifts/{booked}", "You are booked"),
        (f"/my-shifts/{applied}", "Elm House answers next"),
        (f"/my-shifts/{gone}", "Nobody needs us <b>that</b> day."),
        (f"/my-shifts/{uuid4()}", "There is no such shift among yours"),
        ("/my-homes", "None yet. Press the heart"),
        ("/settings", "By law nobody has to work more than 48 hours a week"),
    ):
        tab.goto(path)
        tab.get_by_text(words).first.wait_for()
        everywhere(tab)


def test_are_cancelled_with_a_reason_that_the_home_reads(tab, stack, worker, home, book):
    booking = book(2, 20, 12)
    enter(tab, worker, f"/my-shifts/{booking}")
    tab.get_by_role("button", name="Cancel this shift").click()
    dialog = tab.get_by_role("dialog", name="Cancel this shift?")
    expect(dialog).to_contain_text(f"Elm House, {said(2)}, 20:00 to 08:00")

    dialog.get_by_role("button", name="Cancel this shift").click()
    expect(dialog).to_contain_text("Choose why you cancel")
    expect(dialog.get_by_label("I am not able to work that day.")).to_be_focused()
    check(tab)
    dialog.get_by_label("Another reason").check()
    dialog.get_by_role("button", name="Cancel this shift").click()
    expect(dialog).to_contain_text("Say why in a few words")
    dialog.get_by_label("Your reason").fill("My car broke down.")
    dialog.get_by_role("button", name="Cancel this shift").click()

    tab.get_by_text("The shift is cancelled.").wait_for()
    tab.get_by_text("You cancelled this shift").wait_for()
    expect(tab.get_by_text("You wrote", exact=True)).to_be_visible()
    assert tab.get_by_text("1 Elm Road").count() == 0
    assert of(stack, booking) == ("cancelled_by_worker", "My car broke down.")
    mail = home.newest_mail(3)
    assert "cannot come" in mail.subject
    assert "My car broke down." in mail.text
    check(tab)


def test_are_withdrawn_once_though_the_answer_was_lost(tab, stack, worker, book):
    booking = book(3, 8, 8, "applied")
    enter(tab, worker, f"/my-shifts/{booking}")
    tab.get_by_role("button", name="Withdraw my application").click()
    dialog = tab.get_by_role("dialog", name="Withdraw your application?")
    dialog.get_by_label("My plans have changed.").check()

    def lose(route):
        route.fetch()
        route.abort()

    tab.route("**/cancel", lose, times=1)
    dialog.get_by_role("button", name="Withdraw my application").click()
    expect(dialog).to_contain_text("We cannot reach Vicarity.")
    dialog.get_by_role("button", name="Withdraw my application").click()

    tab.get_by_text("Your application is withdrawn.").wait_for()
    assert of(stack, booking) == ("withdrawn", "My plans have changed.")


def test_are_put_back_when_the_home_was_faster(tab, stack, worker, home, book):
    booking = book(3, 8, 8, "applied")
    enter(tab, worker, f"/my-shifts/{booking}")
    tab.get_by_role("button", name="Withdraw my application").click()
    declined = home.http.post(
        f"/api/care-home/bookings/{booking}/decline",
        json={"reason": "Somebody we know was free."},
        headers=home.headers,
    )
    assert declined.status_code == 200

    dialog = tab.get_by_role("dialog")
    dialog.get_by_label("My plans have changed.").check()
    dialog.get_by_role("button", name="Withdraw my application").click()

    expect(tab.get_by_role("alert")).to_contain_text("This booking is declined")
    tab.get_by_text("Elm House did not book you this time").wait_for()
    tab.get_by_text("Somebody we know was free.").wait_for()
    assert tab.get_by_role("button", name="Withdraw my application").count() == 0
    assert of(stack, booking) == ("declined", "Somebody we know was free.")
    check(tab)


class TestCalendar:
    @pytest.fixture
    def screen(self):
        return "desk"

    def test_shows_a_week_and_goes_on_by_keys_alone(self, tab, worker, book):
        monday = -clock.today().weekday()
        booking = book(monday + 7, 20, 12)
        enter(tab, worker, "/my-shifts")
        tab.get_by_role("link", name="Week", exact=True).click()
        after = tab.get_by_role("link", name="Week after")
        after.focus()
        tab.keyboard.press("Enter")

        table = tab.get_by_role("table", name="your shifts day by day")
        cells = table.get_by_role("cell")
        expect(cells.nth(0)).to_contain_text("20:00 to 08:00")
        expect(cells.nth(1)).to_contain_text("until 08:00")
        expect(cells.nth(2)).to_have_text("Nothing")
        expect(after).to_be_focused()
        summary = tab.get_by_role("status").filter(has_text="Week of")
        expect(summary).to_contain_text("1 shift, 11 hours paid, £169.40 before tax.")
        check(tab)
        tab.go_back()
        expect(summary).to_contain_text("Nothing booked.")
        tab.go_forward()
        cells.nth(0).get_by_role("link").focus()
        tab.keyboard.press("Enter")
        tab.wait_for_url(f"**/my-shifts/{booking}")

    @pytest.mark.parametrize("screen", ["phone"])
    def test_lists_the_day_that_is_chosen_in_a_month(self, tab, worker, book, screen):
        book(0, 0, 24)
        enter(tab, worker, "/my-shifts")
        tab.get_by_role("link", name="Month", exact=True).click()

        tab.get_by_role("table").get_by_role("link", name=f"{said(0)}, 1 shift").click()

        listed = tab.get_by_role("region", name="The same as a list")
        expect(listed.get_by_role("heading")).to_have_text([f"{said(0)} · today"])
        expect(listed).to_contain_text("00:00 to 00:00")
        check(tab)
        tab.get_by_role("link", name="Show the whole month").click()
        assert "day=" not in tab.url


def test_an_agreement_on_long_weeks_is_given_and_taken_back(tab, worker):
    enter(tab, worker, "/settings")
    tab.get_by_text("You keep to 48 hours a week").wait_for()

    tab.get_by_role("button", name="Agree to longer weeks").click()
    dialog = tab.get_by_role("dialog")
    check(tab)
    dialog.get_by_role("button", name="I agree to longer weeks").click()
    tab.get_by_text("You can take it back at any time.").wait_for()
    tab.get_by_role("button", name="Take my agreement back").click()
    last = clock.today() + timedelta(days=7)
    expect(dialog).to_contain_text(f"until {last.day} {last:%b %Y}")
    dialog.get_by_role("button", name="Take my agreement back").click()

    tab.get_by_text(f"Your agreement ends on {last.day} {last:%b %Y}").wait_for()
    found = worker.call("GET", "/api/worker/working-time").json()
    assert found["opted_out_until"] == last.isoformat()
    tab.get_by_role("button", name="Keep my agreement after all").click()
    tab.get_by_role("button", name="Take my agreement back").wait_for()
    assert worker.call("GET", "/api/worker/working-time").json()["opted_out_until"] is None


def test_homes_are_taken_off_both_lists(tab, worker, home, book):
    book(2, 20, 12)
    for kind in ("favourites", "blocks"):
        path = f"/api/worker/{kind}/{home.id}"
        assert worker.http.put(path, headers=worker.headers).status_code == 204
        enter_once(tab, worker, "/my-homes")
        row = tab.get_by_role("listitem").filter(has_text="Elm House")
        row.get_by_role("button").click()
        tab.get_by_role("dialog").get_by_role("button").filter(has_text="my list").or_(
            tab.get_by_role("dialog").get_by_role("button", name="Remove this favourite")
        ).click()
        expect(row).to_have_count(0)
        left = worker.http.get(f"/api/worker/{kind}", headers=worker.headers).json()["items"]
        assert left == []
    check(tab)


def enter_once(tab, worker, path):
    """Open a page, signing in unless that was done."""
    if tab.url == "about:blank":
        return enter(tab, worker, path)
    return tab.goto(path)


def test_are_readable_without_a_connection_until_signing_out(tab, browser, worker, book):
    book(1, 7, 12)
    book(20, 7, 12)
    enter(tab, worker, "/dashboard/worker")
    tab.get_by_role("region", name="Your next shift").wait_for()
    assert tab.evaluate(READY)

    browser.set_offline(True)
    tab.goto("/my-shifts")

    tab.get_by_role("heading", name="You are offline").wait_for()
    kept = tab.get_by_role("region", name="Your booked shifts of the next seven days")
    expect(kept.get_by_role("listitem")).to_have_count(1)
    expect(kept).to_contain_text(f"{said(1)}, 07:00 to 19:00")
    expect(kept).to_contain_text(ADDRESS)
    expect(kept).to_contain_text("Ask for Jo Marsh")
    check(tab)
    browser.set_offline(False)
    tab.get_by_role("heading", name="My shifts").wait_for()
    tab.get_by_role("banner").get_by_role("button", name="Sign out").click()
    tab.get_by_role("heading", name="Sign in").wait_for()
    left = tab.evaluate(KEPT)
    assert left["storage"] == []
    assert "Elm Road" not in left["words"]
