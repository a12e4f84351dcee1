from datetime import timedelta

import pytest

from vicarity.account.models import User
from vicarity.care_home.enums import Verification
from vicarity.core import clock


@pytest.fixture
def home(make):
    return make.care_home(status=Verification.VERIFIED, easting=430000, northing=433000)


@pytest.fixture
def shift(make, home):
    return make.shift(home=home)


@pytest.fixture
def worker(make):
    return make.eligible(phone="+447700900123", easting=430000, northing=437000)


@pytest.fixture
def asking(client, signed_in):
    """Ask as somebody: ``asking(worker)("POST", "/worker/bookings/…", reason="Ill.")``."""

    def person(user, **headers):
        known = signed_in(user) | headers

        def ask(method, path, **body):
            sent = {} if method == "GET" else {"json": body}
            return client.open(f"/api{path}", method=method, headers=known, **sent)

        return ask

    return person


@pytest.fixture
def as_worker(asking, worker):
    return asking(worker)


@pytest.fixture
def as_home(asking, session, home):
    return asking(session.get(User, home.user_id))


@pytest.fixture
def apply(as_worker):
    return lambda shift, **body: as_worker("POST", f"/shifts/{shift.id}/bookings", **body)


@pytest.fixture
def later(monkeypatch):
    """Move the clock: ``later(hours=30)``."""

    def move(**ahead):
        there = clock.now() + timedelta(**ahead)
        monkeypatch.setattr(clock, "now", lambda: there)

    return move


def told(response):
    return response.status_code, response.json["code"]
