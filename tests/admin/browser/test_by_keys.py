"""The queue by keyboard alone, and what keys must never do."""

import pytest

from tests.admin.browser.conftest import VERIFIER, sign_in, states
from tests.admin.test_in_chromium import CHROMIUM
from tests.factories import PASSWORD
from vicarity.core.outbox import OutboxMessage
from vicarity.extensions import db

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH")

NAMES = (
    "Fire safety",
    "Equality, diversity",
    "Data management",
    "Health and safety",
    "Basic life support",
)


def tab_to(page, name):
    """Press Tab until the box of this name has the focus, as somebody without a mouse does."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.labels?.[0]?.textContent.trim()") == name:
            return
    raise AssertionError(f"no way to {name}")


def heading(page, name):
    """Wait for a page, and until its scripts listen to keys."""
    page.get_by_role("heading", level=1, name=name).wait_for()
    page.wait_for_load_state("networkidle")


def test_clears_a_queue_of_five(page, queue):
    keys = page.keyboard
    page.goto("/admin/login")
    tab_to(page, "Email")
    keys.type(VERIFIER)
    tab_to(page, "Password")
    keys.type(PASSWORD)
    keys.press("Enter")
    heading(page, "Good")

    keys.press("n")
    for name in NAMES[:3]:
        heading(page, name)
        keys.press("a")
        keys.press("Enter")
        page.get_by_text("is approved.").wait_for()
    heading(page, NAMES[3])
    keys.press("r")
    keys.type("The name on it is not yours. Please send your own.")
    keys.press("Control+Enter")
    page.get_by_text("is rejected.").wait_for()
    heading(page, NAMES[4])
    keys.press("m")
    keys.type("Which course was it?")
    keys.press("Control+Enter")
    page.get_by_text("waits for the worker's answer.").wait_for()

    page.get_by_text("Nothing waits.").wait_for()
    assert states(queue) == [("verified", None)] * 3 + [
        ("rejected", None),
        ("pending", "Which course was it?"),
    ]
    assert db.session.query(OutboxMessage).count() == 5 + 1  # and the upload's own


def test_decides_nothing_by_a_single_key(page, queue):
    sign_in(page)
    page.goto(f"/admin/credentials/{queue[0].id}")
    here = page.url

    for key in ("a", "r", "m", "t", "x", "n", "s", "+", "-", "0", "]", "[", "Escape"):
        page.keyboard.press(key)
        page.locator("#main").focus()
    page.get_by_label("Year").press("Enter")
    page.get_by_label("Reason or question").press("Enter")
    page.get_by_label("Begin with").press("Enter")
    page.wait_for_timeout(300)

    assert page.url == here
    assert states(queue)[0] == ("pending", None)


def test_sends_nothing_before_somebody_said_what(page, queue):
    sign_in(page)
    page.goto(f"/admin/credentials/{queue[0].id}")

    page.get_by_label("Reason or question").fill("Why?")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Choose a button").wait_for()
    page.get_by_role("button", name="Approve").dblclick()
    page.get_by_role("heading", level=1, name=NAMES[1]).wait_for()
    page.wait_for_timeout(300)

    assert [state for state, _ in states(queue[:3])] == [
        "verified",
        "pending",
        "pending",
    ]


def test_ticks_rows_and_acts_on_them(page, queue):
    sign_in(page)
    page.goto("/admin/credentials/")

    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.get_by_text("2 selected").wait_for()
    page.get_by_role("button", name="Approve together").click()
    page.get_by_text("2 credentials approved.").wait_for()

    assert [state for state, _ in states(queue[:3])] == [
        "verified",
        "verified",
        "pending",
    ]


def test_says_what_the_keys_do_and_can_be_silenced(page, queue):
    sign_in(page)
    page.goto(f"/admin/credentials/{queue[0].id}")

    page.keyboard.press("?")
    page.get_by_role("dialog").get_by_text("No single key decides anything.").wait_for()
    page.get_by_role("button", name="Turn them off").click()
    page.get_by_role("heading", level=1, name=NAMES[0]).wait_for()
    page.keyboard.press("r")

    assert page.evaluate("document.activeElement.id") != "reason"
