"""Posting shifts: one, many, drafts and published ones."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from tests.shift.conftest import told
from vicarity.account.enums import Role
from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.core.clock import LONDON
from vicarity.shift.models import CareRole, Shift
from vicarity.worker.models import MinimumWage

WINTER = datetime(2027, 1, 11, 12, tzinfo=UTC)


@pytest.fixture
def how_many(session):
    return lambda: session.scalar(select(func.count()).select_from(Shift))


@pytest.fixture
def winter(monkeypatch):
    """It is a Monday in January 2027, and nobody knows the rates of April."""
    monkeypatch.setattr(clock, "now", lambda: WINTER)
    return WINTER


def wall(text):
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment.astimezone(LONDON).strftime("%a %d %b %H:%M")


def test_makes_a_draft_of_exactly_what_was_said(post, form):
    answer = post()

    assert answer.status_code == 201
    made = answer.json
    same = form.keys() - {"starts_at", "ends_at"}
    assert {name: made[name] for name in same} == {name: form[name] for name in same}
    for name in ("starts_at", "ends_at"):
        assert datetime.fromisoformat(made[name]) == datetime.fromisoformat(form[name])
        assert made[name].endswith("Z")
    assert (made["status"], made["published_at"], made["series_id"]) == ("draft", None, None)
    assert (made["confirmed"], made["applied"], made["positions_left"]) == (0, 0, 2)
    assert made["estimated_pay"] == 1450 * 450 // 60
    assert [item["id"] for item in made["items"]] == [made["id"]]


def test_needs_only_role_times_and_rate(post, form, call):
    short = {name: form[name] for name in ("role", "starts_at", "ends_at", "hourly_rate")}

    made = call("POST", "/shifts", **short).json

    assert (made["break_minutes"], made["positions"], made["booking_mode"]) == (0, 1, "approve")
    assert (made["required_qualifications"], made["description"]) == ([], None)


@pytest.mark.parametrize("role", [Role.CARE_HOME_ADMIN, Role.CARE_HOME_STAFF])
def test_lets_everybody_of_a_home_post(client, make, signed_in, form, role):
    user = make.user(role=role)
    make.care_home(user=user)

    answer = client.post("/api/care-home/shifts", json=form, headers=signed_in(user))

    assert answer.status_code == 201


@pytest.mark.parametrize(
    ("status", "answered"),
    [(status, 201 if status is Verification.VERIFIED else 403) for status in Verification],
)
def test_lets_only_a_verified_home_publish(
    client, make, signed_in, form, how_many, status, answered
):
    user = make.user(role=Role.CARE_HOME_ADMIN)
    make.care_home(user=user, status=status)
    headers = signed_in(user)

    at_once = client.post("/api/care-home/shifts", json=form | {"publish": True}, headers=headers)
    draft = client.post("/api/care-home/shifts", json=form, headers=headers)
    later = client.post(f"/api/care-home/shifts/{draft.json['id']}/publish", headers=headers)

    assert at_once.status_code == answered
    assert later.status_code == (200 if answered == 201 else 403)
    if answered == 201:
        assert at_once.json["status"] == later.json["status"] == "open"
        assert None not in (at_once.json["published_at"], later.json["published_at"])
    else:
        assert at_once.json["code"] == later.json["code"] == "care_home_not_verified"
        assert how_many() == 1


def test_publishes_once(post, call):
    made = post(publish=True).json

    answer = call("POST", f"/shifts/{made['id']}/publish")

    assert told(answer) == (409, "shift_not_draft", [])


def test_publishes_nothing_that_would_have_begun(make, home, call):
    draft = make.shift(home=home, status="draft", starts_at=clock.now() - timedelta(minutes=1))

    assert told(call("POST", f"/shifts/{draft.id}/publish"))[:2] == (409, "shift_started")


def test_publishes_nothing_below_a_wage_that_rose_since(make, session, home, call, tomorrow):
    draft = make.shift(home=home, status="draft", hourly_rate=1300)
    session.add(MinimumWage(effective_on=tomorrow.date(), from_age=18, pence=1301))
    session.commit()

    answer = call("POST", f"/shifts/{draft.id}/publish")

    assert told(answer) == (422, "rate_below_minimum_wage", ["#/hourly_rate"])


@pytest.mark.parametrize(
    ("broken", "code", "pointer"),
    [
        ({"role": "captain"}, "unknown_role", "#/role"),
        ({"required_qualifications": ["STOMA_CARE", "MAGIC"]}, "unknown_requirement",
         "#/required_qualifications/1"),
        ({"required_qualifications": ["STOMA_CARE"] * 2}, "invalid_request",
         "#/required_qualifications"),
        ({"hourly_rate": 1084}, "rate_below_minimum_wage", "#/hourly_rate"),
        ({"hourly_rate": 14.5}, "invalid_request", "#/hourly_rate"),
        ({"positions": 0}, "invalid_request", "#/positions"),
        ({"positions": 101}, "invalid_request", "#/positions"),
        ({"break_minutes": 241}, "invalid_request", "#/break_minutes"),
        ({"break_minutes": -1}, "invalid_request", "#/break_minutes"),
        ({"booking_mode": "magic"}, "invalid_request", "#/booking_mode"),
        ({"starts_at": "2026-12-24T08:00:00"}, "invalid_request", "#/starts_at"),
        ({"starts_at": "0001-01-01T00:00:00+14:00"}, "invalid_request", "#/starts_at"),
        ({"ends_at": "9999-12-31T23:59:59-14:00"}, "invalid_request", "#/ends_at"),
        ({"starts_at": 1}, "invalid_request", "#/starts_at"),
        ({"starts_at": None}, "invalid_request", "#/starts_at"),
        ({"status": "open"}, "invalid_request", "#/status"),
        ({"confirmed": 1}, "invalid_request", "#/confirmed"),
        ({"care_home_id": "x"}, "invalid_request", "#/care_home_id"),
    ],
)  # fmt: skip
def test_points_at_what_is_wrong(post, how_many, broken, code, pointer):
    answer = post(**broken)

    assert told(answer) == (422, code, [pointer])
    assert how_many() == 0


@pytest.mark.parametrize(
    ("begins", "lasts", "code", "pointer"),
    [
        (timedelta(minutes=-1), timedelta(hours=8), "shift_in_past", "#/starts_at"),
        (timedelta(days=367), timedelta(hours=8), "shift_too_far_ahead", "#/starts_at"),
        (timedelta(days=1), timedelta(minutes=59), "shift_length", "#/ends_at"),
        (timedelta(days=1), timedelta(hours=24, minutes=1), "shift_length", "#/ends_at"),
        (timedelta(days=1), timedelta(hours=-8), "shift_length", "#/ends_at"),
        (timedelta(days=1), timedelta(hours=2), "break_too_long", "#/break_minutes"),
    ],
)
def test_refuses_times_that_make_no_sense(post, how_many, begins, lasts, code, pointer):
    starts = clock.now() + begins

    answer = post(
        starts_at=starts.isoformat(), ends_at=(starts + lasts).isoformat(), break_minutes=120
    )

    assert told(answer) == (422, code, [pointer])
    assert how_many() == 0


def test_pays_at_least_the_minimum_wage_at_eighteen_on_that_day(post, session, tomorrow):
    session.add(MinimumWage(effective_on=tomorrow.date(), from_age=18, pence=1500))
    session.add(MinimumWage(effective_on=tomorrow.date(), from_age=21, pence=1600))
    session.commit()

    below, enough = post(hourly_rate=1499), post(hourly_rate=1500)

    assert told(below) == (422, "rate_below_minimum_wage", ["#/hourly_rate"])
    assert "£15.00" in below.json["detail"]
    assert enough.status_code == 201


class TestRepeat:
    def test_makes_the_same_shift_every_day(self, post, tomorrow, how_many):
        until = tomorrow.astimezone(LONDON).date() + timedelta(days=4)

        made = post(repeat={"frequency": "daily", "until": str(until)}).json

        assert len(made["items"]) == how_many() == 5
        starts = [datetime.fromisoformat(item["starts_at"]) for item in made["items"]]
        assert starts == [tomorrow + timedelta(days=number) for number in range(5)]
        assert {item["series_id"] for item in made["items"]} == {made["series_id"]} != {None}
        assert made["id"] == made["items"][0]["id"]

    def test_keeps_its_times_on_the_wall_over_the_night_that_is_short(self, post, winter):
        made = post(
            starts_at="2027-03-25T22:00:00Z", ends_at="2027-03-26T06:00:00Z", hourly_rate=2000,
            repeat={"frequency": "daily", "until": "2027-03-28"},
        ).json  # fmt: skip

        spans = [(wall(item["starts_at"]), wall(item["ends_at"])) for item in made["items"]]
        assert spans == [
            ("Thu 25 Mar 22:00", "Fri 26 Mar 06:00"),
            ("Fri 26 Mar 22:00", "Sat 27 Mar 06:00"),
            ("Sat 27 Mar 22:00", "Sun 28 Mar 06:00"),
            ("Sun 28 Mar 22:00", "Mon 29 Mar 06:00"),
        ]
        paid = [item["estimated_pay"] / 2000 + 0.5 for item in made["items"]]
        assert paid == [8, 8, 7, 8]

    def test_takes_some_days_of_the_week(self, post, winter):
        made = post(
            starts_at="2027-01-13T08:00:00Z", ends_at="2027-01-13T16:00:00Z",
            repeat={"frequency": "weekly", "until": "2027-01-25", "weekdays": ["monday", "friday"]},
        ).json  # fmt: skip

        days = [wall(item["starts_at"])[:6] for item in made["items"]]
        assert days == ["Wed 13", "Fri 15", "Mon 18", "Fri 22", "Mon 25"]

    @pytest.mark.parametrize(("days", "answered"), [(199, 201), (200, 422)])
    def test_makes_two_hundred_or_none(self, post, winter, how_many, days, answered):
        until = date(2027, 1, 13) + timedelta(days=days)

        answer = post(
            starts_at="2027-01-13T08:00:00Z", ends_at="2027-01-13T16:00:00Z",
            repeat={"frequency": "daily", "until": str(until)},
        )  # fmt: skip

        assert answer.status_code == answered
        assert how_many() == (200 if answered == 201 else 0)
        if answered == 422:
            assert told(answer) == (422, "too_many_shifts", ["#/repeat/until"])

    def test_makes_none_when_one_would_pay_too_little(self, post, winter, session, how_many):
        session.add(MinimumWage(effective_on=date(2027, 4, 1), from_age=18, pence=1451))
        session.commit()
        repeat = {"frequency": "daily", "until": "2027-04-01"}
        times = {"starts_at": "2027-03-30T08:00:00+01:00", "ends_at": "2027-03-30T16:00:00+01:00"}

        answer = post(**times, repeat=repeat)

        assert told(answer) == (422, "rate_below_minimum_wage", ["#/hourly_rate"])
        assert how_many() == 0
        assert post(**times, repeat=repeat | {"until": "2027-03-31"}).status_code == 201

    @pytest.mark.parametrize(
        ("until", "code"),
        [("2027-01-12", "shift_in_past"), ("2028-01-20", "shift_too_far_ahead"),
         ("9999-12-31", "shift_too_far_ahead"), ("2028-01-14", "shift_too_far_ahead")],
    )  # fmt: skip
    def test_ends_within_a_year_and_not_before_it_begins(self, post, winter, how_many, until, code):
        answer = post(
            starts_at="2027-01-13T08:00:00Z", ends_at="2027-01-13T16:00:00Z",
            repeat={"frequency": "weekly", "until": until, "weekdays": ["friday"]},
        )  # fmt: skip

        assert told(answer)[:2] == (422, code)
        assert how_many() == 0


def test_lists_the_roles_to_everybody(client, session):
    shown = client.get("/api/public/care-roles").json["items"]

    assert {role["code"] for role in shown} == set(session.scalars(select(CareRole.code)))
    assert shown[0] == {"code": "care_assistant", "name": "Care assistant", "required": []}
