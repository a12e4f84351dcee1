import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.admin.lists import document
from tests.factories import PASSWORD
from vicarity.account.enums import Role
from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.core.audit import AuditEvent

COOKIE = "vicarity_console"


class Browser:
    """A browser at the console: keeps its cookie, and sends the token of the page it is on."""

    def __init__(self, app):
        self._client = app.test_client()

    def get(self, address, **more):
        return self._client.get(address, **more)

    def post(self, address, form=None, *, on=None, **more):
        """Send a form with the token of the page ``on``; without ``on``, send it without."""
        token = {"csrf_token": csrf_of(self.get(on))} if on else {}
        return self._client.post(address, data=token | (form or {}), **more)

    def sign_in(self, email, password=PASSWORD):
        form = {"email": email, "password": password}
        return self.post("/admin/login", form, on="/admin/login")

    @property
    def cookie(self):
        found = self._client.get_cookie(COOKIE)
        return found and found.value

    @cookie.setter
    def cookie(self, value):
        self._client.set_cookie(COOKIE, value)


def csrf_of(page):
    return re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]


def seen_on(page):
    return re.search(r'name="seen" value="([^"]+)"', page.text)[1]


@pytest.fixture
def browser(app, session):
    return Browser(app)


@pytest.fixture
def console(app, make):
    """Return the browser of a member of staff who has signed in: ``console(Role.ADMIN)``."""

    def signed_in(role=Role.VERIFIER, **given):
        staff = make.user(password=PASSWORD, role=role, **given)
        browser = Browser(app)
        browser.staff = staff
        assert browser.sign_in(staff.email).status_code == 302
        return browser

    return signed_in


@pytest.fixture
def decide(session):
    """Decide on a home the way a person does: open its page, press a button."""

    def press(browser, home, decision, **form):
        address = f"/admin/care-homes/{home.id}"
        page = browser.get(address)
        seen = {"seen": seen_on(page), "csrf_token": csrf_of(page)} if "name=" in page.text else {}
        answer = browser.post(address, seen | {"decision": decision} | form)
        session.refresh(home)
        return answer

    return press


@pytest.fixture
def waiting(make):
    """Make homes that wait, the first the longest."""

    def homes(*names, **given):
        now = clock.now()
        return [
            make.care_home(
                business_name=name,
                status=Verification.IN_REVIEW,
                submitted_at=now - timedelta(days=10 - place),
                **given,
            )
            for place, name in enumerate(names)
        ]

    return homes


@pytest.fixture
def claims(make, session):
    """Make credentials of one worker that wait, with evidence, the first the longest."""

    def of_worker(*codes, user=None, evidence=True, **given):
        now = clock.now()
        if user is None:
            user = make.user()
            make.worker(user=user, first_name="Ada", last_name="Finch", city="Leeds")
        return [
            make.credential(
                user=user,
                code=code,
                **{
                    "issue_date": clock.today() - timedelta(days=30),
                    "submitted_at": now - timedelta(days=10 - place),
                    "document_id": document(session, user).id if evidence else None,
                }
                | given,
            )
            for place, code in enumerate(codes)
        ]

    return of_worker


@pytest.fixture
def judge(session):
    """Decide on a credential the way a person does: open its page, press a button."""

    def press(browser, credential, decision, **form):
        address = f"/admin/credentials/{credential.id}"
        page = browser.get(address)
        found = re.findall(r'name="(expiry_\w+)"[^>]*value="(\d*)"', page.text)
        seen = {"seen": seen_on(page), "csrf_token": csrf_of(page)} if "seen" in page.text else {}
        answer = browser.post(address, dict(found) | seen | {"decision": decision} | form)
        session.refresh(credential)
        return answer

    return press


@pytest.fixture
def acts(session):
    """Return what the trail holds of one kind."""

    def of(action):
        return session.scalars(select(AuditEvent).where(AuditEvent.action == action)).all()

    return of
