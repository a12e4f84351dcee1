from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from tests.admin.conftest import csrf_of
from vicarity.account.enums import Role
from vicarity.admin.models import ConsoleSession, ReviewPresence
from vicarity.core import clock


@pytest.fixture
def review(claims):
    (credential,) = claims("FIRE_SAFETY")
    return f"/admin/credentials/{credential.id}"


def beat(browser, review, seen=""):
    """Ask what an open page asks every 15 seconds."""
    page = browser.get("/admin/")
    form = {"csrf_token": csrf_of(page), "seen": seen}
    return browser.post(f"{review}/presence", form).json


def test_tells_who_else_has_a_review_open(console, review):
    ada = console(email="ada.finch@example.com", role=Role.SUPPORT)
    ada.get(review)

    page = console(email="ben@example.com").get(review).text

    assert "Ada Finch is looking at this too." in page
    assert beat(ada, review)["words"] == "Ben is looking at this too."


def test_tells_nobody_about_themselves(console, review):
    browser = console()
    browser.get(review)

    assert "looking at this too" not in browser.get(review).text


def test_forgets_who_closed_the_page(console, review):
    ada = console()
    console().get(review)

    with time_machine.travel(clock.now() + timedelta(seconds=50), tick=False):
        assert beat(ada, review)["words"] == ""


def test_deletes_what_says_nothing_any_more(console, review, session):
    console().get(review)

    with time_machine.travel(clock.now() + timedelta(minutes=20), tick=False):
        late = console()
        late.get(review)

    present = [row.user_id for row in session.query(ReviewPresence)]
    assert present == [late.staff.id]


def test_tells_an_open_page_that_the_review_has_changed(console, claims, judge):
    (credential,) = claims("FIRE_SAFETY")
    review, seen = f"/admin/credentials/{credential.id}", credential.updated_at.isoformat()
    browser = console()

    before = beat(browser, review, seen)
    judge(console(), credential, "verified")

    assert before["changed"] is False
    assert beat(browser, review, seen)["changed"] is True


def test_notes_nothing_about_a_review_there_is_not(console, session):
    answer = beat(console(), f"/admin/credentials/{uuid4()}")

    assert answer == {"words": "", "changed": True}
    assert session.query(ReviewPresence).count() == 0


def test_says_so_of_homes_too(console, waiting):
    (home,) = waiting("Elm House")
    console(email="ada.finch@example.com").get(f"/admin/care-homes/{home.id}")

    page = console().get(f"/admin/care-homes/{home.id}").text

    assert "Ada Finch is looking at this too." in page


def test_does_not_keep_a_session_alive_by_itself(console, review, session):
    browser = console()
    token = csrf_of(browser.get(review))
    begun = clock.now()
    for minutes in (10, 20, 29, 31):
        with time_machine.travel(begun + timedelta(minutes=minutes), tick=False):
            answer = browser.post(f"{review}/presence", {"csrf_token": token})

    assert answer.status_code == 401
    assert session.query(ConsoleSession).filter_by(user_id=browser.staff.id).count() == 0


def test_leaves_when_it_has_decided(console, claims, judge, session):
    (credential,) = claims("FIRE_SAFETY")

    judge(console(), credential, "verified")

    assert session.query(ReviewPresence).count() == 0
