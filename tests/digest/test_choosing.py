"""Nothing is sent before somebody asks; then it comes when they said."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from tests.booking.conftest import told
from tests.digest.conftest import NOW, seven
from vicarity.digest import rules
from vicarity.digest.enums import HowOften
from vicarity.digest.models import DigestChoice

OFF = {"digest": "off", "radius_miles": None, "roles": [], "next_at": None}


def test_is_off_until_the_worker_chooses(as_worker, session):
    assert as_worker("GET", "/worker/notifications").json == OFF
    assert session.scalars(select(DigestChoice)).all() == []


def test_keeps_what_is_chosen_and_when(as_worker, wants, session):
    chosen = wants("weekly", radius_miles=5, roles=["care_assistant"])

    assert chosen == as_worker("GET", "/worker/notifications").json
    assert chosen == {
        "digest": "weekly",
        "radius_miles": 5,
        "roles": ["care_assistant"],
        "next_at": "2096-11-26T07:00:00.000000Z",
    }
    assert session.scalars(select(DigestChoice.chosen_at)).one() == NOW


def test_changes_what_is_sent_and_clears_what_is_null(wants, as_worker):
    wants("daily", radius_miles=5, roles=["care_assistant"])

    kept = as_worker("PUT", "/worker/notifications", roles=None).json
    assert (kept["digest"], kept["radius_miles"], kept["roles"]) == ("daily", 5, [])
    assert as_worker("PUT", "/worker/notifications", digest=None, radius_miles=None).json == OFF


def test_keeps_the_turn_when_something_else_changes(wants, travelled):
    due = wants("weekly")["next_at"]
    travelled.move_to(seven(28))

    assert due == "2096-11-26T07:00:00.000000Z"
    assert wants("weekly", radius_miles=3)["next_at"] == due


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"digest": "hourly"}, "#/digest"),
        ({"radius_miles": 0}, "#/radius_miles"),
        ({"radius_miles": 101}, "#/radius_miles"),
        ({"roles": ["care_assistant", "astronaut"]}, "#/roles/1"),
        ({"next_at": "2096-11-26T07:00:00.000000Z"}, "#/next_at"),
    ],
)
def test_refuses_what_makes_no_sense(as_worker, wrong, pointer):
    answer = as_worker("PUT", "/worker/notifications", **wrong)

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]


def test_is_for_workers_with_a_proven_address(asking, make):
    unproven = make.eligible(user=make.user(verified=False))

    assert told(asking(unproven)("GET", "/worker/notifications")) == (403, "email_not_verified")


@pytest.mark.parametrize(
    ("how_often", "now", "due"),
    [
        # Winter and summer, and the mornings after the clocks have changed.
        (HowOften.DAILY, (2026, 11, 22, 6, 59), (2026, 11, 22, 7)),
        (HowOften.DAILY, (2026, 11, 22, 7, 0), (2026, 11, 23, 7)),
        (HowOften.DAILY, (2027, 6, 1, 12, 0), (2027, 6, 2, 6)),
        (HowOften.DAILY, (2027, 3, 27, 12, 0), (2027, 3, 28, 6)),
        (HowOften.DAILY, (2027, 10, 30, 12, 0), (2027, 10, 31, 7)),
        (HowOften.WEEKLY, (2026, 11, 22, 12, 0), (2026, 11, 23, 7)),
        (HowOften.WEEKLY, (2026, 11, 23, 7, 0), (2026, 11, 30, 7)),
        (HowOften.WEEKLY, (2026, 11, 23, 6, 0), (2026, 11, 23, 7)),
    ],
)
def test_comes_at_seven_by_londons_clocks(how_often, now, due):
    found = rules.next_at(how_often, datetime(*now, tzinfo=UTC))

    assert found == datetime(*due, tzinfo=UTC)


def test_never_comes_when_it_is_off():
    assert rules.next_at(HowOften.OFF, NOW) is None


@pytest.mark.parametrize(
    ("hour", "allowed"), [(5, False), (6, True), (18, True), (19, False), (23, False)]
)
def test_lets_people_sleep(hour, allowed):
    """In June London is an hour ahead: 06:00 UTC is seven."""
    assert rules.may_write(datetime(2027, 6, 1, hour, tzinfo=UTC)) is allowed
