import smtplib
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy.exc import OperationalError

from vicarity import patient_mail
from vicarity.auth import links
from vicarity.auth.events import PasswordResetWanted, SignInBlocked, VerificationLinkWanted
from vicarity.core import clock, outbox
from vicarity.core.database import unit_of_work
from vicarity.core.outbox import Event
from workers_rq import deliver as delivering


class NobodyHandlesThis(Event):
    pass


def test_sends_once_however_often_it_is_called(attempt, verification, mailbox):
    first = attempt(verification)

    for _ in range(3):
        attempt(verification, lease=1)

    assert first.done_at is not None
    assert len(mailbox.received) == 1


def test_leaves_a_message_to_whoever_holds_the_newest_lease(attempt, verification, mailbox):
    with unit_of_work():
        outbox.lease(1)

    row = attempt(verification, lease=7)

    assert (row.done_at, mailbox.received) == (None, [])


def test_sends_the_same_mail_again_after_a_crash_that_came_before_the_commit(
    attempt, verification, mailbox, monkeypatch
):
    with monkeypatch.context() as crash:
        crash.setattr(outbox, "complete", fails_with(ZeroDivisionError()))
        assert attempt(verification).done_at is None

    with time_machine.travel(clock.now() + timedelta(seconds=6), tick=False):
        assert attempt(verification).done_at is not None

    first, second = mailbox.received
    assert first.id == second.id
    assert first.text == second.text
    assert "token=" in first.text


def fails_with(error):
    def fail(*_, **__):
        raise error

    return fail


def test_gives_up_at_once_when_the_recipient_is_refused_for_good(
    attempt, verification, unproven, mailbox
):
    mailbox.refused_recipient = unproven.email

    row = attempt(verification)

    assert row.dead_at is not None
    assert row.last_error == "RefusedForGood"


def test_gives_up_at_once_when_the_content_is_refused_for_good(attempt, verification, mailbox):
    mailbox.answer = "554 looks like spam"

    row = attempt(verification)

    assert row.dead_at is not None


def test_puts_off_what_is_refused_for_now(attempt, verification, mailbox):
    mailbox.answer = "451 busy"

    row = attempt(verification)

    assert (row.dead_at, row.done_at, row.failures) == (None, None, 1)
    assert row.last_error == "ConnectionError"
    assert row.due_at > clock.now()


def test_puts_off_what_a_stalling_server_does_not_take(attempt, verification, mailbox, monkeypatch):
    monkeypatch.setattr(patient_mail, "STEP_SECONDS", 0.2)
    mailbox.stall = 5

    row = attempt(verification)

    assert (row.failures, row.last_error) == (1, "SMTPServerDisconnected")


def test_puts_off_what_finds_no_server(attempt, verification, app, monkeypatch):
    monkeypatch.setattr(app.extensions["mail"], "port", 1)

    row = attempt(verification)

    assert (row.failures, row.last_error) == (1, "ConnectionRefusedError")


def test_counts_a_mail_as_sent_although_the_server_hangs_up_after_taking_it(
    attempt, verification, mailbox, monkeypatch
):
    monkeypatch.setattr(
        smtplib.SMTP, "quit", fails_with(smtplib.SMTPServerDisconnected("Connection lost"))
    )

    row = attempt(verification)

    assert row.done_at is not None
    assert len(mailbox.received) == 1


def test_waits_longer_and_longer_and_gives_up_after_hours(session, verification, row_of):
    first_try, waits = clock.now(), []

    with time_machine.travel(first_try, tick=False) as time:
        while row_of(verification).dead_at is None:
            (leased,) = outbox.lease(1)
            outbox.fail(verification, leased.lease, "ConnectionError", final=False)
            due_at = row_of(verification).due_at
            waits.append((due_at - clock.now()).total_seconds())
            time.move_to(due_at)

    assert waits[:7] == [5, 10, 20, 40, 80, 80, 80]
    assert max(waits) == 80
    assert timedelta(hours=4) < row_of(verification).dead_at - first_try < timedelta(hours=8)


def test_keeps_what_nobody_can_handle(attempt, tell):
    row = attempt(tell(NobodyHandlesThis()))

    assert (row.done_at, row.dead_at, row.last_error) == (None, None, "KeyError")


def test_waits_for_a_database_that_is_away(attempt, verification, mailbox, monkeypatch):
    monkeypatch.setattr(delivering, "AWAY_SECONDS", 0)
    claim, away = outbox.claim, iter([OperationalError("", {}, Exception())])

    def claim_later(*args):
        for error in away:
            raise error
        return claim(*args)

    monkeypatch.setattr(outbox, "claim", claim_later)

    assert attempt(verification).done_at is not None
    assert len(mailbox.received) == 1


@pytest.mark.parametrize("event", [VerificationLinkWanted, PasswordResetWanted, SignInBlocked])
@pytest.mark.parametrize("known", [True, False])
def test_forgets_the_address_a_message_named(attempt, tell, make, mailbox, event, known):
    email = make.user(verified=False).email if known else "nobody@example.com"

    row = attempt(tell(event(email=email)))

    assert row.done_at is not None
    assert row.payload == {}


def test_remembers_an_address_while_it_is_needed(attempt, tell, make, mailbox):
    email = make.user().email
    mailbox.answer = "451 busy"

    row = attempt(tell(SignInBlocked(email=email)))

    assert row.payload == {"email": email}


def test_does_not_send_a_link_that_was_replaced(attempt, session, unproven, verification, mailbox):
    with unit_of_work():
        links.send_verification(unproven.id, unproven.email)

    row = attempt(verification)

    assert row.done_at is not None
    assert mailbox.received == []


def test_sends_nothing_to_somebody_suspended(attempt, session, unproven, verification, mailbox):
    unproven.is_active = False
    session.commit()

    row = attempt(verification)

    assert row.done_at is not None
    assert mailbox.received == []
