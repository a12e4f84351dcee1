from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select, update

from vicarity.auth import links
from vicarity.auth.enums import Ending
from vicarity.auth.models import AuthSession, MailedLink
from vicarity.core import clock, throttle
from vicarity.core.database import unit_of_work
from vicarity.core.outbox import OutboxMessage
from workers_rq.upkeep import tidy


def in_days(days):
    return time_machine.travel(clock.now() + timedelta(days=days), tick=False)


@pytest.fixture
def count(session):
    return lambda model: session.scalar(select(func.count()).select_from(model))


@pytest.mark.parametrize(("days", "left"), [(1, 1), (3, 0)])
def test_forgets_counts_after_two_days(session, count, days, left):
    with unit_of_work():
        throttle.take(throttle.Rule("guess", 1, timedelta(minutes=5)), "ada@example.com")

    with in_days(days):
        tidy()

    assert count(throttle.Throttle) == left


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_forgets_sessions_a_month_after_they_ended(make, count, days, left):
    in_a_year = clock.now() + timedelta(days=365)
    make.auth_session(
        user_id=make.user().id,
        expires_at=in_a_year,
        ended_at=clock.now(),
        ending=Ending.SIGNED_OUT,
    )

    with in_days(days):
        tidy()

    assert count(AuthSession) == left


@pytest.mark.parametrize(("days", "left"), [(36, 1), (38, 0)])
def test_forgets_sessions_a_month_after_they_ran_out(make, count, days, left):
    make.auth_session(user_id=make.user().id)  # good for seven days

    with in_days(days):
        tidy()

    assert count(AuthSession) == left


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_forgets_links_after_a_month(make, count, days, left):
    user = make.user(verified=False)
    with unit_of_work():
        links.send_verification(user.id, user.email)

    with in_days(days):
        tidy()

    assert count(MailedLink) == left


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_forgets_handled_messages_after_a_month(verification, handle, mailbox, count, days, left):
    handle()

    with in_days(days):
        tidy()

    assert count(OutboxMessage) == left


def test_never_forgets_a_message_that_waits_or_was_given_up(session, verification, count):
    with in_days(400):
        tidy()
        assert count(OutboxMessage) == 1

        session.execute(update(OutboxMessage).values(dead_at=func.now()))
        session.commit()
        tidy()

    assert count(OutboxMessage) == 1
