from datetime import date, timedelta

import pytest

from vicarity.core import clock
from vicarity.shift.models import WorkingTimeOptOut


@pytest.fixture
def worker(make):
    return make.eligible()


@pytest.fixture
def working_time(client, signed_in, worker):
    headers = signed_in(worker)

    def ask(*opted_out):
        path = "/api/worker/working-time"
        if not opted_out:
            return client.get(path, headers=headers).json
        return client.put(path, json={"opted_out": opted_out[0]}, headers=headers).json

    return ask


def told(found):
    return found["opted_out"], found["opted_out_from"], found["opted_out_until"]


def day(ahead=0):
    return (clock.today() + timedelta(days=ahead)).isoformat()


def test_begins_with_no_agreement(working_time):
    found = working_time()

    assert told(found) == (False, None, None)
    assert (found["weekly_hours"], found["weeks"], found["notice_days"]) == (48, 17, 7)


def test_agrees_from_today_and_takes_it_back_with_a_weeks_notice(working_time):
    assert told(working_time(True)) == (True, day(), None)
    assert told(working_time(False)) == (True, day(), day(7))
    assert told(working_time()) == (True, day(), day(7))


@pytest.mark.parametrize("opted_out", [True, False])
def test_changes_nothing_when_it_is_said_again(working_time, session, opted_out):
    working_time(True)
    first = working_time(opted_out)

    again = working_time(opted_out)

    assert again == first
    assert session.query(WorkingTimeOptOut).count() == 1


def test_lets_somebody_who_gave_notice_agree_anew(working_time):
    working_time(True)
    working_time(False)

    assert told(working_time(True)) == (True, day(), None)


def test_no_longer_holds_when_the_notice_is_over(working_time, monkeypatch):
    working_time(True)
    working_time(False)
    there = clock.today() + timedelta(days=8)
    monkeypatch.setattr(clock, "today", lambda: there)

    assert told(working_time()) == (False, None, None)


@pytest.fixture
def busy(make, worker):
    """Book so many shifts that one more takes the worker over 48 hours a week."""
    for ahead in range(3, 71):
        starts = clock.now() + timedelta(days=ahead)
        make.booking(shift=make.shift(starts_at=starts, hours=12, break_minutes=0), worker=worker)
    return make.shift(starts_at=clock.now() + timedelta(days=1), hours=12, break_minutes=0)


def test_is_what_the_rules_ask_for(client, signed_in, worker, working_time, busy):
    def apply():
        path = f"/api/shifts/{busy.id}/bookings"
        answer = client.post(path, json={}, headers=signed_in(worker))
        return answer.status_code, [one["code"] for one in answer.json.get("reasons", [])]

    assert apply() == (403, ["weekly_hours"])
    working_time(True)
    assert apply() == (201, [])


@pytest.mark.parametrize("body", [{}, {"opted_out": None}, {"opted_out": 1}])
def test_wants_a_plain_yes_or_no(client, signed_in, worker, body):
    answer = client.put("/api/worker/working-time", json=body, headers=signed_in(worker))

    assert answer.status_code == 422


def test_keeps_days_as_london_has_them(working_time):
    assert date.fromisoformat(working_time(True)["opted_out_from"]) == clock.today()
