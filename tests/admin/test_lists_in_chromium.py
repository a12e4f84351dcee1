"""The lists in a real browser: text of strangers does nothing, and every button works."""

from datetime import timedelta

import pytest

from tests.admin import test_in_chromium as chromium_tests
from tests.admin.lists import NASTY, document
from tests.admin.test_in_chromium import CHROMIUM, check
from tests.factories import PASSWORD, Factories
from vicarity.account.enums import Role
from vicarity.admin.queries import qualifications
from vicarity.care_home.enums import Verification
from vicarity.care_home.events import CareHomeVerified
from vicarity.core import audit, clock
from vicarity.core.outbox import OutboxMessage
from vicarity.extensions import db

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH")

# The application, its server and the browser are those of the other module.
console_app, address = chromium_tests.console_app, chromium_tests.address
chromium, page = chromium_tests.chromium, chromium_tests.page

ADMIN = "admin.person@example.com"
LISTS = (
    "workers",
    "users",
    "qualifications",
    "documents",
    "emails",
    "jobs",
    "audit-log",
    "exports",
    "search/?q=ada",
)
NASTIEST = "".join(NASTY[:3])


@pytest.fixture
def hostile(console_app):
    """One of everything, its every text written by somebody who means harm."""
    with console_app.app_context():
        db.session.session_factory.configure(join_transaction_mode="conditional_savepoint")
        yield filled(Factories(db.session))
        for table in ("outbox_messages", "credentials", "documents", "console_sessions"):
            db.session.execute(db.text(f"DELETE FROM {table}"))
        db.session.execute(db.text("DELETE FROM qualifications WHERE code = 'NASTY'"))
        db.session.execute(db.text("DELETE FROM users"))
        db.session.commit()
        db.session.remove()


def filled(make):
    admin = make.user(email=ADMIN, password=PASSWORD, role=Role.ADMIN)
    user = make.user(email="ada@example.com")
    make.worker(user=user, first_name=f"Ada {NASTIEST}"[:100], last_name=NASTIEST, city=NASTIEST)
    make.user(email="new@example.com", verified=False)
    home = make.care_home(business_name=f"Ada {NASTIEST}"[:100], status=Verification.VERIFIED)
    file = document(db.session, user, filename=NASTIEST)
    credential = make.credential(user=user, document_id=file.id, certificate_number=NASTIEST[:60])
    values = {"name": NASTIEST, "description": NASTIEST, "issuer": NASTIEST, "notes": NASTIEST}
    rest = {"category": "training", "display_order": 1}
    added = qualifications.add("NASTY", values | rest)
    dead = OutboxMessage(
        topic=CareHomeVerified.topic(),
        payload={"care_home_id": str(home.id)},
        dead_at=clock.now(),
        created_at=clock.now() - timedelta(days=1),
        last_error=NASTIEST,
    )
    db.session.add(dead)
    audit.record("export", actor_id=admin.id, subject=NASTIEST, after={"facts": NASTIEST})
    db.session.commit()
    return {
        "workers": user.id,
        "users": user.id,
        "documents": file.id,
        "qualifications": added,
        "emails": dead.id,
        "credentials": credential.id,
    }


def sign_in(page):
    page.goto("/admin/login")
    page.get_by_label("Email").fill(ADMIN)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Good").wait_for()


def test_runs_nothing_that_a_stranger_wrote(page, hostile):
    page.on("dialog", lambda dialog: page.mistakes.append(dialog.message))
    sign_in(page)

    for place in LISTS:
        assert page.goto(f"/admin/{place}").status == 200, place
        check(page)
    for place in ("workers", "users", "documents", "qualifications", "emails"):
        assert page.goto(f"/admin/{place}/{hostile[place]}").status == 200, place
        check(page)
        assert page.locator("main").count() == 1


def test_sends_a_dead_letter_again_and_changes_a_qualification(page, hostile):
    sign_in(page)

    page.get_by_role("searchbox", name="Find a person").fill("ada")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Search").wait_for()
    page.goto(f"/admin/emails/{hostile['emails']}")
    page.get_by_role("button", name="Send again").click()
    page.get_by_text("on its way again").wait_for()
    page.goto(f"/admin/qualifications/{hostile['qualifications']}")
    page.get_by_label("Name", exact=True).fill("Safe moving")
    page.get_by_label("Mandatory for every care worker").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("The qualification is saved").wait_for()
    check(page)

    db.session.expire_all()
    assert qualifications.shown(hostile["qualifications"]).name == "Safe moving"


def test_downloads_an_export(page, hostile):
    sign_in(page)
    page.goto("/admin/workers/?q=ada")

    page.get_by_role("link", name="Export").click()
    page.get_by_role("heading", name="Export: Care workers").wait_for()
    check(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()

    assert download.value.suggested_filename.startswith("vicarity-workers-")
    assert download.value.path().read_bytes().startswith(b"\xef\xbb\xbfuser_id,")
