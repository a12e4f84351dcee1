"""A verifier's morning in a real browser, with real documents to look at."""

from datetime import timedelta
from io import BytesIO

import pytest

from tests.admin import test_in_chromium as chromium_tests
from tests.conftest import ROOT
from tests.document.conftest import keep_at
from tests.document.files import pdf
from tests.factories import PASSWORD, Factories
from vicarity.account.enums import Role
from vicarity.core import clock
from vicarity.core.database import unit_of_work
from vicarity.document import service
from vicarity.document.enums import DocumentKind
from vicarity.extensions import db
from vicarity.qualification.models import Credential

# The application, its server and the browser are those of the other module.
console_app, address = chromium_tests.console_app, chromium_tests.address
chromium, page = chromium_tests.chromium, chromium_tests.page

VERIFIER, COLLEAGUE = "priya.shah@example.com", "sam.jones@example.com"
COURSES = ("FIRE_SAFETY", "EDI", "GDPR", "HEALTH_SAFETY", "BASIC_LIFE_SUPPORT")
AXE = (ROOT / "tests" / "browser" / "axe.min.js").read_text()


@pytest.fixture
def make(console_app, monkeypatch, tmp_path):
    """Make rows that the browser sees, and files that are really there."""
    keep_at(console_app, monkeypatch, storage_url=f"file://{tmp_path / 'uploads'}")
    with console_app.app_context():
        db.session.session_factory.configure(join_transaction_mode="conditional_savepoint")
        yield Factories(db.session)
        chromium_tests.empty()


@pytest.fixture
def staff(make):
    for email in (VERIFIER, COLLEAGUE):
        make.user(email=email, password=PASSWORD, role=Role.VERIFIER)


@pytest.fixture
def stored(make):
    """Keep a file as somebody's document and return its id."""

    def keep(user, content=None, name="certificate.pdf", kind=DocumentKind.QUALIFICATION):
        with unit_of_work():
            return service.store(user.id, kind, name, BytesIO(content or pdf(pages=2)))["id"]

    return keep


@pytest.fixture
def queue(make, staff, stored):
    """Five credentials of one worker wait, each with its evidence."""
    worker = make.user(email="ada.finch@example.com")
    make.worker(user=worker, first_name="Ada", last_name="Finch", city="Leeds")
    file, now = stored(worker), clock.now()
    rows = [
        make.credential(
            user=worker,
            code=code,
            document_id=file,
            issue_date=clock.today() - timedelta(days=20),
            submitted_at=now - timedelta(hours=5 - place),
        )
        for place, code in enumerate(COURSES)
    ]
    return [loose(row) for row in rows]


def loose(row):
    """Return a row that needs no open transaction, which the database would end meanwhile."""
    db.session.refresh(row)
    db.session.expunge(row)
    db.session.rollback()
    return row


def states(queue):
    """Return where each credential stands now, and what was asked about it."""
    rows = [db.session.get(Credential, one.id) for one in queue]
    found = [(row.verification_status.value, row.question) for row in rows]
    db.session.rollback()
    return found


def sign_in(page, email=VERIFIER):
    page.goto("/admin/login")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Good").wait_for()


def audit_page(page):
    """Refuse what axe finds, a broken policy, a script's mistake, and scrolling sideways."""
    chromium_tests.check(page)
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")["violations"]
    told = [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
    assert told == [], page.url
