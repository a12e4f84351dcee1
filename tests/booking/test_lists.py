import random
from datetime import timedelta

import pytest

from tests.booking.conftest import told
from vicarity.core import clock
from vicarity.shift.enums import BookingStatus

S = BookingStatus


@pytest.fixture
def bookings(make, home, worker):
    """Return bookings at all sorts of times, two of them at the same."""
    random.seed(7)
    hours = [24, 24, 30, 48, 49, 72, 100, 200, 201]
    random.shuffle(hours)
    return [
        make.booking(
            shift=make.shift(home=home, starts_at=clock.now() + timedelta(hours=ahead), hours=1),
            worker=worker,
            status=[S.APPLIED, S.WITHDRAWN, S.DECLINED][number % 3],
        )
        for number, ahead in enumerate(hours)
    ]


def walk(ask, path):
    """Follow the cursors to the end."""
    found, cursor = [], ""
    while cursor is not None:
        page = ask("GET", path + (f"&cursor={cursor}" if cursor else "")).json
        found += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
    return found


@pytest.mark.parametrize("sort", ["starts_at", "-starts_at"])
@pytest.mark.parametrize("side", ["worker", "care-home"])
def test_goes_through_everything_once_in_order(as_worker, as_home, bookings, side, sort):
    ask = as_worker if side == "worker" else as_home

    found = walk(ask, f"/{side}/bookings?limit=2&sort={sort}")

    right = sorted(bookings, key=lambda one: (one.starts_at, one.id), reverse=sort[0] == "-")
    assert found == [str(one.id) for one in right]


def test_shows_only_what_is_asked_for(as_worker, as_home, bookings):
    applied = {str(one.id) for one in bookings if one.status is S.APPLIED}
    first = bookings[0]
    day = first.starts_at.date() + timedelta(days=2)
    late = {str(one.id) for one in bookings if one.starts_at.date() >= day}

    assert set(walk(as_worker, "/worker/bookings?status=applied")) == applied
    assert set(walk(as_home, "/care-home/bookings?status=applied")) == applied
    assert set(walk(as_home, f"/care-home/bookings?shift_id={first.shift_id}")) == {str(first.id)}
    assert set(walk(as_worker, f"/worker/bookings?from={day}")) == late
    assert set(walk(as_worker, f"/worker/bookings?to={day - timedelta(days=1)}")) == (
        {str(one.id) for one in bookings} - late
    )


def test_tells_a_worker_what_is_still_to_come_from_what_is_over(make, home, as_worker, worker):
    def booked(ahead, status):
        starts_at = clock.now() + timedelta(hours=ahead)
        shift = make.shift(home=home, starts_at=starts_at, hours=2)
        return str(make.booking(shift=shift, worker=worker, status=status).id)

    over = [booked(-9, S.CONFIRMED), booked(-5, S.APPLIED), booked(30, S.CANCELLED_BY_HOME)]
    coming = [booked(-1, S.CONFIRMED), booked(5, S.APPLIED), booked(50, S.CONFIRMED)]

    assert walk(as_worker, "/worker/bookings?part=upcoming&limit=2") == coming
    assert walk(as_worker, "/worker/bookings?part=past&limit=1") == over
    assert walk(as_worker, "/worker/bookings?part=past&sort=-starts_at") == over[::-1]


def test_knows_no_other_part_of_a_workers_bookings(as_worker):
    assert as_worker("GET", "/worker/bookings?part=soon").status_code == 422


@pytest.mark.parametrize("asked", ["status=lost", "cursor=x", "limit=0", "sort=reason", "who=me"])
def test_refuses_what_it_does_not_know(as_worker, as_home, asked):
    assert as_worker("GET", f"/worker/bookings?{asked}").status_code == 422
    assert as_home("GET", f"/care-home/bookings?{asked}").status_code == 422


COMPARED = {"distance_miles", "years_experience", "verified_credentials", "past_bookings"}
NAMED = {"last_name", "phone"}
SEEN = {
    S.APPLIED: COMPARED,
    S.CONFIRMED: COMPARED | NAMED,
    S.COMPLETED: {"last_name", "past_bookings"},
    S.NO_SHOW: {"last_name", "past_bookings"},
}


@pytest.mark.parametrize("status", list(S))
def test_shows_a_home_only_what_the_two_have_to_do_with_each_other(
    make, shift, as_home, status, session
):
    worker = make.eligible(
        phone="+447700900123", easting=430000, northing=437000, years_experience="3-5",
        address_line_1="1 Home Road", postcode="LS6 3AB", dbs_certificate_number="001234567890",
    )  # fmt: skip
    booking = make.booking(shift=shift, worker=worker, status=status)

    (item,) = as_home("GET", "/care-home/bookings").json["items"]
    one = as_home("GET", f"/care-home/bookings/{booking.id}").json

    assert one == item
    shown = item["worker"]
    empty = (None, [])
    assert {name for name in COMPARED | NAMED if shown[name] not in empty} == SEEN.get(
        status, set()
    )
    assert shown["name"] == ("Bea Finch" if "last_name" in SEEN.get(status, ()) else "Bea F.")
    assert shown["first_name"] == "Bea"
    assert "1 Home Road" not in str(one)
    assert "001234567890" not in str(one)
    assert worker.email not in str(one)


def test_lets_homes_compare_applicants(make, home, shift, as_home):
    today = clock.today()
    worker = make.eligible(easting=430000, northing=437000, until=today)
    make.credential(
        user=worker, code="STOMA_CARE", verification_status="verified",
        expiry_date=today - timedelta(days=1),
    )  # fmt: skip
    make.credential(user=worker, code="COSHH", verification_status="pending")
    past = make.shift(home=home, starts_at=clock.now() - timedelta(days=9))
    elsewhere = make.shift(starts_at=clock.now() - timedelta(days=5))
    for one in (past, elsewhere):
        make.booking(shift=one, worker=worker, status=S.COMPLETED)
    make.booking(shift=shift, worker=worker, status=S.APPLIED)

    (item,) = as_home("GET", f"/care-home/bookings?shift_id={shift.id}").json["items"]

    shown = item["worker"]
    held = {one["code"]: one["valid_until"] for one in shown["verified_credentials"]}
    assert held["DBS_ENHANCED"] == today.isoformat()
    assert not {"STOMA_CARE", "COSHH"} & set(held)
    assert shown["past_bookings"] == 1
    assert shown["distance_miles"] == 2  # 4 km


def test_shows_homes_nobody_who_has_not_applied(make, shift, worker, as_home):
    assert as_home("GET", f"/care-home/bookings?shift_id={shift.id}").json["items"] == []
    assert told(as_home("GET", f"/care-home/bookings/{worker.id}")) == (404, "booking_not_found")
