from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from tests.auth.conftest import bearer
from tests.factories import PASSWORD
from vicarity.account.models import User
from vicarity.auth.enums import Ending
from vicarity.auth.events import RefreshTokenReused
from vicarity.auth.models import AuthSession
from vicarity.core import clock


@pytest.fixture
def pair(make, sign_in):
    make.worker(user=make.user(email="ada@example.com", password=PASSWORD))
    return sign_in("ada@example.com").json


@pytest.fixture
def refresh(client):
    def post(token):
        return client.post("/api/auth/refresh", json={"refresh_token": token})

    return post


def after(**span):
    return time_machine.travel(clock.now() + timedelta(**span))


def test_gives_a_new_pair(refresh, pair, me):
    response = refresh(pair["refresh_token"])

    assert response.status_code == 200
    assert set(response.json) == {"access_token", "refresh_token", "token_type", "expires_in"}
    assert (response.json["token_type"], response.json["expires_in"]) == ("bearer", 1800)
    assert response.json["refresh_token"] != pair["refresh_token"]
    assert response.headers["Cache-Control"] == "no-store"
    assert me(bearer(response.json["access_token"])) == 200


def test_goes_on_for_as_long_as_the_newest_token_is_used(refresh, pair):
    token = pair["refresh_token"]

    for day in range(1, 30, 6):
        with after(days=day):
            response = refresh(token)
        assert response.status_code == 200
        token = response.json["refresh_token"]


def test_ends_seven_days_after_the_last_refresh(refresh, pair):
    with after(days=6, hours=23, minutes=59):
        in_time = refresh(pair["refresh_token"]).json["refresh_token"]
        with after(days=7, seconds=1):
            late = refresh(in_time)

    assert (late.status_code, late.json["code"]) == (401, "invalid_token")


def test_gives_a_retry_within_ten_seconds_the_same_token(refresh, pair):
    first = refresh(pair["refresh_token"]).json
    with after(seconds=9):
        again = refresh(pair["refresh_token"])

    assert again.status_code == 200
    assert again.json["refresh_token"] == first["refresh_token"]


@pytest.mark.parametrize("seconds", [11, 60, 86400])
def test_ends_the_family_when_a_replaced_token_comes_back_later(
    refresh, pair, me, session, published, seconds
):
    newest = refresh(pair["refresh_token"]).json

    with after(seconds=seconds):
        reused = refresh(pair["refresh_token"])
        refused = refresh(newest["refresh_token"])

    row = session.scalars(select(AuthSession)).one()
    assert (reused.status_code, reused.json["code"]) == (401, "invalid_token")
    assert refused.status_code == 401
    assert row.ending is Ending.TOKEN_REUSED
    assert me(bearer(newest["access_token"])) == 401
    assert me(bearer(pair["access_token"])) == 401
    assert published(RefreshTokenReused) == [RefreshTokenReused(user_id=row.user_id)]


def test_ends_the_family_when_a_token_older_than_the_last_comes_back_at_once(refresh, pair):
    second = refresh(pair["refresh_token"]).json
    third = refresh(second["refresh_token"]).json

    reused = refresh(pair["refresh_token"])

    assert reused.status_code == 401
    assert refresh(third["refresh_token"]).status_code == 401


def test_warns_the_owner_once_however_often_the_token_comes_back(refresh, pair, published):
    refresh(pair["refresh_token"])

    with after(seconds=60):
        for _ in range(3):
            refresh(pair["refresh_token"])

    assert len(published(RefreshTokenReused)) == 1


def test_leaves_other_sessions_of_the_same_person_alone(refresh, pair, sign_in, me):
    other = sign_in("ada@example.com").json
    refresh(pair["refresh_token"])

    with after(seconds=60):
        refresh(pair["refresh_token"])

    assert me(bearer(other["access_token"])) == 200
    assert refresh(other["refresh_token"]).status_code == 200


@pytest.mark.parametrize("token", ["", "garbage", "a.b.c", "x" * 4096, "\u00e9.\u00e9.\u00e9"])
def test_refuses_what_is_no_token(refresh, token):
    response = refresh(token)

    assert (response.status_code, response.json["code"]) == (401, "invalid_token")


def test_asks_for_a_token_when_none_is_sent(client):
    for body in ({}, {"json": {}}, {"json": {"refresh_token": None}}):
        response = client.post("/api/auth/refresh", **body)

        assert (response.status_code, response.json["code"]) == (401, "invalid_token")


def test_refuses_a_suspended_account(refresh, pair, session):
    row = session.scalars(select(AuthSession)).one()
    session.get(User, row.user_id).is_active = False
    session.commit()

    assert refresh(pair["refresh_token"]).status_code == 401


def test_says_in_the_new_token_that_the_address_has_been_proven(
    client, make, sign_in, refresh, session, app
):
    user = make.user(email="ada@example.com", password=PASSWORD, verified=False)
    make.worker(user=user)
    pair = sign_in("ada@example.com").json
    user.email_verified_at = clock.now()
    session.commit()

    newer = refresh(pair["refresh_token"]).json

    for token in (pair["access_token"], newer["access_token"]):
        assert client.get("/api/worker/profile", headers=bearer(token)).status_code == 200
