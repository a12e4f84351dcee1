"""Asking a home for more, and nobody deciding on their own."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.care_home import service
from vicarity.care_home.enums import Verification
from vicarity.care_home.errors import (
    AlreadyDecided,
    CareHomeNotFound,
    OwnReview,
    ReasonMissing,
    ReasonTooLong,
)
from vicarity.care_home.events import CareHomeQuestioned
from vicarity.core import clock
from vicarity.core.audit import AuditEvent
from vicarity.core.database import give_back

QUESTION = "Which of your two buildings is this?"


@pytest.fixture
def staff(make):
    return make.user(role=Role.VERIFIER).id


@pytest.fixture
def waiting(session, home):
    """Return the home of this folder's tests, in review since yesterday."""
    home.verification_status = Verification.IN_REVIEW
    home.submitted_at = clock.now() - timedelta(days=1)
    session.commit()
    return home


@pytest.fixture
def asked(waiting, staff, session):
    service.ask(waiting.id, QUESTION, by=staff)
    give_back()
    session.refresh(waiting)
    return waiting


def test_leaves_the_home_in_review_and_waits_for_it(asked, get):
    assert asked.verification_status is Verification.IN_REVIEW
    assert asked.asked_at is not None
    assert (get().json["verification_status"], get().json["verification_notes"]) == (
        "in_review", QUESTION,
    )  # fmt: skip
    assert get().json["asked_at"].endswith("Z")


def test_leaves_a_trail(asked, staff, session):
    trail = session.scalars(select(AuditEvent)).one()

    assert (trail.action, trail.actor_id, trail.subject_id) == ("care_home.asked", staff, asked.id)
    assert trail.after == {"verification_status": "in_review", "verification_notes": QUESTION}


def test_is_mailed_to_the_home_with_what_to_do_next(asked, published, handle, mailbox):
    handle()

    (mail,) = mailbox.received
    assert published(CareHomeQuestioned)[0].care_home_id == asked.id
    assert QUESTION in mail.text
    assert "What to do next" in mail.text
    assert "https://vicarity.test/dashboard/care-home" in mail.html


def test_is_not_mailed_when_it_was_overtaken(asked, staff, session, handle, mailbox):
    service.decide(asked.id, Verification.VERIFIED, by=staff)
    give_back()

    handle()

    assert [mail.subject for mail in mailbox.received] == ["your home is verified"]


def test_decisions_that_were_overtaken_are_not_mailed_either(
    waiting, staff, session, handle, mailbox
):
    service.decide(waiting.id, Verification.SUSPENDED, by=staff, notes="Because.")
    service.decide(waiting.id, Verification.VERIFIED, by=staff)
    give_back()

    handle()

    assert [mail.subject for mail in mailbox.received] == ["your home is verified"]


def test_ends_when_the_home_changes_something(asked, put, session):
    before = asked.submitted_at

    answer = put(city="York").json

    session.refresh(asked)
    assert asked.asked_at is None
    assert asked.submitted_at > before
    assert asked.verification_notes == QUESTION
    assert (answer["asked_at"], bool(answer["submitted_at"])) == (None, True)


def test_goes_on_when_the_home_sends_the_same_again(asked, put, session):
    put(city=asked.city)

    session.refresh(asked)
    assert asked.asked_at is not None


@pytest.mark.parametrize(
    "decision", [Verification.VERIFIED, Verification.REJECTED, Verification.SUSPENDED]
)
def test_ends_with_a_decision(asked, staff, session, decision):
    service.decide(asked.id, decision, by=staff, notes="Because.")
    give_back()

    session.refresh(asked)
    assert (asked.asked_at, asked.verification_status) == (None, decision)


@pytest.mark.parametrize(
    "status", [status for status in Verification if status is not Verification.IN_REVIEW]
)
def test_is_for_homes_in_review(make, staff, status):
    home = make.care_home(status=status)

    with pytest.raises(AlreadyDecided):
        service.ask(home.id, QUESTION, by=staff)


@pytest.mark.parametrize(
    ("question", "refusal"), [("  ", ReasonMissing), ("x" * 1001, ReasonTooLong)]
)
def test_needs_a_question_that_fits(waiting, staff, question, refusal):
    with pytest.raises(refusal):
        service.ask(waiting.id, question, by=staff)


def test_is_about_a_home_that_exists(staff):
    with pytest.raises(CareHomeNotFound):
        service.ask(uuid4(), QUESTION, by=staff)


@pytest.mark.parametrize(
    "act",
    [
        lambda home, by: service.ask(home, QUESTION, by=by),
        lambda home, by: service.decide(home, Verification.VERIFIED, by=by),
        lambda home, by: service.decide(home, Verification.REJECTED, by=by, notes="No."),
    ],
)
class TestNobodyReviewsTheirOwn:
    def test_account(self, waiting, session, act):
        with pytest.raises(OwnReview):
            act(waiting.id, waiting.user_id)

    @pytest.mark.parametrize("email", ["jo@example.com", "jo+staff@example.com"])
    def test_mailbox(self, waiting, make, session, act, email):
        session.get(User, waiting.user_id).email = "jo+home@example.com"
        session.commit()
        staff = make.user(role=Role.VERIFIER, email=email)

        with pytest.raises(OwnReview):
            act(waiting.id, staff.id)
