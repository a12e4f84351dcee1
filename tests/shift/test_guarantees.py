"""What the database refuses, whatever the application does."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.core.clock import LONDON
from vicarity.shift.enums import PLACED, BookingStatus, ShiftKind, ShiftStatus
from vicarity.shift.models import Booking, Shift

HOUR = timedelta(hours=1)


def refused(session):
    """Return which constraint refuses what the block does."""

    class Refused:
        def __enter__(self):
            self.savepoint = session.begin_nested()
            return self

        def __exit__(self, kind, error, trace):
            assert kind is not None, "nothing was refused"
            self.constraint = error.orig.diag.constraint_name
            session.rollback()
            return issubclass(kind, IntegrityError)

    return Refused()


@pytest.mark.parametrize(
    ("apart", "overlap"), [(0, True), (7, True), (-7, True), (8, False), (-8, False)]
)
def test_refuses_two_confirmed_bookings_of_a_worker_that_overlap(make, session, apart, overlap):
    worker, first = make.user(), make.shift(starts_at=clock.now() + timedelta(days=3))
    second = make.shift(starts_at=first.starts_at + apart * HOUR)
    make.booking(shift=first, worker=worker)

    if overlap:
        with refused(session) as found:
            make.booking(shift=second, worker=worker)
        assert found.constraint == "ex_bookings_one_at_a_time"
    else:
        make.booking(shift=second, worker=worker)


@pytest.mark.parametrize("status", sorted(set(BookingStatus) - {BookingStatus.CONFIRMED}))
def test_lets_a_booking_overlap_one_that_is_not_confirmed(make, status):
    worker, shift = make.user(), make.shift()
    make.booking(shift=make.shift(), worker=worker, status=status)

    assert make.booking(shift=shift, worker=worker).id


def test_lets_two_workers_work_at_the_same_time(make):
    shift = make.shift(positions=2)

    assert [make.booking(shift=shift, worker=make.user()).id for _ in range(2)]


def test_refuses_one_booking_more_than_there_are_places(make, session):
    shift = make.shift(positions=2)
    for _ in range(2):
        make.booking(shift=shift, worker=make.user())

    with refused(session) as found:
        make.booking(shift=shift, worker=make.user())

    assert found.constraint == "ck_shifts_never_overfull"


def test_refuses_fewer_places_than_are_taken(make, session):
    shift = make.shift(positions=2)
    for _ in range(2):
        make.booking(shift=shift, worker=make.user())

    with refused(session) as found:
        session.execute(text("UPDATE shifts SET positions = 1"))

    assert found.constraint == "ck_shifts_never_overfull"


@pytest.mark.parametrize("before", BookingStatus)
@pytest.mark.parametrize("after", BookingStatus)
def test_counts_the_places_that_bookings_take(make, session, before, after):
    shift = make.shift(positions=2)
    booking = make.booking(shift=shift, worker=make.user(), status=before)
    session.refresh(shift)
    assert shift.confirmed == (before in PLACED)

    ended = "NULL" if after in {"applied", "confirmed"} else "now()"
    session.execute(
        text(f"UPDATE bookings SET status = :to, ended_at = {ended}, evidence = '{{}}'"),
        {"to": after},
    )
    session.refresh(shift)
    assert shift.confirmed == (after in PLACED)

    session.delete(session.get(Booking, booking.id, populate_existing=True))
    session.commit()
    session.refresh(shift)
    assert shift.confirmed == 0


def test_keeps_one_live_booking_for_a_worker_and_a_shift(make, session):
    worker, shift = make.user(), make.shift(positions=5)
    make.booking(shift=shift, worker=worker, status=BookingStatus.WITHDRAWN)
    make.booking(shift=shift, worker=worker, status=BookingStatus.APPLIED)

    with refused(session) as found:
        make.booking(shift=shift, worker=worker, status=BookingStatus.APPLIED)

    assert found.constraint == "uq_bookings_live"


def test_confirms_nothing_without_evidence(make, session):
    with refused(session) as found:
        make.booking(shift=make.shift(), worker=make.user(), evidence=None)

    assert found.constraint == "ck_bookings_confirmed_has_evidence"


def test_puts_a_shift_where_its_home_is_and_moves_it_along(make, session):
    home = make.care_home(status=Verification.VERIFIED, easting=430_000, northing=434_500)
    coming, other = make.shift(home=home), make.shift()
    past = make.shift(home=home, starts_at=clock.now() - timedelta(days=2))
    draft = make.shift(home=home, starts_at=past.starts_at, status=ShiftStatus.DRAFT)
    assert (coming.cell, past.cell, draft.cell, other.cell) == (21_021, 21_021, 21_021, None)

    home.easting, home.northing = 530_000, 181_000
    session.commit()

    cells = {shift.id: shift.cell for shift in session.query(Shift)}
    assert cells == {coming.id: 26_009, past.id: 21_021, draft.id: 26_009, other.id: None}


@pytest.mark.parametrize(
    ("broken", "constraint"),
    [
        ({"hours": 0}, "ck_shifts_ends_after_start"),
        ({"hours": 25}, "ck_shifts_at_most_a_day"),
        ({"break_minutes": 241}, "ck_shifts_break_range"),
        ({"hourly_rate": 0}, "ck_shifts_rate_range"),
        ({"positions": 0}, "ck_shifts_positions_range"),
        ({"role": "captain"}, "fk_shifts_role_care_roles"),
        ({"published_at": None}, "ck_shifts_open_has_date"),
        ({"status": ShiftStatus.CANCELLED, "cancelled_at": None}, "ck_shifts_cancelled_has_date"),
    ],
)
def test_refuses_a_shift_that_makes_no_sense(make, session, broken, constraint):
    with refused(session) as found:
        make.shift(**broken)

    assert found.constraint == constraint


def kind_of(starts_at, ends_at):
    """Return the kind of a shift, by looking at the clock on the wall every five minutes of it."""
    minutes = range(0, int((ends_at - starts_at).total_seconds()) // 60, 5)
    walls = [(starts_at + timedelta(minutes=n)).astimezone(LONDON) for n in minutes]
    if sum(5 for wall in walls if wall.hour >= 23 or wall.hour < 6) >= 180:
        return ShiftKind.NIGHT
    if ends_at - starts_at >= 10 * HOUR:
        return ShiftKind.LONG_DAY
    return ShiftKind.EARLY if walls[0].hour < 12 else ShiftKind.LATE


#: Any days, and again and again those on which the clocks change, and their neighbours.
DAYS = st.one_of(
    st.dates(date(2025, 1, 1), date(2030, 1, 1)),
    *(st.dates(day - 2 * 24 * HOUR, day + 24 * HOUR)
      for day in (date(2027, 3, 28), date(2027, 10, 31))),
)  # fmt: skip


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DAYS, st.integers(0, 287), st.integers(12, 288))
def test_tells_what_kind_of_working_day_a_shift_is(session, day, begins, lasts):
    starts_at = datetime.combine(day, time(), UTC) + begins * timedelta(minutes=5)
    ends_at = starts_at + lasts * timedelta(minutes=5)

    found = session.scalar(text("SELECT shift_type(:a, :b)"), {"a": starts_at, "b": ends_at})

    assert found == kind_of(starts_at, ends_at)


@pytest.mark.parametrize(
    ("starts", "ends", "kind"),
    [
        ("2026-11-23 07:00", "2026-11-23 14:30", "early"),
        ("2026-11-23 03:05", "2026-11-23 11:00", "early"),
        ("2026-11-23 03:00", "2026-11-23 11:00", "night"),
        ("2026-11-23 12:00", "2026-11-23 21:55", "late"),
        ("2026-11-23 14:00", "2026-11-24 01:55", "long_day"),
        ("2026-11-23 14:00", "2026-11-24 02:00", "night"),
        ("2026-11-23 05:00", "2026-11-24 01:00", "night"),  # an hour of one night, two of the next
        ("2026-11-23 23:30", "2026-11-24 23:30", "night"),
        ("2026-07-01 06:00", "2026-07-01 16:00", "long_day"),  # 07:00 to 17:00 on the wall
        ("2027-03-27 23:00", "2027-03-28 01:30", "late"),  # to 02:30, an hour is skipped
        ("2027-10-31 00:00", "2027-10-31 03:00", "night"),  # 01:00 to 03:00 on the wall
    ],
)  # fmt: skip
def test_keeps_what_kind_of_working_day_a_shift_is(make, session, starts, ends, kind):
    starts_at, ends_at = (datetime.fromisoformat(f"{one}+00:00") for one in (starts, ends))
    shift = make.shift(starts_at=starts_at, ends_at=ends_at)
    assert shift.shift_type == kind == kind_of(starts_at, ends_at)

    shift.starts_at, shift.ends_at = starts_at.replace(hour=9), starts_at.replace(hour=13)
    session.commit()

    assert shift.shift_type is ShiftKind.EARLY
