from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from vicarity.core.audit import AuditEvent
from vicarity.core.outbox import OutboxMessage
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.events import CredentialExpired, CredentialExpiring
from workers_rq import batches, expiry

VERIFIED = CredentialStatus.VERIFIED
ENDS = date(2027, 6, 30)
CODES = ("FIRE_SAFETY", "MOVING_HANDLING", "SAFEGUARDING_ADULTS", "BASIC_LIFE_SUPPORT")


class Killed(BaseException):
    """What nobody catches."""


@pytest.fixture
def ada(make):
    return make.user(email="ada@example.com")


@pytest.fixture
def hold(make, ada):
    """Let somebody hold something until the end of June: ``hold("FIRE_SAFETY")``."""

    def add(code="FIRE_SAFETY", *, user=ada, **given):
        held = {"verification_status": VERIFIED, "expiry_date": ENDS, "decided_at": "2026-06-30Z"}
        return make.credential(user=user, code=code, **held | given)

    return add


@pytest.fixture
def at(session):
    """Do the chore at an instant in London: ``at("2027-06-30 23:59")``."""

    def run(moment):
        instant = datetime.fromisoformat(f"{moment}+01:00").astimezone(UTC)
        with time_machine.travel(instant, tick=False):
            expiry.follow()
        session.expire_all()

    return run


@pytest.fixture
def days_before(at):
    return lambda days: at(f"{ENDS - timedelta(days=days)} 12:00")


def test_lets_a_credential_hold_through_its_last_day_in_london(hold, at):
    row = hold()

    at("2027-06-30 23:59")
    before = row.verification_status
    at("2027-07-01 00:00")

    assert (before, row.verification_status) == (VERIFIED, CredentialStatus.EXPIRED)


def test_records_and_tells_it_once(hold, at, session, published, ada):
    row = hold(reminded_days=7)

    for _ in range(3):
        at("2027-07-01 12:00")

    trail = session.scalars(select(AuditEvent)).one()
    assert (trail.action, trail.actor_id, trail.subject_id) == ("credential.expired", None, row.id)
    assert published(CredentialExpired) == [
        CredentialExpired(user_id=ada.id, credential_ids=[row.id])
    ]


@pytest.mark.parametrize(
    "status", [status for status in CredentialStatus if status is not VERIFIED]
)
def test_leaves_alone_what_is_not_verified(hold, at, days_before, session, status):
    row = hold(verification_status=status)

    days_before(7)
    at("2027-07-01 12:00")

    assert row.verification_status is status
    assert session.scalars(select(OutboxMessage)).all() == []


def test_reminds_60_30_and_7_days_before_and_never_twice(hold, days_before, published):
    hold()

    told = []
    for days in (61, 60, 59, 31, 30, 29, 8, 7, 6, 1, 0):
        for _ in range(2):
            days_before(days)
        told.append((days, len(published(CredentialExpiring))))

    assert told == [
        (61, 0), (60, 1), (59, 1), (31, 1), (30, 2), (29, 2), (8, 2), (7, 3), (6, 3), (1, 3), (0, 3)
    ]  # fmt: skip
    assert [event.days for event in published(CredentialExpiring)] == [60, 30, 7]


@pytest.mark.parametrize(("days", "which"), [(45, 60), (20, 30), (3, 7)])
def test_sends_only_the_latest_reminder_after_an_outage(hold, days_before, published, days, which):
    hold()

    days_before(days)

    assert [event.days for event in published(CredentialExpiring)] == [which]


def test_reminds_of_a_renewed_one_again(hold, days_before, session, published):
    row = hold()
    days_before(7)
    row.reminded_days = None  # as a new decision leaves it
    session.commit()

    days_before(6)

    assert [event.days for event in published(CredentialExpiring)] == [7, 7]


@pytest.mark.parametrize("flaw", [{"is_active": False}, {"verified": False}])
def test_writes_to_nobody_who_cannot_be_written_to(
    make, hold, at, days_before, handle, mailbox, flaw
):
    row = hold(user=make.user(**flaw))

    days_before(7)
    at("2027-07-01 12:00")
    handle()

    assert row.verification_status is CredentialStatus.EXPIRED
    assert mailbox.received == []


def test_reminds_somebody_who_can_be_written_to_again(make, hold, days_before, session, published):
    user = make.user(is_active=False)
    hold(user=user)
    days_before(20)
    user.is_active = True
    session.commit()

    days_before(19)

    assert [event.days for event in published(CredentialExpiring)] == [30]


def test_tells_each_worker_of_everything_in_one_message(
    make, hold, days_before, at, published, ada
):
    bea = make.user()
    for code in CODES:
        hold(code)
    hold(user=bea)

    days_before(30)
    at("2027-07-01 12:00")

    for kind in (CredentialExpiring, CredentialExpired):
        told = {event.user_id: len(event.credential_ids) for event in published(kind)}
        assert told == {ada.id: len(CODES), bea.id: 1}


def test_goes_on_in_batches_where_it_was_killed(hold, at, session, published, monkeypatch):
    rows = [hold(code) for code in CODES]
    monkeypatch.setattr(expiry, "BATCH", 1)
    calls = []

    def die_at_the_third(most):
        calls.append(most)
        if len(calls) == 3:
            raise Killed
        return expire(most)

    expire = expiry.expiry.expire
    monkeypatch.setattr(expiry.expiry, "expire", die_at_the_third)
    with pytest.raises(Killed):
        at("2027-07-01 12:00")
    session.expire_all()
    after_the_kill = [row.verification_status for row in rows].count(CredentialStatus.EXPIRED)
    at("2027-07-01 13:00")

    assert after_the_kill == 2
    assert {row.verification_status for row in rows} == {CredentialStatus.EXPIRED}
    told = [one for event in published(CredentialExpired) for one in event.credential_ids]
    assert sorted(told) == sorted(row.id for row in rows)


def test_ends_when_its_time_is_up_and_goes_on_the_next_time(hold, at, monkeypatch):
    rows = [hold(code) for code in CODES]
    with monkeypatch.context() as patch:
        patch.setattr(batches, "LONGEST_SECONDS", -1)
        at("2027-07-01 12:00")
    untouched = {row.verification_status for row in rows}

    at("2027-07-01 13:00")

    assert untouched == {VERIFIED}
    assert {row.verification_status for row in rows} == {CredentialStatus.EXPIRED}
