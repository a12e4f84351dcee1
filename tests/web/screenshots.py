"""``make screenshots``: every page of a running ``make run``, on a phone and on a desk."""

import json
import os
import re
import shutil

from playwright.sync_api import sync_playwright

from tests.web.conftest import CHROMIUM, SCREENS
from vicarity.embedded import web_app

SERVER = os.environ.get("VICARITY_SERVER", "http://127.0.0.1:8000")
FOLDER = web_app.WEB / "screenshots"

#: Steps of the wizard, each with an address of its own.
STEPS = ("1", "2", "3", "4", "check", "done")

#: States that somebody has to do something for: address, button, name of the picture.
STATES = (
    ("/login", "Sign in", "login-errors"),
    ("/register/care-home", "Create your account", "register-care-home-errors"),
    ("/passport", "Add your photo", "passport-photo"),
    ("/complete-profile/2", "Add more qualifications", "complete-profile-pick"),
    ("/care-home/team/invite", "Send invitation", "care-home-team-invite-errors"),
    ("/settings", "Change my password", "settings-errors"),
    ("/shifts", "Map", "shifts-map"),
    ("/shifts", "Calendar", "shifts-calendar"),
    ("/my-shifts", "Month", "my-shifts-month"),
    ("/care-home/shifts/new", "Publish shift", "care-home-shifts-new-errors"),
)

#: Whom the demo data has, and nobody, in the order they try to see a page.
PEOPLE = (None, "worker@demo.vicarity.example", "manager@demo.vicarity.example")
PASSWORD = "kettle-lantern-orchard"

#: Milliseconds until a page has answered a button.
SETTLES = 700


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    addresses = [*json.loads((web_app.DIST / "pages.json").read_text()), "/nowhere"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for size in ("phone", "desk"):
            tabs = [tab_of(browser, size, email) for email in PEOPLE]
            for address in each(addresses):
                take(tabs, address, size)
            for address, button, name in STATES:
                take(tabs, address, size, button, name)
        browser.close()


def each(addresses):
    """Return every address, that of a step once for each."""
    for address in addresses:
        steps = STEPS if ":step" in address else ("",)
        yield from (re.sub(r":step\??", step, address) for step in steps)


def found(tab, address):
    """Return an address with the id of the first thing that its list links to."""
    if ":id" not in address:
        return address
    place, _, rest = address.partition(":id")
    tab.goto(place.rstrip("/"), wait_until="networkidle")
    links = tab.evaluate("[...document.links].map(({ pathname }) => pathname)")
    ids = (re.fullmatch(rf"{place}([0-9a-f-]{{36}})", link) for link in links)
    return next((match[0] + rest for match in ids if match), address)


def tab_of(browser, size, email):
    width, height = SCREENS[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        base_url=SERVER,
        locale="en-GB",
        reduced_motion="reduce",
    )
    tab = context.new_page()
    if email:
        tab.goto("/login")
        tab.get_by_label("Email address").fill(email)
        tab.get_by_label("Password", exact=True).fill(PASSWORD)
        tab.get_by_role("button", name="Sign in").click()
        tab.wait_for_url(lambda url: "/login" not in url)
    return tab


def take(tabs, address, size, button=None, name=None):
    """Keep the page of the first person who is not sent elsewhere, once a button was pressed."""
    name = name or re.sub(r"[/:]+", "-", address.strip("/")) or "landing"
    for tab in tabs:
        there = found(tab, address)
        tab.goto(there, wait_until="networkidle")
        if ":id" not in there and tab.evaluate("location.pathname") == there:
            if button:
                tab.get_by_role("button", name=button).first.click()
                tab.wait_for_timeout(SETTLES)
            tab.screenshot(path=FOLDER / f"{name}-{size}.png", full_page=True)
            return


if __name__ == "__main__":
    main()
