from datetime import timedelta

import pytest
import time_machine

from tests.auth.conftest import bearer
from tests.factories import PASSWORD
from vicarity.core import clock


@pytest.fixture
def pair(make, sign_in):
    make.user(email="ada@example.com", password=PASSWORD)
    return sign_in("ada@example.com").json


@pytest.fixture
def dead(client, me):
    """Say whether both tokens of a pair are refused."""

    def check(pair):
        body = {"refresh_token": pair["refresh_token"]}
        refreshed = client.post("/api/auth/refresh", json=body).status_code
        return (me(bearer(pair["access_token"])), refreshed) == (401, 401)

    return check


def test_ends_the_family_by_the_access_token(client, pair, dead):
    response = client.post("/api/auth/logout", headers=bearer(pair["access_token"]))

    assert (response.status_code, response.data) == (204, b"")
    assert dead(pair)


def test_ends_the_family_by_the_refresh_token(client, pair, dead):
    response = client.post("/api/auth/logout", json={"refresh_token": pair["refresh_token"]})

    assert response.status_code == 204
    assert dead(pair)


def test_ends_both_families_when_the_tokens_are_of_two(client, pair, sign_in, dead):
    other = sign_in("ada@example.com").json

    client.post(
        "/api/auth/logout",
        headers=bearer(pair["access_token"]),
        json={"refresh_token": other["refresh_token"]},
    )

    assert dead(pair)
    assert dead(other)


def test_leaves_other_sessions_alone(client, pair, sign_in, me):
    other = sign_in("ada@example.com").json

    client.post("/api/auth/logout", headers=bearer(pair["access_token"]))

    assert me(bearer(other["access_token"])) == 200


def test_works_when_the_access_token_has_run_out(client, pair, dead):
    with time_machine.travel(clock.now() + timedelta(hours=1)):
        response = client.post(
            "/api/auth/logout",
            headers=bearer(pair["access_token"]),
            json={"refresh_token": pair["refresh_token"]},
        )

    assert response.status_code == 204
    assert dead(pair)


def test_refuses_who_brings_nothing_or_a_bad_token(client, pair):
    nothing = client.post("/api/auth/logout")
    bad = client.post("/api/auth/logout", headers=bearer("a.b.c"))
    both_bad = client.post(
        "/api/auth/logout", headers=bearer("a.b.c"), json={"refresh_token": "a.b.c"}
    )

    assert {nothing.status_code, bad.status_code, both_bad.status_code} == {401}
    assert nothing.json["code"] == bad.json["code"] == "not_signed_in"


def test_does_nothing_a_second_time(client, pair):
    body = {"refresh_token": pair["refresh_token"]}
    client.post("/api/auth/logout", json=body)

    assert client.post("/api/auth/logout", json=body).status_code == 204
    assert client.post("/api/auth/logout", headers=bearer(pair["access_token"])).status_code == 401


def test_refuses_the_tokens_again_and_again(client, pair, me):
    client.post("/api/auth/logout", headers=bearer(pair["access_token"]))

    assert {me(bearer(pair["access_token"])) for _ in range(50)} == {401}


def test_ends_every_session_of_the_account_at_once(client, pair, sign_in, dead):
    other = sign_in("ada@example.com").json

    response = client.post("/api/auth/logout-everywhere", headers=bearer(pair["access_token"]))

    assert (response.status_code, response.data) == (204, b"")
    assert dead(pair)
    assert dead(other)


def test_ends_nobody_elses_session(client, pair, make, sign_in, me):
    make.user(email="bob@example.com", password=PASSWORD)
    bob = sign_in("bob@example.com").json

    client.post("/api/auth/logout-everywhere", headers=bearer(pair["access_token"]))

    assert me(bearer(bob["access_token"])) == 200


def test_does_not_sign_out_everywhere_for_the_cookie_alone(client, pair):
    client.set_cookie("refresh_token", pair["refresh_token"], path="/api/auth")

    assert client.post("/api/auth/logout-everywhere").status_code == 401
