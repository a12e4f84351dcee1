"""Shifts and bookings in a real browser: found, explained and ended, by eye and by keyboard."""

from pathlib import Path

import pytest

from tests.admin import test_in_chromium as chromium_tests
from tests.admin.lists import NASTY
from tests.admin.test_in_chromium import CHROMIUM, check
from tests.factories import PASSWORD, Factories
from vicarity.account.enums import Role
from vicarity.booking import handling
from vicarity.booking.schemas import BookingRequest
from vicarity.booking.service import apply
from vicarity.care_home.enums import Verification
from vicarity.core.database import unit_of_work
from vicarity.extensions import db
from vicarity.shift.enums import BookingStatus
from vicarity.shift.models import Booking

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH")

# The application, its server and the browser are those of the other module.
console_app, address = chromium_tests.console_app, chromium_tests.address
chromium, page = chromium_tests.chromium, chromium_tests.page

AXE = Path(__file__).parent.parent / "browser" / "axe.min.js"
ADMIN = "admin.person@example.com"
NASTIEST = "".join(NASTY[:3])


@pytest.fixture
def board(console_app):
    """A booking as people make it, and an applicant whose texts mean harm."""
    with console_app.app_context():
        db.session.session_factory.configure(join_transaction_mode="conditional_savepoint")
        make = Factories(db.session)
        make.user(email=ADMIN, password=PASSWORD, role=Role.ADMIN)
        home = make.care_home(business_name=f"Elm {NASTIEST}"[:100], status=Verification.VERIFIED)
        shift = make.shift(home=home, positions=2, description=NASTIEST)
        worker = make.eligible(user=make.user(email="bea@example.com"))
        with unit_of_work():
            made = apply(worker.id, shift.id, BookingRequest(message=NASTIEST))
        with unit_of_work():
            handling.confirm(home.user_id, made["id"])
        other = make.eligible(but=("FIRE_SAFETY",), first_name="Cy", last_name=NASTIEST)
        make.booking(shift=shift, worker=other, status=BookingStatus.APPLIED)
        ids = {"shift": shift.id, "booking": made["id"]}
        db.session.remove()
        yield ids
        chromium_tests.empty()


def accessible(page):
    """Refuse what axe finds, beside what every page of the console is held to."""
    check(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run().then((result) => result.violations)")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_finds_out_why_and_ends_a_booking_for_the_worker(page, board):
    page.on("dialog", lambda dialog: page.mistakes.append(dialog.message))
    page.goto("/admin/login")
    page.get_by_label("Email").fill(ADMIN)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Good").wait_for()

    page.goto("/admin/shifts/")
    accessible(page)
    page.locator("tbody th a").first.click()
    page.get_by_role("heading", name="May somebody work it?").wait_for()
    accessible(page)
    page.get_by_label("Name or email begins with").fill("cy")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="See why").first.click()
    page.get_by_text("No, 1 rule stands in the way").wait_for()
    page.get_by_text("Fire safety is missing.").wait_for()
    accessible(page)

    page.goto("/admin/bookings/?q=bea")
    accessible(page)
    page.get_by_role("link", name="Bea Finch").click()
    page.get_by_role("heading", name="What the booking rests on").wait_for()
    accessible(page)
    page.get_by_role("link", name="End this booking").click()
    page.get_by_label("Bea Finch cannot come").check()
    page.get_by_label("Reason").fill("She telephoned: her car broke down.")
    accessible(page)
    page.get_by_role("button", name="End it").click()
    page.get_by_text("The booking is ended").wait_for()
    page.get_by_text("Cancelled by the worker", exact=True).first.wait_for()
    accessible(page)

    page.goto(f"/admin/shifts/{board['shift']}/cancel")
    page.get_by_text("1 person who applied or is booked loses it").wait_for()
    accessible(page)
    page.get_by_role("link", name="Keep it").click()
    page.get_by_role("heading", name="May somebody work it?").wait_for()
    db.session.expire_all()
    assert db.session.get(Booking, board["booking"]).status is BookingStatus.CANCELLED_BY_WORKER
