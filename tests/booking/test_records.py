"""What a home reads about those who worked there: what was checked, and who they were."""

from datetime import timedelta

import pytest

from tests.booking.conftest import told
from tests.booking.test_lists import walk
from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.eligibility import agreements
from vicarity.shift.enums import BookingMode, BookingStatus
from vicarity.shift.models import Booking

S = BookingStatus


@pytest.fixture
def booked(apply, shift, as_home):
    """A booking that came about as bookings do."""
    booking = apply(shift).json["id"]
    assert as_home("POST", f"/care-home/bookings/{booking}/confirm").status_code == 200
    return f"/care-home/bookings/{booking}"


@pytest.fixture
def elsewhere(make, asking, session):
    other = make.care_home(status=Verification.VERIFIED)
    return asking(session.get(User, other.user_id))


def test_says_what_was_checked_when_somebody_was_booked(booked, shift, as_home):
    found = as_home("GET", f"{booked}/evidence").json

    assert found["how"] == "approved"
    assert found["terms"]["hourly_rate"] == shift.hourly_rate
    dbs = next(one for one in found["credentials"] if one["code"].startswith("DBS"))
    assert "DBS" in dbs["name"]
    assert found["checks"] == ["age", "overlap", "rest", "weekly_hours", "minimum_wage"]


def test_names_what_met_a_requirement_instead(make, shift, asking, as_home):
    worker = make.eligible(but=["CARE_CERTIFICATE"])
    make.credential(user=worker, code="L2_ASCC", verification_status="verified")
    applied = asking(worker)("POST", f"/shifts/{shift.id}/bookings").json["id"]
    (seen,) = as_home("GET", "/care-home/bookings").json["items"]
    diploma = next(
        one for one in seen["worker"]["verified_credentials"] if one["code"] == "L2_ASCC"
    )
    assert diploma["fulfils"] == ["L2_ASCC", "CARE_CERTIFICATE"]

    as_home("POST", f"/care-home/bookings/{applied}/confirm")

    found = as_home("GET", f"/care-home/bookings/{applied}/evidence").json
    met = {one["code"]: one["met_by"] for one in found["credentials"]}
    assert met["CARE_CERTIFICATE"] == diploma["name"]
    assert {said for code, said in met.items() if code != "CARE_CERTIFICATE"} == {None}


def test_keeps_to_the_worker_what_is_theirs(apply, shift, as_home, worker, session):
    agreements.agree(worker.id, opted_out=True)
    booking = apply(shift).json["id"]
    as_home("POST", f"/care-home/bookings/{booking}/confirm")

    said = as_home("GET", f"/care-home/bookings/{booking}/evidence").text

    kept = session.get(Booking, booking).evidence
    assert kept["working_time"]["opted_out"]
    assert "opted_out" not in said
    assert "minutes_in_17_weeks" not in said
    assert kept["by"] not in said
    for credential in kept["credentials"]:
        assert credential["credential_id"] not in said


def test_says_that_rest_was_arranged(make, home, shift, worker, apply, as_home):
    near = make.shift(
        home=make.care_home(status=Verification.VERIFIED),
        starts_at=shift.ends_at + timedelta(hours=3),
    )
    booking = apply(shift).json["id"]
    make.booking(shift=near, worker=worker)
    as_home(
        "POST", f"/care-home/shifts/{shift.id}/rest-exceptions",
        worker_id=str(worker.id), reason="A day off after.",
    )  # fmt: skip
    as_home("POST", f"/care-home/bookings/{booking}/confirm")

    checks = as_home("GET", f"/care-home/bookings/{booking}/evidence").json["checks"]

    assert "rest_excused" in checks
    assert "rest" not in checks


@pytest.mark.parametrize("act", ["complete", "no-show"])
def test_is_read_by_the_whole_team_afterwards_as_well(
    booked, as_home, later, act, make, home, asking
):
    later(days=1, hours=1)
    as_home("POST", f"{booked}/{act}")
    staff = asking(make.member(home, role=Role.CARE_HOME_STAFF))

    assert staff("GET", f"{booked}/evidence").status_code == 200


def test_is_for_no_other_home(booked, elsewhere):
    assert told(elsewhere("GET", f"{booked}/evidence")) == (404, "evidence_not_found")


@pytest.mark.parametrize("status", [one for one in S if one not in (S.CONFIRMED, S.COMPLETED)])
def test_is_only_of_who_was_booked(make, shift, worker, as_home, status):
    evidence = {"at": "2026-11-22T08:00:00+00:00"} if status is not S.NO_SHOW else None
    booking = make.booking(shift=shift, worker=worker, status=status, evidence=evidence)

    answer = as_home("GET", f"/care-home/bookings/{booking.id}/evidence")

    assert told(answer) == (404, "evidence_not_found")


def test_says_that_a_place_was_taken_at_once(make, home, apply, as_home):
    taken = apply(make.shift(home=home, booking_mode=BookingMode.INSTANT)).json["id"]

    assert as_home("GET", f"/care-home/bookings/{taken}/evidence").json["how"] == "instant"


@pytest.fixture
def people(make, home):
    """Five people with a past at the home, and two without."""
    found = []
    for number in range(5):
        worker = make.eligible(first_name=f"Bea{number}")
        begins = clock.now() - timedelta(days=3 * (number // 2) + 2)
        make.booking(
            shift=make.shift(home=home, starts_at=begins), worker=worker, status=S.COMPLETED
        )
        found.append(worker)
    make.booking(shift=make.shift(home=home), worker=make.eligible(), status=S.APPLIED)
    make.booking(shift=make.shift(), worker=make.eligible(), status=S.COMPLETED)
    return found


def test_lists_who_worked_here_and_nobody_else(people, as_home):
    found = walk(as_home, "/care-home/people?limit=2")

    assert len(found) == len(set(found)) == 5
    assert set(found) == {str(one.id) for one in people}


def test_counts_shifts_and_knows_what_the_home_thinks(people, make, home, as_home, as_worker):
    first, second = people[:2]
    began = clock.now() - timedelta(days=1)
    missed = make.shift(home=home, starts_at=began)
    make.booking(shift=missed, worker=first, status=S.NO_SHOW)
    as_home("PUT", f"/care-home/favourites/{first.id}")
    as_home("PUT", f"/care-home/blocks/{second.id}")

    items = as_home("GET", "/care-home/people").json["items"]

    found = {item["id"]: item for item in items}
    assert items[0]["id"] == str(first.id)
    assert items[0]["name"] == "Bea0 Finch"
    of_first, of_second = found[str(first.id)], found[str(second.id)]
    assert (of_first["completed"], of_first["missed"], of_first["favourite"]) == (1, 1, True)
    assert (of_second["blocked"], of_second["favourite"]) == (True, False)


def test_does_not_say_whom_workers_avoid(people, home, as_home, asking):
    asking(people[0])("PUT", f"/worker/blocks/{home.id}")

    items = as_home("GET", "/care-home/people").json["items"]

    assert not any(item["blocked"] for item in items)


def test_shows_people_to_their_home_alone(people, elsewhere):
    assert elsewhere("GET", "/care-home/people").json["items"] == []


def test_refuses_a_place_that_is_none(as_home):
    assert told(as_home("GET", "/care-home/people?cursor=x")) == (422, "unknown_cursor")
