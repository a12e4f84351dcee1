from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from tests.booking.conftest import told
from vicarity.booking import handling, rules, service
from vicarity.booking.events import BookingApplied, BookingConfirmed, BookingTaken
from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.shift.enums import BookingMode, BookingStatus, ShiftStatus
from vicarity.shift.models import Booking, Shift


def test_applies_and_tells_the_home(apply, shift, worker, published):
    answer = apply(shift, message="I know the house.")

    assert answer.status_code == 201
    assert answer.json["status"] == "applied"
    assert answer.json["shift_id"] == answer.json["shift"]["id"] == str(shift.id)
    assert answer.json["worker_id"] == str(worker.id)
    assert answer.json["message"] == "I know the house."
    assert answer.json["shift"]["estimated_pay"] == 1400 * 450 // 60
    assert [str(event.booking_id) for event in published(BookingApplied)] == [answer.json["id"]]
    assert published(BookingConfirmed) == published(BookingTaken) == []


def test_needs_no_body(client, signed_in, worker, shift):
    answer = client.post(f"/api/shifts/{shift.id}/bookings", headers=signed_in(worker))

    assert answer.status_code == 201


def test_takes_a_place_at_once_where_the_home_need_not_answer(
    make, apply, home, session, published
):
    shift = make.shift(home=home, booking_mode=BookingMode.INSTANT)

    answer = apply(shift)

    session.refresh(shift)
    assert (answer.status_code, answer.json["status"], shift.confirmed) == (201, "confirmed", 1)
    assert len(published(BookingConfirmed)) == len(published(BookingTaken)) == 1
    assert published(BookingApplied) == []


def test_keeps_what_made_the_worker_eligible(make, apply, home, session, worker):
    shift = make.shift(home=home, booking_mode=BookingMode.INSTANT)

    answer = apply(shift)

    evidence = session.get(Booking, answer.json["id"]).evidence
    assert evidence["how"] == "instant"
    assert evidence["by"] == str(worker.id)
    assert evidence["terms"]["hourly_rate"] == 1400
    assert evidence["terms"]["starts_at"] == shift.starts_at.isoformat()
    assert all(finding["passed"] for finding in evidence["findings"])
    held = {one["required"]: one for one in evidence["credentials"]}
    assert {"DBS_ENHANCED", "RIGHT_TO_WORK"} <= set(held)
    assert held["DBS_ENHANCED"]["credential_id"]
    assert evidence["working_time"] == {
        "minutes_in_17_weeks": 450,
        "opted_out": False,
        "rest_excused": False,
    }


def test_says_how_to_get_there_to_who_is_booked_alone(make, apply, home):
    asked = apply(make.shift(home=home)).json["care_home"]
    taken = apply(
        make.shift(
            home=home,
            starts_at=clock.now() + timedelta(days=3),
            booking_mode=BookingMode.INSTANT,
        )
    ).json["care_home"]

    way = {"address_line_1", "postcode", "contact_name", "phone"}
    assert {name for name in way if asked[name]} == set()
    assert {name for name in way if taken[name]} == way
    assert asked["name"] == taken["name"] == "Elm House"


class TestRefusals:
    def test_knows_no_shift_that_is_not_there_or_not_published(self, make, apply):
        draft = make.shift(status=ShiftStatus.DRAFT)

        assert told(apply(draft)) == (404, "shift_not_found")
        draft.id = uuid4()
        assert told(apply(draft)) == (404, "shift_not_found")

    def test_takes_no_one_for_a_shift_that_is_over(self, make, apply):
        begun = make.shift(starts_at=clock.now() - timedelta(minutes=1))
        cancelled = make.shift(status=ShiftStatus.CANCELLED, published_at=clock.now())

        assert told(apply(begun)) == (409, "shift_not_open")
        assert told(apply(cancelled)) == (409, "shift_not_open")

    def test_takes_nobody_twice(self, apply, shift):
        apply(shift)

        assert told(apply(shift)) == (409, "already_booked")

    def test_tells_who_has_the_last_place_that_they_have_it(self, make, apply):
        shift = make.shift(booking_mode=BookingMode.INSTANT)
        apply(shift)

        assert told(apply(shift)) == (409, "already_booked")

    def test_takes_nobody_for_a_shift_that_is_full(self, make, apply, shift):
        make.booking(shift=shift, worker=make.user())

        assert told(apply(shift)) == (409, "shift_full")

    def test_takes_nobody_who_has_another_shift_at_that_time(self, make, apply, shift, worker):
        make.booking(shift=make.shift(starts_at=shift.starts_at), worker=worker)

        assert told(apply(shift)) == (409, "overlapping_booking")

    def test_says_why_somebody_may_not_work_and_what_would_change_that(self, make, asking, shift):
        worker = make.eligible(but=["DBS_ENHANCED"])

        answer = asking(worker)("POST", f"/shifts/{shift.id}/bookings")

        assert told(answer) == (403, "not_eligible")
        (reason,) = answer.json["reasons"]
        assert (reason["code"], reason["qualification"]) == ("credential_required", "DBS_ENHANCED")
        assert reason["message"].endswith("is missing.")
        assert reason["mend"]

    @pytest.mark.parametrize("status", [Verification.PENDING, Verification.SUSPENDED])
    def test_lets_nobody_work_at_a_home_that_is_not_verified(self, make, apply, status):
        answer = apply(make.shift(home=make.care_home(status=status)))

        assert told(answer) == (403, "not_eligible")
        assert [reason["code"] for reason in answer.json["reasons"]] == ["home_not_verified"]

    def test_names_how_far_the_profile_is(self, make, asking, shift):
        worker = make.eligible(profile_completion_percentage=85)

        answer = asking(worker)("POST", f"/shifts/{shift.id}/bookings")

        assert told(answer) == (403, "profile_incomplete")
        assert "85%" in answer.json["detail"]

    def test_takes_no_one_for_other_terms_than_they_saw(self, apply, shift, session, as_worker):
        seen = as_worker("GET", f"/shifts/{shift.id}").json["terms"]
        shift.hourly_rate -= 1
        session.commit()

        assert told(apply(shift, terms=seen)) == (409, "terms_changed")
        shift.hourly_rate += 1
        session.commit()
        assert apply(shift, terms=seen).status_code == 201

    def test_stops_who_applies_again_and_again(self, make, apply, shift, worker):
        for _ in range(rules.MOST_TRIES):
            make.booking(shift=shift, worker=worker, status=BookingStatus.WITHDRAWN)

        assert told(apply(shift)) == (409, "tried_too_often")


@pytest.mark.parametrize("instant", [True, False])
def test_judges_again_what_changed_while_it_was_judged(
    make, apply, as_home, home, session, monkeypatch, instant
):
    """The rules are asked before the shift is locked; what they said of another rate is void."""
    mode = BookingMode.INSTANT if instant else BookingMode.APPROVE
    shift = make.shift(home=home, booking_mode=mode)
    booking = None if instant else apply(shift).json["id"]
    judge, asked = service.judged, []

    def judged(worker_id, shift_id):
        found = judge(worker_id, shift_id)
        if not asked:
            later = {"hourly_rate": 900, "updated_at": clock.now() + timedelta(seconds=1)}
            session.execute(update(Shift).where(Shift.id == shift_id).values(**later))
        asked.append(shift_id)
        return found

    monkeypatch.setattr(service if instant else handling, "judged", judged)
    confirm = f"/care-home/bookings/{booking}/confirm"
    answer = apply(shift) if instant else as_home("POST", confirm)

    assert len(asked) == 2
    assert [reason["code"] for reason in answer.json["reasons"]] == ["below_minimum_wage"]
