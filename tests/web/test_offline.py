"""The service worker: no connection, a new version, and nothing of anybody kept."""

import json

import pytest
from playwright.sync_api import expect

from tests.conftest import settings_for
from tests.embedded.stack import free_port
from tests.stack.running import eventually
from tests.web.conftest import SCREENS, check, everywhere
from tests.web.releases import Site, copied, release
from tests.web.test_settings import settled
from vicarity.embedded import web_app
from vicarity.factory import create_app

__all__ = ["settled"]

#: Everything the browser keeps for this site, but its cookies.
KEPT = """async () => {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const found = await Promise.all(stores.map((store) => store.keys()));
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    return {
        addresses: found.flat().map(({ url }) => new URL(url).pathname),
        databases,
        words: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
        storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(
            (name) => name !== "react-router-scroll-positions" // how far pages were scrolled
        ),
    };
}"""

#: Wait until the worker answers for this page.
READY = """navigator.serviceWorker.ready.then(() => new Promise((resolve) => {
    const look = () => navigator.serviceWorker.controller && resolve(true);
    navigator.serviceWorker.addEventListener("controllerchange", look);
    look();
}))"""
CALM = "navigator.serviceWorker.getRegistration().then((one) => !one.waiting && !one.installing)"
COME_BACK = """() => {
    const later = Date.now() + 3_600_000;
    Date.now = () => later;
    document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def dist(dist, tmp_path):
    """A copy of the finished web app, which a test may change."""
    return copied(dist, tmp_path / "dist")


@pytest.fixture
def site(dist, settings, monkeypatch):
    """The newest build on a server of its own, which a test may renew and take away."""
    monkeypatch.setattr("vicarity.site.folder", lambda: dist)
    app = create_app(settings_for(settings.database_url.get_secret_value()))
    with Site(app, free_port()) as site:
        yield site


@pytest.fixture
def visitor(chromium, site, screen):
    """A browser in which somebody was signed in before."""
    width, height = SCREENS[screen]
    context = chromium.new_context(
        viewport={"width": width, "height": height}, base_url=site.url, reduced_motion="reduce"
    )
    context.set_default_timeout(20_000)
    context.add_init_script(
        "window.violations = [];"
        "addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective))"
    )
    yield context
    context.close()


@pytest.fixture
def regular(visitor):
    """A tab of somebody whose browser keeps the app."""
    return opened(visitor)


def opened(context, path="/login"):
    tab = context.new_page()
    tab.mistakes = []
    tab.on("pageerror", lambda error: tab.mistakes.append(str(error)))
    tab.goto("/favicon.svg")
    tab.evaluate("localStorage.setItem('vicarity-session', 'yes')")
    tab.goto(path)
    assert tab.evaluate(READY)
    return tab


def taken_on(tab, number):
    """Wait until the worker of a release has taken over."""
    eventually(lambda: tab.evaluate(f"caches.has('vicarity-release{number}')"))
    eventually(lambda: tab.evaluate(CALM))


def test_opens_the_app_without_a_connection(regular, visitor):
    visitor.set_offline(True)
    regular.goto("/register/worker")

    regular.get_by_role("heading", name="Your care worker account").wait_for()
    regular.get_by_text("You are offline.").wait_for()
    everywhere(regular)


def test_says_that_a_page_needs_a_connection_and_opens_it_later(regular, visitor):
    visitor.set_offline(True)
    regular.goto("/checks")
    regular.get_by_role("heading", name="You are offline").wait_for()
    everywhere(regular)

    visitor.set_offline(False)
    regular.get_by_role("link", name="Try again").click()

    regular.get_by_role("heading", name="How we check").wait_for()


def test_shows_the_landing_page_without_a_connection(regular, visitor):
    visitor.set_offline(True)
    regular.goto("/")

    regular.get_by_role("link", name="Join as a care worker").first.wait_for()


def test_opens_while_the_server_is_away(regular, site):
    site.__exit__()
    regular.goto("/register")

    regular.get_by_role("heading", name="Create an account").wait_for()
    site.__enter__()


def test_waits_for_a_connection_before_somebodys_own_page(tab, browser, settled):
    assert tab.evaluate(READY)
    browser.set_offline(True)
    tab.goto("/settings")
    tab.get_by_role("heading", name="You are offline").wait_for()
    everywhere(tab)

    browser.set_offline(False)

    tab.get_by_text("This device", exact=True).wait_for()
    assert tab.get_by_role("heading", name="You are offline").count() == 0


def test_keeps_no_answer_of_the_api_and_nothing_after_signing_out(tab, settled):
    assert tab.evaluate(READY)
    tab.reload()
    tab.get_by_text(settled.email).wait_for()

    used = tab.evaluate(KEPT)
    tab.get_by_role("banner").get_by_role("button", name="Sign out").click()
    tab.get_by_role("heading", name="Sign in").wait_for()
    left = tab.evaluate(KEPT)

    pages = json.loads((web_app.DIST / "pages.json").read_text())
    own = ("/favicon.svg", "/icon-192.png", "/manifest.webmanifest")
    for kept in (used, left):
        asked = {path for path in kept["addresses"] if not path.startswith("/assets/")}
        assert asked <= {*pages, *own}
        assert kept["databases"] == []
        assert settled.email not in kept["words"]
    assert left["storage"] == []


def test_keeps_nothing_for_a_stranger_who_looks_around(tab):
    for path in ("/", "/login", "/register"):
        tab.goto(path, wait_until="networkidle")

    assert tab.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert tab.evaluate(KEPT)["addresses"] == []


def test_shows_the_newest_version_at_the_next_visit(regular, dist, visitor):
    release(dist, 2)
    regular.goto("/register")
    regular.get_by_role("heading", name="Create an account").wait_for()

    assert "-r2.js" in regular.evaluate("document.querySelector('script[type=module]').src")
    taken_on(regular, 2)
    visitor.set_offline(True)
    regular.goto("/login")
    regular.get_by_role("heading", name="Sign in").wait_for()
    assert "-r2.js" in regular.evaluate("document.querySelector('script[type=module]').src")


def test_offers_a_new_version_and_leaves_what_is_typed(regular, dist):
    regular.get_by_label("Email address").fill("ada@example.com")
    release(dist, 2)
    regular.evaluate(COME_BACK)

    regular.get_by_text("A new version of Vicarity is here.").wait_for()
    expect(regular.get_by_label("Email address")).to_have_value("ada@example.com")
    check(regular)
    regular.get_by_role("link", name="Create an account").locator("visible=true").last.click()
    regular.get_by_role("heading", name="Create an account").wait_for()  # the old one still works
    regular.get_by_role("button", name="Load it").click()

    regular.wait_for_function(
        "document.querySelector('script[type=module]').src.includes('-r2.js')"
    )
    regular.get_by_role("heading", name="Create an account").wait_for()
    assert regular.get_by_text("A new version of Vicarity is here.").count() == 0


def test_deletes_what_older_versions_kept(regular, dist):
    for number in (2, 3):
        release(dist, number)
        regular.goto("/register")
        taken_on(regular, number)

    two = {"vicarity-release2", "vicarity-release3"}
    eventually(lambda: set(regular.evaluate("caches.keys()")) == two)


def test_loads_again_where_nothing_was_kept_and_parts_have_gone(visitor, dist):
    tab = visitor.new_page()
    tab.goto("/login")
    tab.get_by_role("heading", name="Sign in").wait_for()
    release(dist, 2)

    tab.get_by_role("link", name="I cannot remember my password").click()
    tab.get_by_role("heading", name="Load this page again").wait_for()
    tab.get_by_role("button", name="Load again").click()

    tab.get_by_role("heading", name="Set a new password").wait_for()


def test_can_be_installed(regular, visitor):
    session = visitor.new_cdp_session(regular)

    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    manifest = session.send("Page.getAppManifest")

    assert manifest["errors"] == []
    # A headless browser has no window to install from; nothing else may be in the way.
    assert {error["errorId"] for error in errors} <= {"in-incognito"}
