"""Usual shifts: "Early", "Long day", "Night"."""

import pytest

from tests.shift.conftest import told
from vicarity.account.enums import Role
from vicarity.shift import rules

NIGHT = {
    "name": "Night",
    "role": "care_assistant",
    "starts": "21:30",
    "ends": "07:30",
    "break_minutes": 60,
    "hourly_rate": 1500,
    "positions": 2,
    "required_qualifications": ["DEMENTIA_CARE"],
    "booking_mode": "instant",
    "description": "Waking night.",
}


@pytest.fixture
def keep(call):
    return lambda **given: call("POST", "/shift-templates", **NIGHT | given)


def names(call):
    return [item["name"] for item in call("GET", "/shift-templates").json["items"]]


def test_keeps_a_template_as_it_was_said(keep, call):
    answer = keep()

    assert answer.status_code == 201
    assert answer.json == NIGHT | {"id": answer.json["id"]}
    assert call("GET", "/shift-templates").json == {"items": [answer.json], "next_cursor": None}


def test_lists_by_name_and_only_ones_own(keep, call, client, make, signed_in):
    for name in ("night", "Early", "Long day"):
        keep(name=name)
    other = make.user(role=Role.CARE_HOME_STAFF)
    make.care_home(user=other)

    assert names(call) == ["Early", "Long day", "night"]
    assert client.get("/api/care-home/shift-templates", headers=signed_in(other)).json == {
        "items": [],
        "next_cursor": None,
    }


def test_keeps_one_of_a_name(keep, call):
    keep()
    early = keep(name="Early").json

    assert told(keep(name="NIGHT")) == (409, "template_name_taken", ["#/name"])
    taken = call("PATCH", f"/shift-templates/{early['id']}", name="night")
    assert told(taken) == (409, "template_name_taken", ["#/name"])
    assert call("PATCH", f"/shift-templates/{early['id']}", name="EARLY").status_code == 200
    assert names(call) == ["EARLY", "Night"]


def test_changes_and_clears_members(keep, call):
    made = keep().json

    answer = call(
        "PATCH", f"/shift-templates/{made['id']}", hourly_rate=None, description=None,
        required_qualifications=None, starts="22:00",
    )  # fmt: skip

    cleared = {"hourly_rate": None, "description": None, "required_qualifications": []}
    assert answer.json == made | cleared | {"starts": "22:00"}
    assert call("PATCH", f"/shift-templates/{made['id']}").json == answer.json


@pytest.mark.parametrize(
    ("broken", "code", "pointer"),
    [
        ({"role": "captain"}, "unknown_role", "#/role"),
        ({"required_qualifications": ["X"]}, "unknown_requirement", "#/required_qualifications/0"),
        ({"starts": "25:00"}, "invalid_request", "#/starts"),
        ({"starts": "07:30:30"}, "invalid_request", "#/starts"),
        ({"ends": "07:30+01:00"}, "invalid_request", "#/ends"),
        ({"name": " "}, "invalid_request", "#/name"),
        ({"name": None}, "invalid_request", "#/name"),
        ({"ends": None}, "invalid_request", "#/ends"),
    ],
)
def test_points_at_what_is_wrong(keep, call, broken, code, pointer):
    made = keep(name="Good").json

    assert told(keep(**broken)) == (422, code, [pointer])
    assert told(call("PATCH", f"/shift-templates/{made['id']}", **broken)) == (422, code, [pointer])
    assert names(call) == ["Good"]


def test_throws_one_away_once(keep, call):
    made = keep().json

    assert call("DELETE", f"/shift-templates/{made['id']}").status_code == 204
    assert told(call("DELETE", f"/shift-templates/{made['id']}"))[:2] == (404, "template_not_found")
    assert names(call) == []


def test_knows_nothing_of_other_homes_templates(keep, client, make, signed_in, call):
    made = keep().json
    other = make.user(role=Role.CARE_HOME_ADMIN)
    make.care_home(user=other)
    headers, path = signed_in(other), f"/api/care-home/shift-templates/{made['id']}"

    assert client.delete(path, headers=headers).status_code == 404
    assert client.patch(path, json={"name": "Mine"}, headers=headers).status_code == 404
    assert names(call) == ["Night"]


def test_keeps_only_so_many(keep, monkeypatch):
    monkeypatch.setattr(rules, "MOST_TEMPLATES", 1)
    keep()

    assert told(keep(name="Early")) == (409, "too_many_templates", [])
