"""Places and people under contention: whatever the order, the promises hold."""

import random
from collections import Counter
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import func, select, text

from tests.races.conftest import at_once
from vicarity.account.models import User
from vicarity.booking import lapsing
from vicarity.booking.events import (
    BookingApplied,
    BookingConfirmed,
    BookingLapsed,
    BookingTaken,
)
from vicarity.booking.queries import due, steps
from vicarity.care_home.enums import Verification
from vicarity.core import clock, tokens
from vicarity.core.database import unit_of_work
from vicarity.core.idempotency import IdempotencyKey
from vicarity.core.outbox import OutboxMessage
from vicarity.extensions import db
from vicarity.shift.enums import BookingMode, BookingStatus
from vicarity.shift.models import Booking, Shift

WORKERS, ROUNDS = 50, 20


@pytest.fixture
def ask(racing_app, make):
    """Prepare a call as somebody, to be made later."""

    known = {}

    def token(user):
        row = make.auth_session(user_id=user.id)
        grant = tokens.Grant(user.id, user.role, row.id, email_verified=True)
        return tokens.access_token(grant)

    def prepare(user, method, path, key=None, **body):
        known[user.id] = known.get(user.id) or token(user)
        headers = {"Authorization": f"Bearer {known[user.id]}"}
        headers |= {"Idempotency-Key": key} if key else {}
        client = racing_app.test_client()
        return partial(client.open, f"/api{path}", method=method, json=body, headers=headers)

    return prepare


@pytest.fixture
def people(make):
    return [make.eligible() for _ in range(WORKERS)]


@pytest.fixture
def home(make):
    return make.care_home(status=Verification.VERIFIED)


@pytest.fixture
def manager(home):
    return db.session.get(User, home.user_id)


def codes(answers):
    return Counter((one.status_code, one.json.get("code")) for one in answers)


def confirmed(shift_id):
    chosen = select(func.count()).where(Booking.shift_id == shift_id, Booking.status == "confirmed")
    return db.session.scalar(chosen)


def messages(kind):
    return db.session.scalar(select(func.count()).where(OutboxMessage.topic == kind.topic()))


def nothing_left():
    db.session.execute(text("TRUNCATE shifts, outbox_messages CASCADE"))
    db.session.commit()


def test_gives_one_place_to_one_of_fifty(make, ask, people, home):
    for _ in range(ROUNDS):
        shift = make.shift(home=home, booking_mode=BookingMode.INSTANT)
        calls = [ask(one, "POST", f"/shifts/{shift.id}/bookings") for one in people]

        answers = at_once(*calls)

        db.session.expire_all()
        assert codes(answers) == {(201, None): 1, (409, "shift_full"): WORKERS - 1}
        assert db.session.scalar(select(func.count()).select_from(Booking)) == 1
        assert (messages(BookingConfirmed), messages(BookingTaken)) == (1, 1)
        nothing_left()


def test_never_gives_away_more_places_than_are_left(make, ask, people, home, manager):
    for _ in range(ROUNDS):
        shift = make.shift(home=home, booking_mode=BookingMode.INSTANT, positions=3)
        calls = [ask(one, "POST", f"/shifts/{shift.id}/bookings") for one in people]
        lower = ask(manager, "PATCH", f"/care-home/shifts/{shift.id}", positions=2)
        random.shuffle(calls)

        lowered, *answers = at_once(lower, *calls)

        db.session.expire_all()
        places = 2 if lowered.status_code == 200 else 3
        assert lowered.status_code in {200, 409}
        assert codes(answers) == {(201, None): places, (409, "shift_full"): WORKERS - places}
        assert db.session.get(Shift, shift.id).positions == places
        assert confirmed(shift.id) == places
        nothing_left()


def test_books_nobody_in_two_places_at_once(make, ask):
    """Two homes confirm the same worker for shifts that overlap, or leave too little rest."""
    managers, homes = [], []
    for _ in range(2):
        homes.append(make.care_home(status=Verification.VERIFIED))
        managers.append(db.session.get(User, homes[-1].user_id))
    worker = make.eligible()
    for hours in [0, 4, 10, 18] * (ROUNDS // 4):
        starts = clock.now() + timedelta(days=2)
        calls, ids = [], []
        for number, (home, manager) in enumerate(zip(homes, managers, strict=True)):
            shift = make.shift(home=home, starts_at=starts + timedelta(hours=hours * number))
            booking = make.booking(shift=shift, worker=worker, status=BookingStatus.APPLIED)
            ids.append(booking.id)
            calls.append(ask(manager, "POST", f"/care-home/bookings/{booking.id}/confirm"))

        answers = at_once(*calls)

        db.session.expire_all()
        assert codes(answers) == {(200, None): 1, (409, "worker_not_eligible"): 1}
        assert sorted(db.session.get(Booking, one).status for one in ids) == [
            "applied",
            "confirmed",
        ]
        nothing_left()


def test_has_the_database_say_no_in_the_same_words(make, ask, home, manager, monkeypatch):
    """Should the rules ever overlook something, the constraints do not."""
    worker, shift = make.eligible(), make.shift(home=home)
    booking = make.booking(shift=shift, worker=worker, status=BookingStatus.APPLIED)
    elsewhere = make.booking(shift=make.shift(starts_at=shift.starts_at), worker=worker)
    confirm = ask(manager, "POST", f"/care-home/bookings/{booking.id}/confirm")
    again = ask(worker, "POST", f"/shifts/{shift.id}/bookings")
    monkeypatch.setattr("vicarity.eligibility.queries.booked", lambda *_: [])
    look = steps.locked_shift
    monkeypatch.setattr(steps, "locked_shift", lambda one: look(one) | {"confirmed": 0})
    monkeypatch.setattr(steps, "of_both", lambda *_: [])

    assert codes([confirm(), again()]) == {
        (409, "overlapping_booking"): 1,
        (409, "already_booked"): 1,
    }
    db.session.delete(elsewhere)
    db.session.commit()
    make.booking(shift=shift, worker=make.user())
    assert codes([confirm()]) == {(409, "shift_full"): 1}


def test_never_leaves_an_application_on_a_shift_that_was_called_off(
    make, ask, people, home, manager
):
    for _ in range(5):
        shift = make.shift(home=home, positions=10, booking_mode=BookingMode.INSTANT)
        calls = [ask(one, "POST", f"/shifts/{shift.id}/bookings") for one in people[:20]]
        calls.insert(10, ask(manager, "POST", f"/care-home/shifts/{shift.id}/cancel", reason="-"))

        answers = at_once(*calls)

        db.session.expire_all()
        assert {status for status, _ in codes(answers)} <= {200, 201, 409}
        live = select(Booking.id).where(Booking.ended_at.is_(None))
        assert db.session.scalars(live).all() == []
        assert db.session.get(Shift, shift.id).confirmed == 0
        nothing_left()


def test_does_once_what_twenty_ask_with_one_key(make, ask, home):
    worker = make.eligible()
    for number in range(5):
        shift = make.shift(home=home)
        key = f"key-{number}"
        calls = [ask(worker, "POST", f"/shifts/{shift.id}/bookings", key=key) for _ in range(20)]

        answers = at_once(*calls)

        assert {(one.status_code, one.data) for one in answers} == {(201, answers[0].data)}
        assert messages(BookingApplied) == 1
        assert db.session.scalar(select(func.count()).select_from(Booking)) == 1
        nothing_left()


def test_lets_one_of_two_requests_with_one_key_have_it(make, ask, home):
    worker, shifts = make.eligible(), [make.shift(home=home) for _ in range(2)]
    calls = [ask(worker, "POST", f"/shifts/{one.id}/bookings", key="k") for one in shifts]

    answers = at_once(*calls * 5)

    assert codes(answers) == {(201, None): 5, (422, "key_used_for_something_else"): 5}
    assert db.session.scalar(select(func.count()).select_from(IdempotencyKey)) == 1


def test_keeps_its_promises_in_a_crowd(make, ask, people):
    """Everybody does everything at once, for two homes and overlapping shifts."""
    homes = [make.care_home(status=Verification.VERIFIED) for _ in range(2)]
    managers = [db.session.get(User, home.user_id) for home in homes]
    starts = clock.now() + timedelta(days=2)
    shifts = [
        make.shift(
            home=homes[number % 2],
            starts_at=starts + timedelta(hours=5 * number),
            positions=2,
            booking_mode=[BookingMode.INSTANT, BookingMode.APPROVE][number % 2],
        )
        for number in range(6)
    ]
    calls = [
        ask(one, "POST", f"/shifts/{shift.id}/bookings") for one in people[:12] for shift in shifts
    ]
    random.shuffle(calls)

    first = [answer for n in range(0, 72, 24) for answer in at_once(*calls[n : n + 24])]
    rows = db.session.execute(
        select(Booking.id, Booking.worker_id, Booking.status, Shift.care_home_id).join(
            Shift, Shift.id == Booking.shift_id
        )
    ).all()
    calls = []
    for row in rows:
        (worker,) = [one for one in people if one.id == row.worker_id]
        manager = managers[[home.id for home in homes].index(row.care_home_id)]
        confirm = f"/care-home/bookings/{row.id}/confirm"
        calls.append(ask(manager, "POST", confirm))
        calls.append(ask(worker, "POST", f"/worker/bookings/{row.id}/cancel", reason="-"))
    random.shuffle(calls)
    second = [answer for n in range(0, len(calls), 24) for answer in at_once(*calls[n : n + 24])]

    assert {status for status, _ in codes([*first, *second])} <= {200, 201, 403, 409}
    db.session.expire_all()
    for shift in shifts:
        assert confirmed(shift.id) == db.session.get(Shift, shift.id).confirmed <= 2
    held = db.session.scalars(select(Booking).where(Booking.status == "confirmed")).all()
    for one in held:
        others = [other for other in held if other.worker_id == one.worker_id and other is not one]
        assert all(
            max(one.starts_at, other.starts_at) - min(one.ends_at, other.ends_at)
            >= timedelta(hours=11)
            for other in others
        )


def test_either_confirms_or_closes_what_nobody_had_answered(
    make, ask, home, manager, racing_app, monkeypatch
):
    """The moment a shift begins: an answer and the end of waiting for one come together."""
    look, ahead = due.unanswered, timedelta(days=2)
    monkeypatch.setattr(due, "unanswered", lambda now, most: look(now + ahead, most))

    def close():
        with racing_app.app_context(), unit_of_work():
            return lapsing.lapse(10)

    for _ in range(ROUNDS):
        shift = make.shift(home=home)
        booking = make.booking(shift=shift, worker=make.eligible(), status=BookingStatus.APPLIED)
        confirm = ask(manager, "POST", f"/care-home/bookings/{booking.id}/confirm")

        answer, _ = at_once(confirm, close)

        db.session.expire_all()
        kept = answer.status_code == 200
        close()
        assert db.session.get(Booking, booking.id).status == ("confirmed" if kept else "declined")
        assert kept or answer.json["code"] == "illegal_step"
        assert (messages(BookingConfirmed), messages(BookingLapsed)) == (kept, not kept)
        nothing_left()
