"""One's own signed-in devices: listed, and signed out one by one."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from tests.auth.conftest import bearer
from tests.factories import PASSWORD
from vicarity.auth.enums import Ending
from vicarity.auth.models import AuthSession
from vicarity.core import clock

PHONE = (
    "Mozilla/5.0 (Linux; Android 15; SM-A556B Build/AP3A.240905.015; wv) AppleWebKit/537.36"
    " (KHTML, like Gecko) Chrome/140.0.7339.51 Mobile Safari/537.36"
)
SESSIONS = "/api/auth/sessions"


@pytest.fixture
def ada(make):
    return make.user(email="ada@example.com", password=PASSWORD)


@pytest.fixture
def here(sign_in, ada):
    """Sign Ada in, and return the headers of that session."""
    return bearer(sign_in(ada.email).json["access_token"])


@pytest.fixture
def listed(client):
    """Return the devices that the owner of these headers sees."""
    return lambda headers, query="": client.get(f"{SESSIONS}{query}", headers=headers).json


@pytest.fixture
def end(client):
    """Sign a device out, and return the status."""
    return lambda headers, session_id: (
        client.delete(f"{SESSIONS}/{session_id}", headers=headers).status_code
    )


def test_names_each_device_in_words_people_know(client, ada, here, listed):
    body = {"email": ada.email, "password": PASSWORD}
    client.post("/api/auth/login", json=body, headers={"User-Agent": PHONE})

    phone, this = listed(here)["items"]

    assert (phone["device"], phone["current"]) == ("Chrome on Android", False)
    assert (this["device"], this["current"]) == ("Another browser", True)


def test_keeps_nothing_finer_than_those_words(client, ada, session):
    body = {"email": ada.email, "password": PASSWORD}
    client.post("/api/auth/login", json=body, headers={"User-Agent": PHONE * 20})

    row = session.query(AuthSession).one()

    assert row.device == "Chrome on Android"
    assert "SM-A556B" not in str(vars(row))


def test_says_when_each_was_used_and_how_long_it_holds(client, ada, sign_in, listed):
    with time_machine.travel(clock.now(), tick=False) as now:
        tokens = sign_in(ada.email).json
        began = clock.now()
        now.shift(timedelta(hours=5))
        body = {"refresh_token": tokens["refresh_token"]}
        tokens = client.post("/api/auth/refresh", json=body).json

        (found,) = listed(bearer(tokens["access_token"]))["items"]

    used = (began + timedelta(hours=5)).replace(microsecond=0)
    assert found["last_used_at"] == f"{used:%Y-%m-%dT%H:%M:%S}.000000Z"
    assert found["expires_at"] == f"{used + timedelta(days=7):%Y-%m-%dT%H:%M:%S}.000000Z"


def test_leaves_out_what_has_ended_or_run_out(make, ada, here, listed):
    past = clock.now() - timedelta(minutes=1)
    make.auth_session(user_id=ada.id, expires_at=past)
    make.auth_session(user_id=ada.id, ended_at=past, ending=Ending.SIGNED_OUT)

    assert [one["current"] for one in listed(here)["items"]] == [True]


def test_shows_nobody_elses(make, here, listed):
    make.auth_session(user_id=make.user().id)

    assert len(listed(here)["items"]) == 1


def test_can_be_read_in_parts(make, ada, here, listed):
    for _ in range(4):
        make.auth_session(user_id=ada.id)

    first = listed(here, "?limit=3")
    second = listed(here, f"?limit=3&cursor={first['next_cursor']}")

    ids = [one["id"] for one in first["items"] + second["items"]]
    assert len(first["items"]) == 3
    assert second["next_cursor"] is None
    assert len(set(ids)) == 5
    assert ids == sorted(ids, reverse=True)


def test_shows_sign_ins_from_before_devices_were_kept(make, ada, here, listed):
    make.auth_session(user_id=ada.id)

    assert listed(here)["items"][0]["device"] is None


def test_signs_a_lost_phone_out_at_once(client, ada, here, sign_in, listed, me, end):
    phone = sign_in(ada.email).json
    lost = next(one["id"] for one in listed(here)["items"] if not one["current"])

    status = end(here, lost)

    again = {"refresh_token": phone["refresh_token"]}
    assert status == 204
    assert me(bearer(phone["access_token"])) == 401
    assert client.post("/api/auth/refresh", json=again).status_code == 401
    assert me(here) == 200
    assert [one["current"] for one in listed(here)["items"]] == [True]


def test_signs_out_the_device_that_asks(here, listed, me, end):
    (this,) = listed(here)["items"]

    assert end(here, this["id"]) == 204
    assert me(here) == 401


def test_cannot_sign_somebody_else_out(make, here, end, session):
    theirs = make.auth_session(user_id=make.user().id)

    answers = (end(here, theirs.id), end(here, uuid4()))

    session.refresh(theirs)
    assert answers == (404, 404)
    assert theirs.ended_at is None


def test_says_that_a_device_is_signed_out_already(here, ada, sign_in, listed, end):
    sign_in(ada.email)
    other = next(one["id"] for one in listed(here)["items"] if not one["current"])
    end(here, other)

    assert end(here, other) == 404


def test_asks_for_a_sign_in(listed, end):
    assert listed({})["status"] == 401
    assert end({}, uuid4()) == 401
