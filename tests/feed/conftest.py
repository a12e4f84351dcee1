import pytest
from icalendar import Calendar

from tests.booking import conftest as bookings

asking, home, shift, worker = bookings.asking, bookings.home, bookings.shift, bookings.worker
apply, as_home, as_worker, later = (
    bookings.apply,
    bookings.as_home,
    bookings.as_worker,
    bookings.later,
)


@pytest.fixture
def subscribed(as_worker):
    """Make the worker's link, and return its path."""
    url = as_worker("POST", "/worker/calendar-feed").json["url"]
    return url.removeprefix("https://vicarity.test")


@pytest.fixture
def fetch(client):
    """Read a calendar as a program would; return its events by the id of their booking."""

    def events(path):
        answer = client.get(path)
        assert answer.status_code == 200, answer.text
        found = Calendar.from_ical(answer.data).walk("VEVENT")
        return {str(event["uid"]).removesuffix("@vicarity"): event for event in found}

    return events
