"""Drafts: published together or not at all, and thrown away."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from tests.shift.conftest import told
from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.shift.enums import ShiftStatus
from vicarity.worker.models import MinimumWage

WRONG = {
    "shift_not_found": {"home": None},
    "shift_not_draft": {"status": ShiftStatus.OPEN},
    "shift_started": {"starts_at": timedelta(minutes=-1)},
    "rate_below_minimum_wage": {"hourly_rate": 1300},
}


@pytest.fixture
def draft(make, home):
    def anew(**given):
        if "starts_at" in given:
            given["starts_at"] += clock.now()
        given = {"home": home, "status": ShiftStatus.DRAFT} | given
        return make.shift(**given)

    return anew


@pytest.fixture
def publish(call):
    return lambda *ids: call("POST", "/shifts/publish", ids=[str(one) for one in ids])


@pytest.fixture
def states(session):
    """Return how many shifts there are in each state."""
    counted = text("SELECT status, count(*) FROM shifts GROUP BY 1")
    return lambda: dict(session.execute(counted).all())


def test_publishes_many_in_order_of_time(draft, publish, states):
    late, early = draft(starts_at=timedelta(days=3)), draft(starts_at=timedelta(days=2))

    answer = publish(late.id, early.id)

    assert answer.status_code == 200
    assert [item["id"] for item in answer.json["items"]] == [str(early.id), str(late.id)]
    assert all(item["published_at"] for item in answer.json["items"])
    assert states() == {"open": 2}


@pytest.mark.parametrize(("code", "given"), WRONG.items(), ids=WRONG)
def test_publishes_all_or_none(draft, publish, session, tomorrow, states, code, given):
    session.add(MinimumWage(effective_on=tomorrow.date(), from_age=18, pence=1301))
    session.commit()
    right, wrong = draft(hourly_rate=1301), draft(**{"hourly_rate": 1301} | given)
    before = states()

    answer = publish(right.id, wrong.id)

    assert told(answer) == (409, "none_published", ["#/ids/1"])
    assert answer.json["errors"][0]["code"] == code
    assert states() == before


def test_says_of_each_why_it_cannot_be(draft, publish):
    right, late = draft(), draft(starts_at=timedelta(hours=-1))

    answer = publish(uuid4(), right.id, late.id)

    found = [(error["pointer"], error["code"]) for error in answer.json["errors"]]
    assert found == [("#/ids/0", "shift_not_found"), ("#/ids/2", "shift_started")]
    assert "Change its times first" in answer.json["errors"][1]["detail"]


def test_pays_each_the_wage_of_its_own_day(draft, publish, session, tomorrow):
    rise = tomorrow.date() + timedelta(days=10)
    session.add(MinimumWage(effective_on=rise, from_age=18, pence=1500))
    session.commit()
    before = draft(hourly_rate=1400, starts_at=timedelta(days=5))
    after = draft(hourly_rate=1400, starts_at=timedelta(days=20))

    assert told(publish(before.id, after.id))[2] == ["#/ids/1"]
    assert publish(before.id).status_code == 200


def test_publishes_nothing_of_a_home_that_is_not_verified(draft, publish, home, session, states):
    one = draft()
    home.verification_status, home.verified_at = Verification.SUSPENDED, None
    session.commit()

    assert told(publish(one.id)) == (403, "care_home_not_verified", [])
    assert states() == {"draft": 1}


@pytest.mark.parametrize("ids", [[], ["x"], [str(uuid4())] * 2, [str(uuid4()) for _ in range(201)]])
def test_takes_between_one_and_two_hundred_different_ones(publish, ids):
    answer = publish(*ids)

    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"].startswith("#/ids")


def test_answers_a_retry_as_before(client, manager, signed_in, draft):
    headers = signed_in(manager) | {"Idempotency-Key": "one"}
    body = {"ids": [str(draft().id)]}

    first, again = (
        client.post("/api/care-home/shifts/publish", json=body, headers=headers) for _ in range(2)
    )

    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json == again.json


@pytest.mark.parametrize("repeat", [False, True])
def test_posts_once_over_a_connection_that_was_lost(
    client, manager, signed_in, form, tomorrow, states, repeat
):
    until = str((tomorrow + timedelta(days=2)).date())
    body = form | ({"repeat": {"frequency": "daily", "until": until}} if repeat else {})
    headers = signed_in(manager) | {"Idempotency-Key": "posted"}

    first, again = (
        client.post("/api/care-home/shifts", json=body, headers=headers) for _ in range(2)
    )
    other = client.post("/api/care-home/shifts", json=body | {"positions": 5}, headers=headers)

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json == again.json
    assert told(other)[:2] == (422, "key_used_for_something_else")
    assert states() == {"draft": len(first.json["items"])}


class TestDiscarding:
    def test_deletes_a_draft(self, draft, call, states):
        kept, late = (draft(starts_at=timedelta(days=days)).id for days in (1, -1))

        answer = call("DELETE", f"/shifts/{late}")

        assert answer.status_code == 204
        assert states() == {"draft": 1}
        assert call("GET", f"/shifts/{late}").status_code == 404
        assert call("GET", f"/shifts/{kept}").status_code == 200

    @pytest.mark.parametrize("status", [ShiftStatus.OPEN, ShiftStatus.CANCELLED])
    def test_keeps_what_was_published(self, draft, call, states, status):
        one = draft(status=status)

        assert told(call("DELETE", f"/shifts/{one.id}")) == (409, "shift_not_draft", [])
        assert states() == {status: 1}

    def test_knows_nothing_of_other_homes_drafts(self, draft, call, states):
        other = draft(home=None)

        assert told(call("DELETE", f"/shifts/{other.id}")) == (404, "shift_not_found", [])
        assert states() == {"draft": 1}
