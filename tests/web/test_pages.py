"""Every page that needs no sign-in, on every screen."""

import json
import re

from tests.conftest import ROOT
from tests.web.conftest import check, everywhere
from vicarity.embedded import web_app

FINISHED = (
    "/",
    "/about",
    "/contact",
    "/checks",
    "/accessibility",
    "/privacy",
    "/terms",
    "/cookies",
)
ACCOUNTS = (
    *("/login", "/register", "/register/worker", "/register/care-home", "/check-your-email"),
    *("/verify-email", "/forgot-password", "/reset-password"),
)


def test_have_no_barriers(tab):
    for path in (*FINISHED, *ACCOUNTS, "/nowhere"):
        tab.goto(path)
        tab.get_by_role("heading", level=1).wait_for()
        everywhere(tab)
        assert tab.evaluate("document.documentElement.lang") == "en-GB"
        assert tab.locator("main").count() == 1
        assert " - Vicarity" in tab.title() or path == "/"


def test_have_no_barriers_once_something_is_missing(tab):
    for path in ("/login", "/register/worker", "/register/care-home", "/forgot-password"):
        tab.goto(path)
        tab.locator("form button[type=submit]").click()
        tab.get_by_role("alert").wait_for()
        assert tab.title().startswith("Error: ")
        everywhere(tab)


def test_show_live_figures_and_every_kind_of_qualification(tab):
    tab.goto("/")

    tab.locator("[data-island=figures]").scroll_into_view_if_needed()
    tab.get_by_text("Live figures, counted at").wait_for()
    tab.locator("#qualifications").scroll_into_view_if_needed()
    tab.get_by_text("it verified").or_(tab.get_by_text("None verified yet")).first.wait_for()
    tab.get_by_role("radio", name="Care homes").check()
    tab.get_by_text("Say which home you are").wait_for()
    tab.get_by_role("button", name="Clinical").click()
    tab.get_by_text("Catheter care").wait_for()
    everywhere(tab)


def test_say_so_when_the_figures_are_away(tab):
    tab.route("**/api/public/*", lambda route: route.abort())
    tab.goto("/")

    tab.locator("[data-island=figures]").scroll_into_view_if_needed()
    tab.get_by_text("We cannot get the figures just now.").wait_for()
    check(tab)


def test_ask_nobody_else_for_anything(tab, stack):
    for path in (*FINISHED, "/login"):
        tab.goto(path, wait_until="networkidle")

    assert {url for _, url in tab.asked if not url.startswith(stack.url)} == set()


def test_are_whole_without_scripts(chromium, stack, tab):
    context = chromium.new_context(java_script_enabled=False, base_url=stack.url)
    page = context.new_page()

    page.goto("/")

    text = page.locator("main").inner_text()
    assert page.get_by_role("heading", level=2).count() >= 7
    assert "Enhanced DBS check" in text
    assert "Create your account" in text
    context.close()


def test_put_no_more_than_90_kb_of_script_on_the_landing_page(tab):
    sent = []
    tab.on("response", lambda answer: sent.append(answer) if answer.url.endswith(".js") else None)

    tab.goto("/", wait_until="networkidle")
    tab.locator("[data-island=figures]").scroll_into_view_if_needed()
    tab.get_by_text("Live figures, counted at").wait_for()

    names = {answer.url.rpartition("/")[2] for answer in sent}
    packed = sum((web_app.DIST / "assets" / f"{name}.gz").stat().st_size for name in names)
    assert 0 < packed <= 90 * 1024


def test_lead_to_pages_that_are_there(tab):
    addresses = json.loads((web_app.DIST / "pages.json").read_text())
    known = {re.sub(r":\w+", "[^/]+", address) for address in addresses}
    for path in FINISHED:
        tab.goto(path)
        links = tab.eval_on_selector_all("a[href]", "all => all.map((a) => a.getAttribute('href'))")
        for link in filter(lambda link: link.startswith("/"), links):
            place, _, anchor = link.partition("#")
            assert any(re.fullmatch(pattern, place) for pattern in known), f"{path}: {link}"
            if anchor:
                finished = (web_app.DIST / addresses[place]).read_text()
                assert f'id="{anchor}"' in finished, f"{path}: {link}"


def test_name_no_address_that_is_only_a_placeholder(tab):
    for path in FINISHED:
        tab.goto(path)
        assert "site.invalid" not in tab.content()
    assert "site.invalid" in (ROOT / "web" / "src" / "site" / "render.tsx").read_text()
