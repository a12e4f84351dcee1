"""The web app in a real browser, on top of the real processes."""

import json
import os
import shutil
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.conftest import ROOT, token_in
from tests.factories import PASSWORD
from tests.stack.fixtures import pytest_runtest_makereport, running, stack, visitor  # noqa: F401
from tests.stack.running import address
from tests.web.staff import Verifier
from tests.web.workers import complete
from vicarity.embedded import web_app

NAMES = ("chromium", "google-chrome", "chromium-browser")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"

#: Widths people have: an old phone, a phone, a desk.
SCREENS = {"old": (320, 640), "phone": (390, 844), "desk": (1440, 900)}

WATCH = """
    window.violations = []
    addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective))
"""


def pytest_collection_modifyitems(items):
    """Say plainly what keeps the browser tests from running."""
    reason = None if CHROMIUM else "no Chromium on PATH"
    if not web_app.DIST.is_dir():
        reason = "the web app is not built: it needs Node.js"
    for item in items:
        in_browser = Path(__file__).parent in item.path.parents and "tab" in item.fixturenames
        if reason and in_browser:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


@pytest.fixture
def dist():
    """The finished web app."""
    if not web_app.DIST.is_dir():
        pytest.skip("the web app is not built: it needs Node.js")
    return web_app.DIST


@pytest.fixture
def screen():
    """Which of the screens; tests that try several override it."""
    return "phone"


@pytest.fixture
def new_browser(chromium, stack):  # noqa: F811 - the fixture of that name
    """Return a browser that shares nothing with the others."""
    opened = []

    def anew(screen="phone"):
        width, height = SCREENS[screen]
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            base_url=stack.url,
            locale="en-GB",
            reduced_motion="reduce",
        )
        opened.append(context)
        context.set_default_timeout(20_000)
        context.add_init_script(WATCH)
        return context

    yield anew
    for context in opened:
        context.close()


@pytest.fixture
def browser(new_browser, screen):
    """One person's browser: its tabs share cookies and storage."""
    return new_browser(screen)


def tab_in(browser):
    """Return a new tab that notes what it asks for and what goes wrong in it."""
    tab = browser.new_page()
    tab.mistakes, tab.asked = [], []
    tab.on("pageerror", lambda error: tab.mistakes.append(str(error)))
    tab.on("request", lambda request: tab.asked.append((request.method, request.url)))
    return tab


@pytest.fixture
def new_tab(browser):
    return partial(tab_in, browser)


@pytest.fixture
def tab(new_tab):
    return new_tab()


@pytest.fixture
def person(stack):  # noqa: F811 - the fixture of that name
    """Somebody with a mailbox, who is not registered yet."""

    class Person:
        email, password = address(), PASSWORD

        def link(self, count=1):
            """Return the path and query of the link in their newest message."""
            message = stack.mailbox.wait_for(count, address=self.email)[-1]
            place = "/reset-password" if "reset-password" in message.text else "/verify-email"
            return f"{place}?token={token_in(message)}"

    return Person()


@pytest.fixture
def worker(visitor):  # noqa: F811 - the fixture of that name
    """A care worker whose profile is complete, and of whom nothing is checked."""
    complete(visitor.joined())
    return visitor


@pytest.fixture
def verifier(stack, new_browser):  # noqa: F811 - the fixture of that name
    """A member of staff who decides, in the console."""
    return Verifier(stack, tab_in(new_browser("desk")))


def check(tab):
    """Refuse a broken policy, a script's mistake, sideways scrolling, and what axe finds."""
    assert tab.evaluate("violations") == []
    assert tab.mistakes == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), tab.url
    assert barriers(tab) == [], tab.url


def everywhere(tab):
    """Hold the page as it is against that on every screen."""
    before = tab.viewport_size
    for width, height in SCREENS.values():
        tab.set_viewport_size({"width": width, "height": height})
        check(tab)
    tab.set_viewport_size(before)


def barriers(tab):
    """Return what axe finds on the page as it is."""
    tab.evaluate(AXE.read_text())
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = tab.evaluate(f"axe.run(document, {{ runOnly: {json.dumps(tags)} }})")
    return [
        f"{one['id']}: {node['target']}" for one in found["violations"] for node in one["nodes"]
    ]
