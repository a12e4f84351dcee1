"""One e-mail for each turn, to the side that did not make it."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from sqlalchemy import text

from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.booking.events import BookingApplied
from vicarity.care_home.models import CareHomeMember
from vicarity.core.outbox import publish
from vicarity.shift.enums import BookingMode, BookingStatus
from workers_rq import reminders
from workers_rq.booking_emails import when

#: Later than the database's clock, by which messages become due; noon on a Thursday.
NOW = datetime(2096, 11, 22, 12, tzinfo=UTC)
S = BookingStatus


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def owner(session, home):
    return session.get(User, home.user_id)


@pytest.fixture
def mails(handle, mailbox):
    """Do what waits, and return who got which subject."""

    def read():
        handle()
        for mail in mailbox.received:
            for part in (mail.text, mail.html):
                assert not re.search(r"\{\{|\{%|None|Undefined", part)
                assert "What to do next" in part
                assert "https://vicarity.test/" in part
            assert "\n\n\n" not in mail.text.replace("\r", "")
        found = {(mail.to, mail.subject) for mail in mailbox.received}
        assert len(found) == len(mailbox.received)
        return found

    return read


def test_tells_both_sides_of_a_place_that_was_taken_at_once(
    make, home, apply, mails, worker, owner
):
    apply(make.shift(home=home, booking_mode=BookingMode.INSTANT))

    assert mails() == {
        (worker.email, "You are booked: Friday 23 November, 12:00 to 20:00"),
        (owner.email, "Bea Finch is booked: Friday 23 November, 12:00 to 20:00"),
    }


def test_tells_the_home_of_an_applicant_and_the_worker_of_the_answer(
    shift, apply, as_home, mails, mailbox, worker, owner
):
    booking = apply(shift).json["id"]
    assert mails() == {(owner.email, "Bea F. would like to work for you")}
    assert f"https://vicarity.test/care-home/shifts/{shift.id}" in mailbox.received[0].text
    mailbox.clear()

    as_home("POST", f"/care-home/bookings/{booking}/confirm")

    assert mails() == {(worker.email, "You are booked: Friday 23 November, 12:00 to 20:00")}
    assert f"https://vicarity.test/my-shifts/{booking}" in mailbox.received[0].text


def test_passes_on_the_reason_as_it_was_written(make, shift, worker, as_home, mails, mailbox):
    booking = make.booking(shift=shift, worker=worker, status=S.APPLIED)

    as_home("POST", f"/care-home/bookings/{booking.id}/decline", reason="Too <b>late</b> & dear.")

    assert mails() == {(worker.email, "Not this time: Friday 23 November, 12:00 to 20:00")}
    assert "Too <b>late</b> & dear." in mailbox.received[0].text
    assert "<b>late" not in mailbox.received[0].html


def test_tells_who_was_counting_on_it_that_a_booking_is_cancelled(
    make, shift, worker, as_home, as_worker, mails, mailbox, owner
):
    booking = make.booking(shift=shift, worker=worker)
    as_worker("POST", f"/worker/bookings/{booking.id}/cancel", reason="I am ill.")

    assert mails() == {(owner.email, "Bea F. cannot come: Friday 23 November, 12:00 to 20:00")}
    mailbox.clear()

    booking = make.booking(shift=shift, worker=worker)
    as_home("POST", f"/care-home/shifts/{shift.id}/cancel", reason="We are closed.")

    subject = "Your shift is cancelled: Friday 23 November, 12:00 to 20:00"
    assert mails() == {(worker.email, subject)}
    assert "We are closed." in mailbox.received[0].text


def test_tells_who_had_applied_that_it_is_not_about_them(
    make, shift, worker, as_home, mails, mailbox
):
    make.booking(shift=shift, worker=worker, status=S.APPLIED)

    as_home("POST", f"/care-home/shifts/{shift.id}/cancel", reason="We are closed.")

    subject = "This shift is cancelled: Friday 23 November, 12:00 to 20:00"
    assert mails() == {(worker.email, subject)}
    for part in (mailbox.received[0].text, mailbox.received[0].html):
        assert "has cancelled the shift you applied for" in part
        assert "has not chosen you" not in part


def test_says_nothing_that_is_no_longer_so(shift, apply, as_worker, mails):
    booking = apply(shift).json["id"]
    as_worker("POST", f"/worker/bookings/{booking}/cancel", reason="I changed my mind.")

    assert mails() == set()


class TestDayBefore:
    @pytest.fixture
    def booked(self, make, shift, worker):
        return make.booking(shift=shift, worker=worker, confirmed_at=NOW.replace(day=20))

    def test_reminds_once(self, booked, mails, worker):
        reminders.follow()
        reminders.follow()

        assert mails() == {(worker.email, "Your next shift: Friday 23 November, 12:00 to 20:00")}

    @pytest.mark.parametrize(
        ("hours", "status", "confirmed"),
        [(25, S.CONFIRMED, 20), (24, S.APPLIED, 20), (24, S.CONFIRMED, 22)],
    )
    def test_spares_who_needs_no_reminder(
        self, make, home, worker, mails, hours, status, confirmed
    ):
        starts = NOW.replace(hour=11) if hours == 24 else NOW
        shift = make.shift(home=home, starts_at=starts.replace(day=23, minute=hours - 24))
        at = NOW.replace(day=confirmed, hour=6)
        make.booking(shift=shift, worker=worker, status=status, confirmed_at=at)

        reminders.follow()

        assert mails() == set()

    def test_tells_both_sides_when_somebody_may_no_longer_work(
        self, booked, mails, mailbox, session, worker, owner
    ):
        worker.email_verified_at = None
        session.commit()

        reminders.follow()

        days = "Friday 23 November, 12:00 to 20:00"
        assert mails() == {
            (worker.email, f"You cannot work as things are: {days}"),
            (owner.email, f"Bea Finch may not be able to come: {days}"),
        }
        to_worker, to_home = sorted(mailbox.received, key=lambda mail: mail.to != worker.email)
        assert "Your email address is not confirmed. Open the link" in to_worker.text
        assert "email" not in to_home.text.lower()
        assert booked.status is S.CONFIRMED


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        ((2027, 6, 1, 7), (2027, 6, 1, 15), "Tuesday 1 June, 08:00 to 16:00"),
        ((2027, 3, 27, 22), (2027, 3, 28, 5), "Saturday 27 March, 22:00 to 06:00 the next day"),
        ((2027, 10, 30, 21), (2027, 10, 31, 6), "Saturday 30 October, 22:00 to 06:00 the next day"),
    ],
)
def test_says_when_by_the_clocks_on_the_wall(starts, ends, said):
    assert when(datetime(*starts, tzinfo=UTC), datetime(*ends, tzinfo=UTC)) == said


class TestShiftChanged:
    @pytest.fixture
    def change(self, make, home, worker, as_home):
        """Change a shift that somebody relies on; return the answer."""

        def act(status, **body):
            shift = make.shift(home=home, description="Ring.", positions=2)
            make.booking(shift=shift, worker=worker, status=status)
            return as_home("PATCH", f"/care-home/shifts/{shift.id}", **body)

        return act

    @pytest.mark.parametrize(
        ("status", "said"),
        [(S.CONFIRMED, "You are still booked"), (S.APPLIED, "Your application stands")],
    )
    def test_says_to_who_relies_on_it_what_is_different(
        self, change, mails, mailbox, worker, status, said
    ):
        change(status, hourly_rate=1540, positions=3, description="Ring <b>twice</b>.")

        subject = "A shift of yours has changed: Friday 23 November, 12:00 to 20:00"
        assert mails() == {(worker.email, subject)}
        for line in ("Pay: £15.40 an hour (before: £14.00)", "People needed: 3", said):
            assert line in mailbox.received[0].text
        assert "About the shift: Ring <b>twice</b>." in mailbox.received[0].text
        assert "<b>twice" not in mailbox.received[0].html

    @pytest.mark.parametrize(
        ("status", "body"),
        [
            (S.APPLIED, {"booking_mode": "instant"}),
            (S.APPLIED, {"hourly_rate": 1400, "description": "Ring."}),
            (S.APPLIED, {"hourly_rate": 1399}),
            (S.WITHDRAWN, {"hourly_rate": 1540}),
        ],
    )
    def test_keeps_quiet_when_there_is_nothing_to_tell(self, change, mails, status, body):
        change(status, **body)

        assert mails() == set()

    def test_leaves_alone_who_has_withdrawn_meanwhile(self, change, session, mails):
        change(S.APPLIED, hourly_rate=1540)
        session.execute(text("UPDATE bookings SET status = 'withdrawn', ended_at = now()"))
        session.commit()

        assert mails() == set()


class TestTeam:
    @pytest.fixture
    def team(self, make, home):
        """Two more managers and somebody of staff; one manager may not sign in any more."""
        make.member(home, role=Role.CARE_HOME_STAFF)
        make.member(home, role=Role.CARE_HOME_ADMIN, is_active=False)
        return make.member(home, role=Role.CARE_HOME_ADMIN)

    def test_tells_every_manager_of_an_applicant_once(self, shift, apply, mails, owner, team):
        apply(shift)

        said = "Bea F. would like to work for you"
        assert mails() == {(owner.email, said), (team.email, said)}

    def test_tells_every_manager_who_will_not_come(
        self, make, shift, worker, as_worker, mails, owner, team
    ):
        booking = make.booking(shift=shift, worker=worker)

        as_worker("POST", f"/worker/bookings/{booking.id}/cancel", reason="I am ill.")

        said = "Bea F. cannot come: Friday 23 November, 12:00 to 20:00"
        assert mails() == {(owner.email, said), (team.email, said)}

    def test_warns_every_manager_of_a_booking_in_doubt(
        self, make, shift, worker, session, mails, owner, team
    ):
        make.booking(shift=shift, worker=worker, confirmed_at=NOW.replace(day=20))
        worker.email_verified_at = None
        session.commit()

        reminders.follow()

        said = "Bea Finch may not be able to come: Friday 23 November, 12:00 to 20:00"
        assert {to for to, subject in mails() if subject == said} == {owner.email, team.email}

    def test_writes_to_nobody_who_has_left_since(self, shift, apply, mails, owner, team, session):
        apply(shift)
        session.delete(session.get(CareHomeMember, team.id))
        session.commit()

        assert mails() == {(owner.email, "Bea F. would like to work for you")}

    def test_delivers_what_the_release_before_left(self, shift, make, worker, mails, owner, team):
        booking = make.booking(shift=shift, worker=worker, status=S.APPLIED)

        publish(BookingApplied(booking_id=booking.id))

        assert mails() == {(owner.email, "Bea F. would like to work for you")}
