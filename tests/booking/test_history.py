"""Every step of a shift and a booking is noted with whoever took it, and stays so."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from tests.admin.lists import statements
from vicarity.core import clock
from vicarity.shift.enums import BookingMode, BookingStatus
from vicarity.shift.models import BoardEvent, Booking


@pytest.fixture
def noted(session):
    """Return the steps of a shift: what, by whom, from where to where."""

    def of(shift_id):
        chosen = select(BoardEvent).where(BoardEvent.shift_id == shift_id)
        return [
            (one.action, one.actor_id, one.before, one.after)
            for one in session.scalars(chosen.order_by(BoardEvent.id))
        ]

    return of


def form(**given):
    starts = clock.now().replace(microsecond=0) + timedelta(days=3)
    times = {"starts_at": starts.isoformat(), "ends_at": (starts + timedelta(hours=8)).isoformat()}
    return times | {"role": "care_assistant", "hourly_rate": 1400} | given


def test_tells_the_whole_story_of_a_shift(as_home, as_worker, home, worker, noted):
    made = as_home("POST", "/care-home/shifts", **form(positions=2)).json["id"]
    as_home("PATCH", f"/care-home/shifts/{made}", hourly_rate=1500, description="Bring Ada tea.")
    as_home("POST", f"/care-home/shifts/{made}/publish")
    booking = as_worker("POST", f"/shifts/{made}/bookings").json["id"]
    as_home("POST", f"/care-home/bookings/{booking}/confirm")
    as_home("POST", f"/care-home/shifts/{made}/cancel", reason="Ada has died.")

    story = noted(made)

    manager = home.user_id
    assert [(action, by) for action, by, *_ in story] == [
        ("shift.posted", manager),
        ("shift.changed", manager),
        ("shift.published", manager),
        ("booking.applied", worker.id),
        ("booking.confirmed", manager),
        ("booking.cancelled_by_home", manager),
        ("shift.cancelled", manager),
    ]
    changed, published, confirmed = story[1][2:], story[2][2:], story[4][2:]
    assert changed == (
        {"hourly_rate": 1400, "description": None},
        {"hourly_rate": 1500, "description": "written"},
    )
    assert (published[0]["status"], published[1]["status"]) == ("draft", "open")
    assert confirmed == ({"status": "applied"}, {"status": "confirmed"})
    assert story[5][2:] == ({"status": "confirmed"}, {"status": "cancelled_by_home"})
    assert "Ada" not in str(story)


def test_notes_a_place_that_is_taken_at_once_and_given_up(make, home, as_worker, worker, noted):
    shift = make.shift(home=home, booking_mode=BookingMode.INSTANT)
    booking = as_worker("POST", f"/shifts/{shift.id}/bookings").json["id"]

    as_worker("POST", f"/worker/bookings/{booking}/cancel", reason="I am ill.")

    assert noted(shift.id) == [
        ("booking.confirmed", worker.id, None, {"status": "confirmed"}),
        (
            "booking.cancelled_by_worker",
            worker.id,
            {"status": "confirmed"},
            {"status": "cancelled_by_worker"},
        ),
    ]


def test_notes_nothing_of_what_was_refused(make, shift, as_home, worker, noted):
    booking = make.booking(shift=shift, worker=worker, status=BookingStatus.WITHDRAWN)

    assert as_home("POST", f"/care-home/bookings/{booking.id}/confirm").status_code == 409

    assert noted(shift.id) == []


def test_notes_two_hundred_shifts_with_one_statement(as_home, session):
    until = (clock.today() + timedelta(days=202)).isoformat()
    body = form(repeat={"frequency": "daily", "until": until})

    with statements() as ran:
        made = as_home("POST", "/care-home/shifts", **body).json["items"]

    assert len(made) == 200
    assert sum("INSERT INTO board_events" in one for one in ran) == 1
    assert session.query(BoardEvent).count() == 200


@pytest.mark.parametrize(
    "statement",
    ["UPDATE board_events SET action = 'x'", "DELETE FROM board_events", "TRUNCATE board_events"],
)
def test_lets_nobody_rewrite_it(session, shift, as_worker, statement):
    as_worker("POST", f"/shifts/{shift.id}/bookings")

    with pytest.raises(DBAPIError, match="never changed or deleted"):
        session.execute(text(statement))


def test_keeps_it_when_the_shift_is_gone(session, shift, as_worker, noted):
    as_worker("POST", f"/shifts/{shift.id}/bookings")
    where = shift.id
    session.delete(shift)
    session.commit()

    assert session.scalar(select(Booking.id)) is None
    assert [action for action, *_ in noted(where)] == ["booking.applied"]


def test_knows_when_by_the_clock_that_decides(make, home, as_worker, session, later):
    shift = make.shift(home=home, starts_at=datetime(2096, 11, 23, 12, tzinfo=UTC))
    later(hours=5)

    as_worker("POST", f"/shifts/{shift.id}/bookings")

    found = session.scalar(select(BoardEvent))
    assert found.at == clock.now() == session.scalar(select(Booking.applied_at))
