"""What a digest has, when it comes, and that it never comes twice."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.board.conftest import EASTING, NORTHING
from tests.digest.conftest import home_at, seven
from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.digest import making
from vicarity.digest.events import NewShiftsFound
from vicarity.shift.enums import ShiftStatus, Side
from vicarity.shift.models import Block
from workers_rq import digests
from workers_rq.digest_emails import away


def test_tells_of_shifts_published_since_it_was_turned_on(posted, wants, digest, travelled, worker):
    posted()
    travelled.shift(timedelta(minutes=1))
    wants("daily")
    travelled.shift(timedelta(minutes=1))
    new = posted()

    (mail,) = digest(seven(23))

    assert mail.to == worker.email
    assert mail.subject == "A new shift near you"
    assert f"https://vicarity.test/shifts/{new.id}" in mail.text


def test_tells_the_whole_deal(posted, wants, digest, home, travelled):
    wants("daily")
    travelled.shift(timedelta(minutes=1))
    posted(hourly_rate=1540, hours=12, break_minutes=60)

    (mail,) = digest(seven(23))

    for part in (mail.text, mail.html):
        assert "Sunday 25 November, 12:01 to 00:01 the next day" in part
        assert "Care assistant, Elm House, Leeds" in part
        assert "2 miles away" in part
        assert "£169.40" in part
        assert "£15.40 an hour" in part
        assert "https://vicarity.test/settings" in part
        assert "https://vicarity.test/unsubscribe?token=" in part
        assert "What to do next" in part
    assert "\n\n\n" not in mail.text.replace("\r", "")


def test_comes_once_a_day_and_never_twice_of_the_same(posted, wants, digest, travelled):
    wants("daily")
    travelled.shift(timedelta(minutes=1))
    posted()

    assert len(digest(seven(23))) == 1
    assert digest(seven(23) + timedelta(hours=1)) == []
    assert digest(seven(24)) == []
    posted()
    assert digest(seven(24) + timedelta(hours=3)) == []
    (mail,) = digest(seven(25))
    assert mail.subject == "A new shift near you"


def test_comes_on_mondays(posted, wants, digest, travelled):
    wants("weekly")
    travelled.shift(timedelta(minutes=1))
    posted(starts_at=seven(30))

    assert [len(digest(seven(day))) for day in (23, 24, 25, 26, 27)] == [0, 0, 0, 1, 0]


def test_waits_for_the_morning_when_it_is_late(posted, wants, digest, travelled):
    wants("daily")
    travelled.shift(timedelta(minutes=1))
    posted(starts_at=seven(30))

    assert digest(seven(23).replace(hour=22)) == []
    assert len(digest(seven(24))) == 1


def test_says_nothing_when_there_is_nothing_new(wants, digest, published):
    wants("daily")

    assert digest(seven(23)) == []
    assert published(NewShiftsFound) == []


def far_away(make, worker, posted):
    posted(home=home_at(make, miles=11))


def draft(make, worker, posted):
    posted(status=ShiftStatus.DRAFT)


def full(make, worker, posted):
    make.booking(shift=posted(), worker=make.eligible())


def applied_for(make, worker, posted):
    make.booking(shift=posted(), worker=worker, status="applied")


def begun_by_then(make, worker, posted):
    posted(starts_at=clock.now() + timedelta(hours=1))


def for_nurses(make, worker, posted):
    posted(role="registered_nurse")


def of_a_home_they_avoid(make, worker, posted):
    home = posted().care_home_id
    make._save(Block(side=Side.WORKER, care_home_id=home, worker_id=worker.id))


def of_a_suspended_home(make, worker, posted):
    home = home_at(make, miles=1)
    posted(home=home)
    home.verification_status, home.verified_at = Verification.SUSPENDED, None
    make._session.commit()


UNWANTED = [
    far_away, draft, full, applied_for, begun_by_then, for_nurses, of_a_home_they_avoid,
    of_a_suspended_home,
]  # fmt: skip


@pytest.mark.parametrize("unwanted", UNWANTED)
def test_leaves_out_what_the_worker_cannot_apply_for(
    make, worker, posted, wants, digest, travelled, unwanted
):
    wants("daily")
    travelled.shift(timedelta(minutes=1))
    unwanted(make, worker, posted)

    assert digest(seven(23)) == []


def test_looks_as_far_and_for_the_roles_that_were_chosen(make, posted, wants, digest, travelled):
    wants("daily", radius_miles=20, roles=["activities_coordinator"])
    travelled.shift(timedelta(minutes=1))
    posted()
    far = posted(role="activities_coordinator", home=home_at(make, miles=15))
    posted(role="activities_coordinator", home=home_at(make, miles=21))

    mails = digest(seven(23))

    links = [line for mail in mails for line in mail.text.splitlines() if "/shifts/" in line]
    assert links == [f"https://vicarity.test/shifts/{far.id}"]


def test_names_the_nearest_and_says_that_there_are_more(make, posted, wants, digest, travelled):
    wants("daily")
    travelled.shift(timedelta(minutes=1))
    near, far = home_at(make, miles=1), home_at(make, miles=9)
    ids = [posted(home=far if n < 3 else near).id for n in range(13)]

    (mail,) = digest(seven(23))

    assert mail.subject == "10 new shifts near you"
    assert "There are more." in mail.text
    assert [str(one) in mail.text for one in ids] == [False] * 3 + [True] * 10


def test_says_what_is_still_so_when_the_mail_goes_out(
    make, posted, wants, travelled, handle, mailbox, session
):
    wants("daily")
    travelled.shift(timedelta(minutes=1))
    gone, left = posted(), posted()
    travelled.move_to(seven(23))
    digests.follow()
    gone.status, gone.cancelled_at = ShiftStatus.CANCELLED, clock.now()
    session.commit()

    handle()

    (mail,) = mailbox.received
    assert str(left.id) in mail.text
    assert str(gone.id) not in mail.text


@pytest.mark.parametrize("fate", ["unsubscribed", "suspended", "unproven", "incomplete"])
def test_writes_to_nobody_who_left_meanwhile(
    posted, wants, travelled, handle, mailbox, session, worker, fate, make
):
    wants("daily")
    travelled.shift(timedelta(minutes=1))
    posted()
    travelled.move_to(seven(23))
    digests.follow()
    if fate == "unsubscribed":
        wants("off")
    if fate == "suspended":
        worker.is_active = False
    if fate == "unproven":
        worker.email_verified_at = None
    if fate == "incomplete":
        session.execute(text("UPDATE worker_profiles SET profile_completion_percentage = 80"))
    session.commit()

    handle()

    assert mailbox.received == []


def test_gives_back_what_a_run_that_died_had_taken(posted, wants, digest, travelled):
    wants("daily")
    travelled.shift(timedelta(minutes=1))
    posted()
    travelled.move_to(seven(23))

    assert len(making.claim(50)) == 1

    assert digest(seven(23) + timedelta(minutes=5)) == []
    assert len(digest(seven(23) + timedelta(minutes=11))) == 1


def test_lets_only_the_newest_claim_publish(posted, wants, travelled, published):
    wants("daily")
    travelled.shift(timedelta(minutes=1))
    posted()
    travelled.move_to(seven(23))
    (slow,) = making.claim(50)
    travelled.shift(timedelta(minutes=11))
    (quick,) = making.claim(50)

    assert [making.make(quick), making.make(slow)] == [True, False]

    assert len(published(NewShiftsFound)) == 1


def test_loses_no_shift_whose_transaction_was_under_way(posted, wants, digest, travelled, session):
    """Published at 06:59:30, and seen only after the digest of seven was made."""
    wants("daily")
    digest(seven(23))
    late = posted(starts_at=seven(28))
    late.published_at = seven(23) - timedelta(seconds=30)
    session.commit()

    assert len(digest(seven(24))) == 1


def test_goes_on_in_another_run_when_there_is_more_than_fits(
    make, asking, posted, digest, travelled, monkeypatch, handle, mailbox, work
):
    workers = [make.eligible(easting=EASTING, northing=NORTHING) for _ in range(5)]
    for one in workers:
        asking(one)("PUT", "/worker/notifications", digest="daily")
    travelled.shift(timedelta(minutes=1))
    posted()
    monkeypatch.setattr(digests, "BATCH", 2)
    monkeypatch.setattr(digests, "LONGEST_SECONDS", -1)  # the time is up at once

    assert digest(seven(23)) == []
    monkeypatch.setattr(digests, "LONGEST_SECONDS", 10)
    work()
    handle()

    assert sorted(mail.to for mail in mailbox.received) == sorted(one.email for one in workers)


@pytest.mark.parametrize(
    ("distance", "said"),
    [
        (0.0, "less than a mile away"),
        (0.9, "less than a mile away"),
        (1.0, "1 mile away"),
        (2.0, "2 miles away"),
        (14.3, "14.3 miles away"),
    ],
)
def test_says_how_far_it_is(distance, said):
    assert away(distance) == said
