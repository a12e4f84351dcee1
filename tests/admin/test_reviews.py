from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from tests.admin.lists import names
from vicarity.account.enums import Role
from vicarity.admin.models import ReviewAssignment
from vicarity.core import clock

CREDENTIALS = "/admin/credentials/"
HOMES = "/admin/care-homes/"


@pytest.fixture
def take_next(session):
    """Press "Take next" and return where it leads."""

    def press(browser, queue=CREDENTIALS):
        return browser.post(f"{queue}take-next", on="/admin/").location

    return press


def address_of(credential):
    return f"{CREDENTIALS}{credential.id}"


def press(browser, credential, act):
    return browser.post(f"{address_of(credential)}/assignment", {"act": act}, on="/admin/")


def test_takes_the_oldest_that_nobody_has(console, claims, take_next, acts):
    first, second = claims("FIRE_SAFETY", "EDI")
    ada, ben = console(), console()

    assert take_next(ada) == address_of(first)
    assert take_next(ben) == address_of(second)
    assert [act.subject_id for act in acts("review.take")] == [first.id, second.id]


def test_goes_on_with_what_somebody_has(console, claims, take_next, acts):
    (first, _) = claims("FIRE_SAFETY", "EDI")
    browser = console()

    assert take_next(browser) == take_next(browser) == address_of(first)
    assert len(acts("review.take")) == 1


def test_leads_to_the_list_when_nothing_is_left(console, claims, take_next):
    claims("FIRE_SAFETY")
    take_next(console())

    assert take_next(console()) == CREDENTIALS


def test_lets_go_of_a_review_after_half_a_shift(console, claims, take_next):
    (credential,) = claims("FIRE_SAFETY")
    take_next(console())

    with time_machine.travel(clock.now() + timedelta(hours=3, minutes=59), tick=False):
        assert take_next(console()) == CREDENTIALS
    with time_machine.travel(clock.now() + timedelta(hours=4, minutes=1), tick=False):
        assert take_next(console()) == address_of(credential)


@pytest.mark.parametrize("email", ["sam@example.com", "sam+work@example.com"])
def test_gives_nobody_their_own(console, make, claims, take_next, email):
    browser = console(email="sam+staff@example.com")
    own = claims("FIRE_SAFETY", user=make.user(email=email))
    (other,) = claims("EDI", submitted_at=clock.now())

    press(browser, own[0], "take")

    assert take_next(browser) == address_of(other)
    assert names(browser.get(f"{CREDENTIALS}?show=mine")) == [
        "Equality, diversity, inclusion and human rights"
    ]


def test_takes_homes_in_their_own_queue(console, waiting, claims, take_next):
    claims("FIRE_SAFETY")
    first, _ = waiting("First", "Second")

    assert take_next(console(), HOMES) == f"{HOMES}{first.id}"


def test_begins_with_whatever_waits_longest(console, waiting, claims, take_next):
    (home,) = waiting("Elm House")
    (credential,) = claims("FIRE_SAFETY", submitted_at=clock.now() - timedelta(days=20))
    browser, other = console(), console()

    assert take_next(browser, "/admin/") == address_of(credential)
    assert take_next(other, "/admin/") == f"{HOMES}{home.id}"


def test_says_who_has_a_review(console, claims):
    (credential,) = claims("FIRE_SAFETY")
    ada, ben = console(email="ada.finch@example.com"), console()

    press(ada, credential, "take")

    assert "With you." in ada.get(address_of(credential)).text
    assert "With Ada Finch." in ben.get(address_of(credential)).text
    assert "Ada Finch" in ben.get(CREDENTIALS).text


def test_takes_over_only_when_that_is_said(console, claims, session):
    (credential,) = claims("FIRE_SAFETY")
    ada, ben = console(), console()
    press(ada, credential, "take")

    press(ben, credential, "take")
    refused = session.get(ReviewAssignment, ("credential", credential.id)).user_id
    press(ben, credential, "take_over")

    assert refused == ada.staff.id
    session.expire_all()
    taken = session.get(ReviewAssignment, ("credential", credential.id))
    assert taken.user_id == ben.staff.id


def test_gives_back_ones_own_alone(console, claims, session, acts):
    (credential,) = claims("FIRE_SAFETY")
    ada, ben = console(), console()
    press(ada, credential, "take")

    press(ben, credential, "give_back")
    kept = len(acts("review.give_back"))
    press(ada, credential, "give_back")

    assert kept == 0
    assert len(acts("review.give_back")) == 1
    assert "With nobody." in ada.get(address_of(credential)).text


def test_puts_a_review_away_once_it_is_decided(console, claims, judge, session):
    (credential,) = claims("FIRE_SAFETY")
    ada, ben = console(), console()
    press(ada, credential, "take")

    judge(ben, credential, "verified")

    session.expire_all()
    assert session.get(ReviewAssignment, ("credential", credential.id)) is None


def test_takes_nothing_that_is_not_there_or_decided(console, claims, judge, session):
    (credential,) = claims("FIRE_SAFETY")
    browser = console()
    judge(browser, credential, "verified")

    press(browser, credential, "take")
    browser.post(f"{CREDENTIALS}{uuid4()}/assignment", {"act": "take"}, on="/admin/")

    assert session.query(ReviewAssignment).count() == 0


@pytest.mark.parametrize("place", ["take-next", "selected", "{id}/assignment", "{id}"])
@pytest.mark.parametrize("queue", [CREDENTIALS, HOMES])
def test_leaves_all_this_to_who_may_decide(console, claims, waiting, session, queue, place):
    (credential,), (home,) = claims("FIRE_SAFETY"), waiting("Elm House")
    row = credential if queue == CREDENTIALS else home
    before = row.updated_at
    form = {"act": "take", "decision": "verified", "item": f"{before.isoformat()}~{row.id}"}

    answer = console(Role.SUPPORT).post(queue + place.format(id=row.id), form, on="/admin/")

    session.refresh(row)
    assert answer.status_code == 403
    assert row.updated_at == before
    assert session.query(ReviewAssignment).count() == 0


@pytest.mark.parametrize("place", ["take-next", "selected", "{id}/assignment", "{id}/presence"])
@pytest.mark.parametrize("queue", [CREDENTIALS, HOMES])
def test_does_nothing_without_a_token(console, claims, waiting, session, queue, place):
    (credential,), (home,) = claims("FIRE_SAFETY"), waiting("Elm House")
    row = credential if queue == CREDENTIALS else home
    form = {"act": "take", "item": f"{row.updated_at.isoformat()}~{row.id}"}

    answer = console().post(queue + place.format(id=row.id), form)

    assert answer.status_code == 400
    assert session.query(ReviewAssignment).count() == 0


def test_counts_no_further_than_people_care(console, claims, monkeypatch):
    monkeypatch.setattr("vicarity.admin.queries.queue.MOST_COUNTED", 2)
    monkeypatch.setattr("vicarity.admin.rules.MOST_COUNTED", 2)
    *_, last = claims("FIRE_SAFETY", "EDI", "GDPR", "HEALTH_SAFETY")
    browser = console()

    assert "All 2+" in browser.get(CREDENTIALS).text
    assert "2+ of 2+" in browser.get(address_of(last)).text
