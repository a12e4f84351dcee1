from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from tests.admin.lists import names, older, rows, statements
from vicarity.account.enums import Role
from vicarity.admin import labels
from vicarity.auth.events import PasswordResetWanted, SignInBlocked
from vicarity.care_home.enums import Verification
from vicarity.care_home.events import CareHomeVerified
from vicarity.core import clock, outbox
from vicarity.core.outbox import OutboxMessage
from vicarity.qualification.events import CredentialVerified
from workers_rq.deliver import HANDLERS

EMAILS = "/admin/emails/"


@pytest.fixture
def message(session):
    """Save a message as it is after some time: ``message(event, dead_at=…)``."""

    def save(event, **state):
        row = OutboxMessage(topic=event.topic(), payload=event.model_dump(mode="json"), **state)
        session.add(row)
        session.commit()
        return row

    return save


@pytest.fixture
def approved(make, message):
    """A message that tells a home it is approved."""

    def save(**state):
        home = make.care_home(status=Verification.VERIFIED)
        return message(CareHomeVerified(care_home_id=home.id), **state)

    return save


def test_has_words_for_every_message():
    assert set(labels.TOPICS) == set(HANDLERS)


def test_tells_the_states_apart(console, approved):
    now = clock.now()
    waits = approved()
    approved(lease=1, due_at=now + timedelta(seconds=60))
    approved(lease=2, failures=2, due_at=now + timedelta(seconds=60), last_error="SMTPException")
    approved(done_at=now)
    dead = approved(dead_at=now, failures=9, last_error="RefusedForGood")
    browser = console(Role.SUPPORT)

    def found(state):
        return rows(browser.get(EMAILS, query_string={"state": state}))

    assert [found(state) for state in ("waiting", "sending", "sent", "given_up")] == [2, 1, 1, 1]
    assert "Waiting" in browser.get(f"{EMAILS}{waits.id}").text
    assert "RefusedForGood" in browser.get(f"{EMAILS}{dead.id}").text


def test_tells_whom_each_is_for_and_finds_by_address(console, make, message):
    worker = make.user(email="ada@example.com")
    home = make.care_home(user=make.user(email="elm@example.com", role=Role.CARE_HOME_ADMIN))
    credential = make.credential(user=worker)
    message(CredentialVerified(credential_id=credential.id, at=clock.now()))
    message(CareHomeVerified(care_home_id=home.id))
    browser = console(Role.SUPPORT)

    def found(address):
        return names(browser.get(EMAILS, query_string={"address": address}))

    page = browser.get(EMAILS).text
    assert "ada@example.com" in page
    assert "elm@example.com" in page
    assert found("ADA@example.com") == ["A credential is approved"]
    assert found("elm@example.com") == ["A care home is approved"]
    assert found("nobody@example.com") == []


def test_shows_nothing_of_what_a_message_says(console, message):
    secret = "somebody-unknown@example.com"
    row = message(PasswordResetWanted(email=secret), dead_at=clock.now())
    browser = console(Role.ADMIN)

    for place in (EMAILS, f"{EMAILS}{row.id}"):
        assert secret not in browser.get(place).text


def test_warns_when_mail_waits_for_more_than_five_minutes(console, approved, session):
    row = approved(created_at=clock.now() - timedelta(minutes=4))
    browser = console(Role.SUPPORT)

    soon = browser.get(EMAILS).text
    row.created_at = clock.now() - timedelta(minutes=6)
    session.commit()
    late = browser.get(EMAILS).text

    assert "Mail has waited" not in soon
    assert "Mail has waited for 6 min" in late
    assert "oldest 6 min" in late


def test_sends_a_dead_letter_again_exactly_once(console, approved, handle, mailbox, session, acts):
    row = approved(dead_at=clock.now(), failures=3, last_error="RefusedForGood")
    browser = console(Role.ADMIN)
    page, press = f"{EMAILS}{row.id}", f"{EMAILS}{row.id}/send-again"

    browser.post(press, on=page)
    browser.post(press, on=page)
    handle()
    browser.post(press, on=EMAILS)
    handle()

    session.refresh(row)
    assert row.done_at is not None
    assert len(mailbox.received) == 1
    assert [act.subject_id for act in acts("email.resend")] == [row.id]


def test_has_patience_anew_with_what_is_sent_again(console, approved, session):
    long_ago = clock.now() - timedelta(days=3)
    row = approved(dead_at=long_ago, created_at=long_ago, failures=3)
    browser = console(Role.ADMIN)

    browser.post(f"{EMAILS}{row.id}/send-again", on=EMAILS)
    (leased,) = outbox.lease(10)
    given_up = outbox.fail(row.id, leased.lease, "SMTPServerDisconnected", final=False)

    assert not given_up


def test_sends_what_was_sent_once_more_as_a_new_message(console, approved, handle, mailbox):
    row = approved()
    handle()
    browser = console(Role.ADMIN)
    page = f"{EMAILS}{row.id}"

    for _ in range(3):
        browser.post(f"{page}/send-again", on=EMAILS)
    handle()

    first, second = mailbox.received
    assert first.subject == second.subject
    assert first.id != second.id
    assert "It was sent again already" in browser.get(page).text


def test_cannot_send_what_was_forgotten(console, make, message, handle, session):
    make.user(email="ada@example.com")
    row = message(SignInBlocked(email="ada@example.com"))
    handle()
    browser = console(Role.ADMIN)
    before = session.scalars(select(OutboxMessage.id)).all()

    browser.post(f"{EMAILS}{row.id}/send-again", on=EMAILS)

    page = browser.get(f"{EMAILS}{row.id}").text
    assert "nothing is left of what it said" in page
    assert "named somebody and was forgotten" in page
    assert session.scalars(select(OutboxMessage.id)).all() == before


def test_sends_all_that_were_given_up_and_says_how_many(console, approved, session, acts):
    dead = [approved(dead_at=clock.now()) for _ in range(3)]
    approved(done_at=clock.now())
    browser = console(Role.ADMIN)
    press = f"{EMAILS}send-all-again"

    assert "3 given up" in browser.get(EMAILS).text
    browser.post(press, on=EMAILS)
    told = browser.get(EMAILS).text
    browser.post(press, on=EMAILS)

    waiting = session.scalars(select(OutboxMessage.id).where(OutboxMessage.done_at.is_(None)))
    assert set(waiting) == {row.id for row in dead}
    assert "3 emails are on their way again" in told
    (act,) = acts("email.resend")
    assert act.after == {"messages": 3}


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.VERIFIER])
def test_lets_admins_alone_send_again(console, approved, session, role):
    row = approved(dead_at=clock.now())
    browser = console(role)

    for press in (f"{row.id}/send-again", "send-all-again"):
        assert browser.post(f"{EMAILS}{press}", on=EMAILS).status_code == 403
        assert browser.post(f"{EMAILS}{press}").status_code in {400, 403}

    session.refresh(row)
    assert row.dead_at is not None
    assert "send-all-again" not in browser.get(EMAILS).text


def test_sends_nothing_without_the_pages_own_token(console, approved, session):
    row = approved(dead_at=clock.now())
    browser = console(Role.ADMIN)

    for press in (f"{row.id}/send-again", "send-all-again"):
        assert browser.post(f"{EMAILS}{press}").status_code == 400

    session.refresh(row)
    assert row.dead_at is not None


def test_turns_pages_and_asks_as_often(console, approved, session):
    browser = console(Role.SUPPORT)
    approved()
    browser.get(EMAILS)
    with statements() as few:
        browser.get(EMAILS)
    for _ in range(50):
        approved()
    with statements() as many:
        first = browser.get(EMAILS)
    second = browser.get(f"{EMAILS}?before={older(first)}")

    assert (rows(first), rows(second)) == (50, 1)
    assert len(few) == len(many) < 15


def test_survives_the_end_of_an_account(console, make, message, session):
    row = message(CareHomeVerified(care_home_id=uuid4()))
    session.execute(update(OutboxMessage).values(last_error="<script>alert(1)</script>"))
    session.commit()
    browser = console(Role.SUPPORT)

    for place in (EMAILS, f"{EMAILS}{row.id}"):
        assert "Not kept" in browser.get(place).text
        assert "<script>alert" not in browser.get(place).text
    assert browser.get(f"{EMAILS}{uuid4()}").status_code == 404
