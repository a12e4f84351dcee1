"""Counting shifts by day: held against the search, and one promise at a time."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from tests.board.conftest import EASTING, NORTHING
from tests.board.test_search import ROLES, crowd, near  # noqa: F401 - crowd is a fixture
from tests.shift.conftest import told
from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.core.clock import LONDON
from vicarity.shift.enums import BookingStatus
from vicarity.worker.models import WorkerProfile


def on(item):
    return datetime.fromisoformat(item["starts_at"]).astimezone(LONDON).date().isoformat()


@pytest.fixture
def count(ask):
    """Return how many shifts each day has, without the days that have none."""

    def found(**asked):
        answer = ask("/days", **asked)
        assert answer.status_code == 200, answer.json
        return {item["day"]: item["shifts"] for item in answer.json["items"] if item["shifts"]}

    return found


@pytest.mark.parametrize(
    "asked",
    [
        {"radius_miles": 1},
        {"radius_miles": 30},
        {"radius_miles": 60, "role": list(ROLES[:2]), "min_rate": 1350},
        {"radius_miles": 60, "shift_type": ["early", "night"]},
        {"radius_miles": 100, "min_rate": 2001},
    ],
)
def test_counts_what_the_search_finds(crowd, search, count, asked):  # noqa: F811 - as above
    assert count(**asked) == Counter(on(item) for item in search(**asked))


def test_answers_every_day_that_was_asked_for(ask, worker):
    first = clock.today() + timedelta(days=3)
    asked = {"from": first.isoformat(), "to": (first + timedelta(days=2)).isoformat()}

    items = ask("/days", **asked).json["items"]

    days = [(first + timedelta(days=number)).isoformat() for number in range(3)]
    assert items == [{"day": day, "shifts": 0, "booked": False} for day in days]
    assert len(ask("/days").json["items"]) == 42
    assert ask("/days").json["items"][0]["day"] == clock.today().isoformat()


def test_begins_and_ends_days_on_the_clocks_of_london(make, count):
    midnight = datetime(2027, 7, 2, tzinfo=LONDON)
    for starts_at in (midnight - timedelta(minutes=1), midnight):
        near(make, starts_at=starts_at)

    assert count(**{"from": "2027-06-25", "to": "2027-07-09"}) == {"2027-07-01": 1, "2027-07-02": 1}


def test_leaves_out_what_is_full_has_begun_or_is_far_away(make, count):
    make.booking(shift=near(make), worker=make.user())
    near(make, starts_at=clock.now() - timedelta(minutes=5))
    home = make.care_home(status=Verification.VERIFIED, easting=EASTING + 30_000, northing=NORTHING)
    make.shift(home=home)

    assert count() == {}


def test_says_on_which_days_one_is_booked(make, ask, worker):
    booked, applied = near(make), near(make, starts_at=clock.now() + timedelta(days=9))
    make.booking(shift=booked, worker=worker)
    make.booking(shift=applied, worker=worker, status=BookingStatus.APPLIED)

    items = ask("/days").json["items"]

    day = booked.starts_at.astimezone(LONDON).date().isoformat()
    assert [item["day"] for item in items if item["booked"]] == [day]


def test_counts_no_further_than_a_calendar_says(make, count):
    home = make.care_home(status=Verification.VERIFIED, easting=EASTING, northing=NORTHING)
    starts_at = clock.now() + timedelta(days=2)
    for _ in range(101):
        make.shift(home=home, starts_at=starts_at)

    assert list(count().values()) == [100]


@pytest.mark.parametrize(
    ("asked", "code", "pointer"),
    [
        ({"from": "2027-01-01", "to": "2027-02-12"}, "too_many_days", "to"),
        ({"from": "1999-12-31"}, "invalid", "from"),
        ({"to": "9999-12-31"}, "invalid", "to"),
        ({"from": "soon"}, "invalid", "from"),
        ({"postcode": "BX1 1AA"}, "place_unknown", "postcode"),
        ({"sort": "rate"}, "invalid", "sort"),
    ],
)
def test_points_at_what_it_cannot_answer(ask, asked, code, pointer):
    status, said, pointers = told(ask("/days", **asked))

    assert (status, pointers) == (422, [f"#/{pointer}"])
    assert said == code or code == "invalid"


def test_has_no_days_where_the_last_comes_before_the_first(ask):
    asked = {"from": date(2027, 1, 5).isoformat(), "to": date(2027, 1, 4).isoformat()}

    assert ask("/days", **asked).json["items"] == []


def test_opens_with_a_complete_profile(ask, session, worker):
    profile = session.query(WorkerProfile).filter_by(user_id=worker.id).one()
    profile.profile_completion_percentage = 75
    session.commit()

    assert told(ask("/days")) == (403, "profile_incomplete", [])
