from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tests.board.conftest import EASTING, NORTHING
from tests.booking import conftest as bookings
from tests.workers_rq import conftest as jobs
from vicarity.care_home.enums import Verification
from vicarity.core import clock
from workers_rq import digests

asking, work = bookings.asking, jobs.work

#: Later than the database's clock, by which messages become due; a Thursday, 12:00 in London.
NOW = datetime(2096, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def travelled():
    """The clock, which the tests move."""
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def worker(make):
    return make.eligible(
        phone="+447700900123", easting=EASTING, northing=NORTHING, travel_radius_miles=10
    )


@pytest.fixture
def as_worker(asking, worker):
    """Ask as the worker, who signs in anew: these tests last for days."""
    return lambda method, path, **body: asking(worker)(method, path, **body)


@pytest.fixture
def home(make):
    return home_at(make, miles=2)


def home_at(make, miles, **given):
    place = {"easting": EASTING, "northing": NORTHING + int(miles * 1609.344)}
    return make.care_home(status=Verification.VERIFIED, **place | given)


@pytest.fixture
def posted(make, home):
    """Publish a shift now: ``posted(hours=3, role="care_assistant")``; it begins in three days."""

    def publish(**given):
        starts = clock.now() + timedelta(days=3)
        return make.shift(**{"home": home, "starts_at": starts} | given)

    return publish


@pytest.fixture
def wants(as_worker):
    """Have the worker choose: ``wants("daily", radius_miles=5)``."""

    def choose(digest, **more):
        answer = as_worker("PUT", "/worker/notifications", digest=digest, **more)
        assert answer.status_code == 200, answer.text
        return answer.json

    return choose


@pytest.fixture
def digest(travelled, handle, mailbox):
    """Let the clock show a moment, run the chore, and return the mails it causes."""

    def at(moment):
        travelled.move_to(moment)
        mailbox.clear()
        digests.follow()
        handle()
        return list(mailbox.received)

    return at


def seven(day):
    """Return seven in the morning of a day of November 2096."""
    return datetime(2096, 11, day, 7, tzinfo=UTC)
