"""The console in a real browser: what is pressed happens, and nothing breaks its own rules."""

import os
import shutil
import threading
from datetime import timedelta

import pytest
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from tests.conftest import drop_database, new_database, settings_for
from tests.factories import PASSWORD, Factories
from vicarity.account.enums import Role
from vicarity.care_home.enums import Verification
from vicarity.care_home.models import CareHomeProfile
from vicarity.core import clock, database
from vicarity.extensions import db
from vicarity.factory import create_app

CHROMIUM = next(
    filter(
        None, (os.environ.get("CHROMIUM"), shutil.which("chromium"), shutil.which("google-chrome"))
    ),
    None,
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH")

EMAIL = "priya.shah@example.com"
PAGES = ("/admin/", "/admin/care-homes/", "/admin/users/", "/admin/audit-log/", "/admin/nothing")
WATCH = """
    window.violations = []
    addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective))
"""


@pytest.fixture(scope="module")
def console_app(worker_id, redis_db, mail_server):
    """An application with a database of its own, because a browser needs what is committed."""
    name = f"test_browser_{worker_id}"
    settings = settings_for(new_database(name), redis_db=redis_db, mail_port=mail_server.port)
    app = create_app(settings)
    yield app
    with app.app_context():
        db.engine.dispose()
    app.extensions[database.READER].dispose()
    drop_database(name)


@pytest.fixture(scope="module")
def address(console_app):
    server = make_server("127.0.0.1", 0, console_app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def homes(console_app):
    """A verifier's morning: two homes wait."""
    with console_app.app_context():
        db.session.session_factory.configure(join_transaction_mode="conditional_savepoint")
        make = Factories(db.session)
        make.user(email=EMAIL, password=PASSWORD, role=Role.VERIFIER)
        now = clock.now()
        waiting = [
            make.care_home(
                business_name=name,
                status=Verification.IN_REVIEW,
                submitted_at=now - timedelta(hours=hours),
            )
            for name, hours in (("Elm House", 30), ("Oak House", 3))
        ]
        yield waiting
        empty()


def empty():
    """Leave nothing to the next test but the trail, which nobody can delete.

    It waits for what a page that is still open asked for.
    """
    db.session.rollback()
    db.session.execute(db.text("TRUNCATE users, outbox_messages, review_assignments CASCADE"))
    db.session.commit()
    db.session.remove()


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


@pytest.fixture(params=[(1440, 900), (390, 844)], ids=["desk", "phone"])
def page(request, chromium, address):
    width, height = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": height}, base_url=address, locale="en-GB"
    )
    context.add_init_script(WATCH)
    tab = context.new_page()
    tab.mistakes = []
    tab.on("pageerror", lambda error: tab.mistakes.append(str(error)))
    yield tab
    context.close()


def check(page):
    """Refuse a broken policy, a script's mistake and anything to scroll sideways for."""
    assert page.evaluate("violations") == []
    assert page.mistakes == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def settle(page):
    """Wait until scripts listen and letters have their shape, so that nothing moves any more."""
    page.wait_for_load_state("networkidle")
    page.evaluate("() => document.fonts.ready.then(() => true)")


def status_of(home):
    db.session.expire_all()
    return db.session.get(CareHomeProfile, home.id).verification_status


def sign_in(page):
    page.goto("/admin/")
    page.get_by_label("Email").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    check(page)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Good").wait_for()


def test_lets_a_verifier_decide(page, homes):
    elm, oak = homes

    sign_in(page)
    page.get_by_role("button", name="Start the next review").click()
    page.get_by_role("heading", name="Elm House").wait_for()
    settle(page)
    check(page)
    page.get_by_role("button", name="Approve").click()
    page.get_by_text("Elm House is approved.").wait_for()
    page.get_by_role("heading", name="Oak House").wait_for()
    settle(page)
    page.get_by_label("Begin with").select_option(label="The name differs from the register")
    assert page.get_by_label("Reason").input_value().startswith("The name in your profile")
    page.get_by_role("button", name="Reject").click()
    page.get_by_text("Oak House is rejected.").wait_for()
    check(page)

    assert status_of(elm) is Verification.VERIFIED
    assert status_of(oak) is Verification.REJECTED


def test_keeps_its_own_policy_on_every_page(page, homes):
    sign_in(page)

    for place in PAGES:
        page.goto(place)
        check(page)
        assert page.evaluate("document.documentElement.lang") == "en-GB"
        assert page.locator("main").count() == 1


def test_can_be_worked_by_keys_alone(page, homes):
    elm, oak = homes
    sign_in(page)
    page.goto("/admin/care-homes/")

    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Elm House").wait_for()
    page.keyboard.press("j")
    page.get_by_role("heading", name="Oak House").wait_for()
    page.keyboard.press("?")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    page.get_by_text("Oak House is approved.").wait_for()

    assert status_of(oak) is Verification.VERIFIED
    assert status_of(elm) is Verification.IN_REVIEW


def test_types_letters_into_fields_and_not_into_shortcuts(page, homes):
    sign_in(page)
    page.get_by_role("button", name="Start the next review").click()

    page.get_by_label("Reason").press_sequentially("jar of a kind?")

    assert page.get_by_label("Reason").input_value() == "jar of a kind?"
    assert not page.get_by_role("dialog").is_visible()


def test_leaves_nothing_in_the_browser_after_sign_out(page, homes):
    sign_in(page)
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("heading", name="Sign in").wait_for()

    page.go_back()

    assert page.get_by_role("heading", name="Sign in").is_visible()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    # The cookie that is left belongs to the sign-in form and names nobody.
    assert len(page.context.cookies()) == 1
