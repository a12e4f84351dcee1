"""Changing and reading shifts: what somebody applied for stays what they saw."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.shift.conftest import told
from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.shift.enums import LIVE, BookingStatus, ShiftStatus

TERMS = {
    "role": "registered_nurse",
    "starts_at": "+1",
    "ends_at": "+1",
    "break_minutes": 45,
    "required_qualifications": ["STOMA_CARE"],
}


@pytest.fixture
def shift(make, home):
    return make.shift(home=home, positions=3)


@pytest.fixture
def change(call, shift):
    return lambda **body: call("PATCH", f"/shifts/{shift.id}", **body)


def moved(shift, member, value):
    """Return a new value; ``+1`` means an hour later."""
    if value == "+1":
        return (getattr(shift, member) + timedelta(hours=1)).isoformat()
    return value


@pytest.fixture
def rows(session):
    """Return what tells whether any shift changed."""
    return lambda: session.scalar(text("SELECT md5(string_agg(s::text, '')) FROM shifts s"))


@pytest.mark.parametrize("member", TERMS)
@pytest.mark.parametrize("status", BookingStatus)
def test_keeps_the_terms_somebody_applied_for(change, make, applicant, shift, member, status):
    make.booking(shift=shift, worker=applicant, status=status)

    answer = change(**{member: moved(shift, member, TERMS[member])})

    if status in LIVE:
        assert told(answer) == (409, "terms_accepted", [f"#/{member}"])
    else:
        assert answer.status_code == 200


@pytest.mark.parametrize(("rate", "answered"), [(1399, 409), (1400, 200), (1401, 200)])
def test_only_raises_a_rate_somebody_applied_for(change, make, applicant, shift, rate, answered):
    make.booking(shift=shift, worker=applicant, status=BookingStatus.APPLIED)

    answer = change(hourly_rate=rate)

    assert answer.status_code == answered
    if answered == 409:
        assert told(answer) == (409, "rate_lowered", ["#/hourly_rate"])
    else:
        assert answer.json["hourly_rate"] == rate


def test_lets_the_same_terms_be_sent_again(change, make, applicant, shift):
    make.booking(shift=shift, worker=applicant)

    answer = change(
        role=shift.role, starts_at=shift.starts_at.isoformat(), break_minutes=shift.break_minutes,
        description="The door is green.",
    )  # fmt: skip

    assert (answer.status_code, answer.json["description"]) == (200, "The door is green.")


@pytest.mark.parametrize(("positions", "answered"), [(1, 409), (2, 200), (100, 200)])
def test_keeps_a_place_for_everybody_who_is_booked(change, make, shift, positions, answered):
    for _ in range(2):
        make.booking(shift=shift, worker=make.user())
    make.booking(shift=shift, worker=make.user(), status=BookingStatus.APPLIED)

    answer = change(positions=positions)

    assert answer.status_code == answered
    if answered == 409:
        assert told(answer) == (409, "too_few_positions", ["#/positions"])
    else:
        shown = answer.json
        assert (shown["positions"], shown["confirmed"], shown["applied"]) == (positions, 2, 1)
        assert shown["positions_left"] == positions - 2


def test_changes_everything_of_a_shift_nobody_wants_yet(change, form):
    answer = change(**form)

    assert answer.status_code == 200
    assert {name: answer.json[name] for name in form if "_at" not in name} == {
        name: value for name, value in form.items() if "_at" not in name
    }


def test_clears_what_can_be_empty(change, shift, session):
    change(description="Ring.", required_qualifications=["STOMA_CARE"])

    cleared = change(
        description=None, required_qualifications=None, break_minutes=None, positions=None
    ).json

    assert (cleared["description"], cleared["required_qualifications"]) == (None, [])
    assert (cleared["break_minutes"], cleared["positions"]) == (0, 1)


@pytest.mark.parametrize("member", ["role", "starts_at", "ends_at", "hourly_rate"])
def test_clears_nothing_that_has_to_be_there(change, member):
    assert told(change(**{member: None})) == (422, "invalid_request", [f"#/{member}"])


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"role": "captain"}, "unknown_role"),
        ({"hourly_rate": 1}, "rate_below_minimum_wage"),
        ({"starts_at": "2020-01-01T08:00:00Z"}, "shift_in_past"),
        ({"break_minutes": 240, "ends_at": "+-4"}, "break_too_long"),
        ({"status": "draft"}, "invalid_request"),
        ({"confirmed": 0}, "invalid_request"),
        ({"care_home_id": None}, "invalid_request"),
    ],
)
def test_holds_a_change_against_the_rules_for_a_new_shift(change, shift, rows, body, code):
    if "ends_at" in body:
        body = body | {"ends_at": (shift.ends_at - timedelta(hours=4)).isoformat()}
    before = rows()

    answer = change(**body)

    assert told(answer)[:2] == (422, code)
    assert rows() == before


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"status": ShiftStatus.CANCELLED}, "shift_cancelled"),
        ({"starts_at": timedelta(minutes=-1)}, "shift_started"),
    ],
)
def test_changes_nothing_that_is_over(make, home, call, given, code):
    if "starts_at" in given:
        given = {"starts_at": clock.now() + given["starts_at"]}
    shift = make.shift(home=home, **given)

    assert told(call("PATCH", f"/shifts/{shift.id}", description="x")) == (409, code, [])


def test_lets_a_draft_that_is_late_be_put_off(make, home, call, tomorrow):
    late = make.shift(home=home, status="draft", starts_at=clock.now() - timedelta(days=1))

    answer = call(
        "PATCH", f"/shifts/{late.id}", starts_at=tomorrow.isoformat(),
        ends_at=(tomorrow + timedelta(hours=8)).isoformat(),
    )  # fmt: skip

    assert answer.status_code == 200


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("PATCH", ""), ("POST", "/publish")])
def test_knows_nothing_of_other_homes_shifts(make, call, rows, method, path):
    other = make.shift(status="draft")
    before = rows()

    answer = call(method, f"/shifts/{other.id}{path}")

    assert told(answer) == (404, "shift_not_found", [])
    assert rows() == before


class TestList:
    @pytest.fixture
    def list_(self, call):
        return lambda **asked: call(
            "GET", "/shifts?" + "&".join(f"{name}={value}" for name, value in asked.items())
        )

    @pytest.mark.parametrize("sort", ["starts_at", "-starts_at"])
    def test_goes_through_all_in_order_of_time(self, make, home, list_, tomorrow, sort):
        starts = [tomorrow + timedelta(hours=number // 3) for number in range(7)]
        made = [make.shift(home=home, starts_at=start) for start in starts]
        make.shift()
        made.sort(key=lambda one: (one.starts_at, one.id), reverse=sort[0] == "-")
        expected = [str(one.id) for one in made]

        found, cursor = [], ""
        while cursor is not None:
            part = list_(limit=2, sort=sort, **({"cursor": cursor} if cursor else {})).json
            found += [item["id"] for item in part["items"]]
            cursor = part["next_cursor"]

        assert found == expected

    def test_takes_days_of_london_and_instants_as_bounds(self, make, home, list_):
        late = make.shift(home=home, starts_at=clock.now().replace(
            year=2027, month=6, day=10, hour=22, minute=30, second=0, microsecond=0
        ))  # fmt: skip
        early = make.shift(home=home, starts_at=late.starts_at + timedelta(minutes=30))

        def days(**asked):
            return [item["id"] for item in list_(**asked).json["items"]]

        both = [str(late.id), str(early.id)]
        assert days(**{"from": "2027-06-10", "to": "2027-06-11"}) == both
        assert days(to="2027-06-10") == both[:1]
        assert days(**{"from": "2027-06-11"}) == both[1:]
        assert days(**{"from": "2027-06-10T23:00:00Z"}) == both[1:]
        assert days(to="2027-06-10T23:00:00Z") == both[:1]

    def test_takes_one_status(self, make, home, list_):
        made = {status: make.shift(home=home, status=status) for status in ShiftStatus}

        for status, shift in made.items():
            assert [item["id"] for item in list_(status=status).json["items"]] == [str(shift.id)]

    @pytest.mark.parametrize(
        "asked",
        [{"cursor": "x"}, {"cursor": "W10"}, {"cursor": "e30"}, {"cursor": "🦆"}, {"limit": 0},
         {"cursor": "WyIyMDI3LTA2LTEwVDIyOjMwOjAwIiwgMV0"}, {"limit": 101}, {"from": "yesterday"},
         {"from": "2027-02-30"}, {"to": "9999-12-31"}, {"status": "full"}, {"magic": 1}],
    )  # fmt: skip
    def test_refuses_what_it_cannot_read(self, list_, asked):
        answer = list_(**asked)

        assert answer.status_code == 422
        assert answer.json["errors"][0]["pointer"] == f"#/{next(iter(asked))}"


def test_shows_a_home_that_lost_its_verification_its_own_shifts(make, session, home, shift, call):
    home.verification_status, home.verified_at = Verification.SUSPENDED, None
    session.commit()

    assert call("GET", f"/shifts/{shift.id}").status_code == 200
