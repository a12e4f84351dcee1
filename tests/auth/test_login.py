from datetime import timedelta

import jwt
import pytest
import time_machine
from sqlalchemy import func, select

from tests.auth.conftest import bearer
from tests.factories import PASSWORD
from vicarity.account.enums import CARE_HOME_ROLES, STAFF_ROLES, Role
from vicarity.auth.models import AuthSession
from vicarity.core import clock


def claims_of(token):
    return jwt.decode(token, options={"verify_signature": False})


def test_gives_a_worker_a_pair_of_tokens_and_the_way(sign_in, make):
    user = make.worker(user=make.user(email="ada@example.com", password=PASSWORD)).user_id

    response = sign_in("ada@example.com")

    body = response.json
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers
    assert set(body) == {
        "access_token", "refresh_token", "token_type", "expires_in", "user_id", "user_type",
        "email_verified", "profile_complete", "redirect_to",
    }  # fmt: skip
    assert (body["token_type"], body["expires_in"]) == ("bearer", 1800)
    assert (body["user_id"], body["user_type"]) == (str(user), "worker")
    assert (body["email_verified"], body["profile_complete"]) == (True, False)
    assert body["redirect_to"] == "/complete-profile"


def test_signs_tokens_that_live_as_long_as_promised(sign_in, make):
    make.worker(user=make.user(email="ada@example.com", password=PASSWORD))

    body = sign_in("ada@example.com").json

    access, refresh = claims_of(body["access_token"]), claims_of(body["refresh_token"])
    assert access["exp"] - access["iat"] == 1800
    assert refresh["exp"] - refresh["iat"] == 7 * 24 * 3600
    assert {"sub", "role", "type", "exp", "iat", "jti"} <= set(access)
    assert (access["type"], refresh["type"]) == ("access", "refresh")
    assert (access["sub"], access["role"]) == (body["user_id"], "worker")
    assert jwt.get_unverified_header(body["access_token"])["alg"] == "HS256"
    assert access["jti"] != refresh["jti"]


@pytest.mark.parametrize(
    ("role", "verified", "percent", "complete", "to"),
    [
        (Role.WORKER, False, 100, True, "/verify-email"),
        (Role.WORKER, True, 99, False, "/complete-profile"),
        (Role.WORKER, True, 100, True, "/dashboard/worker"),
        *[(role, False, None, None, "/verify-email") for role in CARE_HOME_ROLES],
        *[(role, True, None, None, "/dashboard/care-home") for role in CARE_HOME_ROLES],
        *[(role, True, None, None, "/admin/") for role in STAFF_ROLES],
    ],
)
def test_sends_everybody_to_the_page_they_need(
    sign_in, make, client, role, verified, percent, complete, to
):
    user = make.user(email="ada@example.com", password=PASSWORD, role=role, verified=verified)
    if percent is not None:
        make.worker(user=user, profile_completion_percentage=percent)

    body = sign_in("ada@example.com").json
    seen = client.get("/api/auth/me", headers=bearer(body["access_token"])).json

    for answer in (body, seen):
        assert answer["email_verified"] is verified
        assert answer["profile_complete"] is complete
        assert answer["redirect_to"] == to
    assert (body["user_type"], seen["role"]) == (role, role)


def test_takes_an_address_however_it_is_written(sign_in, make):
    make.user(email="ada@example.com", password=PASSWORD)

    assert sign_in("  ADA@Example.com ").status_code == 200


def test_answers_alike_whatever_is_wrong(sign_in, make):
    make.user(email="known@example.com", password=PASSWORD)
    make.user(email="unproven@example.com", password=PASSWORD, verified=False)
    make.user(email="suspended@example.com", password=PASSWORD, is_active=False)
    names = ("known", "unknown", "unproven", "suspended")

    answers = [sign_in(f"{name}@example.com", "Wrong-1-Password") for name in names]

    changing = {"X-Request-ID", "RateLimit-Remaining", "RateLimit-Reset"}
    seen = [
        (
            answer.status_code,
            answer.json | {"request_id": ""},
            {name: value for name, value in answer.headers if name not in changing},
        )
        for answer in answers
    ]
    assert seen[0] == seen[1] == seen[2] == seen[3]
    assert seen[0][0] == 401
    assert seen[0][1]["code"] == "invalid_credentials"
    assert seen[0][1]["detail"] == "Incorrect email or password"
    assert seen[0][2]["WWW-Authenticate"] == "Bearer"


def test_tells_a_suspended_account_so_after_the_right_password_alone(sign_in, make, session):
    make.user(email="ada@example.com", password=PASSWORD, is_active=False)

    response = sign_in("ada@example.com")

    assert (response.status_code, response.json["code"]) == (403, "account_inactive")
    assert session.scalar(select(func.count()).select_from(AuthSession)) == 0


def test_lets_an_unproven_account_in_and_asks_it_to_prove_its_address(sign_in, make, client):
    user = make.user(email="ada@example.com", password=PASSWORD, verified=False)
    make.worker(user=user)

    body = sign_in("ada@example.com").json
    profile = client.get("/api/worker/profile", headers=bearer(body["access_token"]))

    assert (body["email_verified"], body["redirect_to"]) == (False, "/verify-email")
    assert (profile.status_code, profile.json["code"]) == (403, "email_not_verified")


@pytest.mark.parametrize(
    "body",
    [
        {}, {"email": "ada@example.com"}, {"password": PASSWORD}, [], "x", 7,
        {"email": "ada@example.com", "password": None},
        {"email": "ada@example.com", "password": 7},
        {"email": "ada@example.com", "password": PASSWORD, "token_delivery": "query"},
        {"email": "ada@example.com", "password": PASSWORD, "remember": True},
        {"email": "ada@example.com", "password": "x" * 5000},
    ],
)  # fmt: skip
def test_refuses_what_is_no_sign_in(client, body):
    response = client.post("/api/auth/login", json=body)

    assert response.status_code == 422
    assert response.json["errors"]


@pytest.mark.parametrize(
    "content_type",
    ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", None],
)
@pytest.mark.parametrize("path", ["login", "refresh"])
def test_refuses_forms_of_other_sites(client, make, path, content_type):
    make.user(email="ada@example.com", password=PASSWORD)
    body = f'{{"email": "ada@example.com", "password": "{PASSWORD}", "token_delivery": "cookie"}}'

    response = client.post(f"/api/auth/{path}", data=body, content_type=content_type)

    assert response.status_code == 415
    assert "Set-Cookie" not in response.headers


class TestCookieDelivery:
    def test_keeps_the_refresh_token_out_of_reach_of_scripts(self, sign_in, make):
        make.user(email="ada@example.com", password=PASSWORD)

        response = sign_in("ada@example.com", token_delivery="cookie")

        cookie = response.headers["Set-Cookie"]
        assert "refresh_token" not in response.json
        assert cookie.startswith("refresh_token=ey")
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert "Path=/api/auth" in cookie
        assert "Max-Age=604800" in cookie

    def test_refreshes_by_the_cookie_and_renews_it(self, sign_in, make, client):
        make.user(email="ada@example.com", password=PASSWORD)
        first = sign_in("ada@example.com", token_delivery="cookie").headers["Set-Cookie"]

        response = client.post("/api/auth/refresh")

        assert response.status_code == 200
        assert set(response.json) == {"access_token", "token_type", "expires_in"}
        assert response.headers["Set-Cookie"] != first

    def test_never_turns_the_cookie_into_a_body(self, sign_in, make, client):
        make.user(email="ada@example.com", password=PASSWORD)
        sign_in("ada@example.com", token_delivery="cookie")

        response = client.post("/api/auth/refresh", json={"refresh_token": ""})

        assert response.status_code == 401
        assert b"refresh_token" not in response.data

    def test_signs_out_by_the_cookie_and_takes_it_away(self, sign_in, make, client):
        make.user(email="ada@example.com", password=PASSWORD)
        sign_in("ada@example.com", token_delivery="cookie")

        response = client.post("/api/auth/logout")

        assert response.status_code == 204
        assert "Max-Age=0" in response.headers["Set-Cookie"]
        assert client.post("/api/auth/refresh").status_code == 401


class TestMe:
    def test_shows_a_worker(self, client, make, signed_in):
        user = make.user(email="ada@example.com")
        profile = make.worker(user=user, first_name="Ada", last_name="Finch", current_step=2)

        body = client.get("/api/auth/me", headers=signed_in(user)).json

        assert body == {
            "id": str(user.id), "email": "ada@example.com", "role": "worker",
            "email_verified": True, "is_active": True, "profile_complete": False,
            "profile_completion_percentage": 0, "redirect_to": "/complete-profile",
            "worker_profile": {
                "id": str(profile.id), "current_step": 2, "first_name": "Ada",
                "last_name": "Finch", "profile_completion_status": "not_started",
            },
            "care_home_profile": None,
        }  # fmt: skip

    def test_shows_a_care_home(self, client, make, signed_in):
        user = make.user(role=Role.CARE_HOME_ADMIN)
        home = make.care_home(user=user)

        body = client.get("/api/auth/me", headers=signed_in(user)).json

        assert body["worker_profile"] is None
        assert body["care_home_profile"] == {
            "id": str(home.id), "business_name": "Elm House", "verification_status": "pending",
        }  # fmt: skip

    def test_shows_staff_without_a_profile(self, client, make, signed_in):
        body = client.get("/api/auth/me", headers=signed_in(make.user(role=Role.ADMIN))).json

        assert (body["worker_profile"], body["care_home_profile"]) == (None, None)
        assert body["redirect_to"] == "/admin/"

    def test_ends_with_the_life_of_the_access_token(self, me, sign_in, make):
        make.user(email="ada@example.com", password=PASSWORD)
        now = clock.now()
        headers = bearer(sign_in("ada@example.com").json["access_token"])
        before = me(headers)

        with time_machine.travel(now + timedelta(minutes=29), tick=False):
            late = me(headers)
        with time_machine.travel(now + timedelta(minutes=30, seconds=1), tick=False):
            after = me(headers)

        assert (before, late, after) == (200, 200, 401)
