"""Every act from every state, and who may do it."""

import pytest
from sqlalchemy import update

from tests.booking.conftest import told
from vicarity.booking.events import (
    BookingCancelledByHome,
    BookingCancelledByWorker,
    BookingConfirmed,
    BookingDeclined,
)
from vicarity.booking.rules import STEPS, Act
from vicarity.care_home.enums import Verification
from vicarity.shift.enums import BookingStatus, ShiftStatus
from vicarity.shift.models import Booking
from vicarity.worker.models import WorkerProfile

S = BookingStatus

#: The contract's arrows, written down a second time.
ARROWS = {
    ("confirm", S.APPLIED): S.CONFIRMED,
    ("decline", S.APPLIED): S.DECLINED,
    ("give up", S.APPLIED): S.WITHDRAWN,
    ("give up", S.CONFIRMED): S.CANCELLED_BY_WORKER,
    ("cancel", S.CONFIRMED): S.CANCELLED_BY_HOME,
    ("complete", S.CONFIRMED): S.COMPLETED,
    ("no-show", S.CONFIRMED): S.NO_SHOW,
}
ACTS = ["confirm", "decline", "cancel", "complete", "no-show", "give up"]
BEGUN = ("complete", "no-show")


@pytest.fixture
def act(as_worker, as_home):
    def do(act, booking):
        if act == "give up":
            return as_worker("POST", f"/worker/bookings/{booking.id}/cancel", reason="Ill.")
        return as_home("POST", f"/care-home/bookings/{booking.id}/{act}")

    return do


@pytest.mark.parametrize("status", list(S))
@pytest.mark.parametrize("name", ACTS)
def test_goes_only_where_an_arrow_leads(make, shift, worker, act, later, session, name, status):
    booking = make.booking(shift=shift, worker=worker, status=status)
    if name in BEGUN:
        later(days=1, minutes=5)

    answer = act(name, booking)

    session.refresh(booking)
    to = ARROWS.get((name, status))
    if to is None:
        assert told(answer) == (409, "illegal_step")
        assert booking.status is status
    else:
        assert (answer.status_code, answer.json["status"]) == (200, to)
        assert booking.status is to
        assert (booking.ended_at is None) is (to is S.CONFIRMED)


def test_has_all_arrows_in_one_table():
    """Calling off for a home leads where declining and cancelling do."""
    leads = [arrow for act, arrows in STEPS.items() for arrow in arrows.items()]

    assert set(STEPS) == set(Act)
    assert set(leads) == {(status, to) for (_, status), to in ARROWS.items()}
    assert len(leads) == len(ARROWS) + len(STEPS[Act.CALL_OFF])


@pytest.mark.parametrize(
    ("name", "status", "kind"),
    [
        ("confirm", S.APPLIED, BookingConfirmed),
        ("decline", S.APPLIED, BookingDeclined),
        ("give up", S.APPLIED, None),
        ("give up", S.CONFIRMED, BookingCancelledByWorker),
        ("cancel", S.CONFIRMED, BookingCancelledByHome),
    ],
)
def test_tells_the_other_side_once(make, shift, worker, act, published, name, status, kind):
    booking = make.booking(shift=shift, worker=worker, status=status)

    act(name, booking)

    kinds = (BookingConfirmed, BookingDeclined, BookingCancelledByWorker, BookingCancelledByHome)
    found = {one: [event.booking_id for event in published(one)] for one in kinds}
    assert found == {one: [booking.id] if one is kind else [] for one in kinds}


@pytest.mark.parametrize("name", ["give up", "cancel"])
def test_is_too_late_to_cancel_once_the_shift_has_begun(make, shift, worker, act, later, name):
    booking = make.booking(shift=shift, worker=worker)
    later(days=1, minutes=5)

    assert told(act(name, booking)) == (409, "shift_begun")


@pytest.mark.parametrize("name", BEGUN)
def test_is_too_early_to_say_how_it_went(make, shift, worker, act, name):
    booking = make.booking(shift=shift, worker=worker)

    assert told(act(name, booking)) == (409, "shift_not_begun")


def test_keeps_the_reason_for_the_other_side(make, shift, worker, as_home, as_worker):
    booking = make.booking(shift=shift, worker=worker, status=S.APPLIED)

    as_home("POST", f"/care-home/bookings/{booking.id}/decline", reason="We chose a colleague.")

    found = as_worker("GET", f"/worker/bookings/{booking.id}").json
    assert (found["status"], found["reason"]) == ("declined", "We chose a colleague.")


def test_wants_a_reason_from_who_gives_up_a_place(make, shift, worker, as_worker):
    booking = make.booking(shift=shift, worker=worker)

    answer = as_worker("POST", f"/worker/bookings/{booking.id}/cancel")

    assert told(answer) == (422, "invalid_request")


class TestConfirming:
    @pytest.fixture
    def applied(self, make, shift, worker):
        return make.booking(shift=shift, worker=worker, status=S.APPLIED)

    @pytest.fixture
    def confirm(self, as_home):
        return lambda booking: as_home("POST", f"/care-home/bookings/{booking.id}/confirm")

    def test_keeps_evidence(self, applied, confirm, session, home):
        assert confirm(applied).status_code == 200

        session.refresh(applied)
        assert applied.evidence["how"] == "approved"
        assert applied.evidence["by"] == str(home.user_id)
        assert applied.confirmed_by == home.user_id

    def test_asks_again_whether_the_worker_may(self, applied, confirm, session, worker):
        worker.is_active = False
        session.commit()

        answer = confirm(applied)

        assert told(answer) == (409, "worker_not_eligible")
        assert [reason["code"] for reason in answer.json["reasons"]] == ["not_available"]

    def test_tells_the_home_of_rest_but_not_of_other_homes(
        self, make, applied, confirm, shift, worker
    ):
        make.booking(shift=make.shift(starts_at=shift.starts_at), worker=worker)

        answer = confirm(applied)

        assert told(answer) == (409, "worker_not_eligible")
        assert [reason["message"] for reason in answer.json["reasons"]] == [
            "They have another shift at that time."
        ]

    def test_gives_away_no_more_places_than_there_are(self, make, applied, confirm, shift):
        make.booking(shift=shift, worker=make.user())

        assert told(confirm(applied)) == (409, "shift_full")

    def test_is_too_late_once_the_shift_has_begun(self, applied, confirm, later):
        later(days=1, minutes=1)

        assert told(confirm(applied)) == (409, "shift_not_open")


class TestWhose:
    def test_hides_the_bookings_of_others(self, make, shift, worker, asking, session):
        booking = make.booking(shift=shift, worker=worker, status=S.APPLIED)
        other_worker, other_home = make.eligible(), make.care_home(status=Verification.VERIFIED)
        stranger = asking(session.get(type(worker), other_home.user_id))

        for act in ("confirm", "decline", "cancel", "complete", "no-show"):
            answer = stranger("POST", f"/care-home/bookings/{booking.id}/{act}")
            assert told(answer) == (404, "booking_not_found")
        assert told(stranger("GET", f"/care-home/bookings/{booking.id}"))[0] == 404
        assert stranger("GET", f"/care-home/bookings?shift_id={shift.id}").json["items"] == []
        answer = stranger("POST", f"/care-home/shifts/{shift.id}/cancel", reason="-")
        assert told(answer) == (404, "shift_not_found")
        mine = asking(other_worker)
        answer = mine("POST", f"/worker/bookings/{booking.id}/cancel", reason="-")
        assert told(answer) == (404, "booking_not_found")
        assert told(mine("GET", f"/worker/bookings/{booking.id}"))[0] == 404

    def test_lets_who_has_booked_look_after_it_whatever_becomes_of_the_profile(
        self, make, shift, as_worker, worker, session
    ):
        empty = as_worker("GET", "/worker/bookings")
        booking = make.booking(shift=shift, worker=worker)
        mine = update(WorkerProfile).where(WorkerProfile.user_id == worker.id)
        session.execute(mine.values(profile_completion_percentage=60))
        session.commit()

        assert empty.json["items"] == []
        assert as_worker("GET", "/worker/bookings").status_code == 200
        answer = as_worker("POST", f"/worker/bookings/{booking.id}/cancel", reason="Ill.")
        assert answer.status_code == 200


class TestCallingOff:
    def test_ends_every_booking_with_the_shift(
        self, make, home, worker, as_home, session, published
    ):
        shift = make.shift(home=home, positions=3)
        applied = make.booking(shift=shift, worker=worker, status=S.APPLIED)
        booked = make.booking(shift=shift, worker=make.user())
        over = make.booking(shift=shift, worker=make.user(), status=S.WITHDRAWN)

        answer = as_home("POST", f"/care-home/shifts/{shift.id}/cancel", reason="We are closed.")

        assert (answer.status_code, answer.json["status"]) == (200, "cancelled")
        assert answer.json["cancellation_reason"] == "We are closed."
        assert (answer.json["confirmed"], answer.json["applied"]) == (0, 0)
        found = [session.get(Booking, one.id).status for one in (applied, booked, over)]
        assert found == [S.DECLINED, S.CANCELLED_BY_HOME, S.WITHDRAWN]
        assert [event.booking_id for event in published(BookingDeclined)] == [applied.id]
        assert [event.booking_id for event in published(BookingCancelledByHome)] == [booked.id]

    def test_is_done_once_and_in_time(self, make, home, shift, as_home, later):
        other = make.shift(home=home, status=ShiftStatus.DRAFT)
        path = f"/care-home/shifts/{shift.id}/cancel"
        as_home("POST", path, reason="-")

        assert told(as_home("POST", path, reason="-")) == (409, "shift_cancelled")
        answer = as_home("POST", f"/care-home/shifts/{other.id}/cancel", reason="-")
        assert answer.status_code == 200
        begun = make.shift(home=home)
        later(days=1, minutes=1)
        answer = as_home("POST", f"/care-home/shifts/{begun.id}/cancel", reason="-")
        assert told(answer) == (409, "shift_started")
