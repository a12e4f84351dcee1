"""Every way in which an Authorization header can be wrong is the same 401."""

import base64
import hmac
import json
import time
from uuid import uuid4

import jwt
import pytest

from tests.auth.conftest import bearer
from tests.conftest import SECRETS
from vicarity.auth.enums import Purpose
from vicarity.core import tokens

KEY = SECRETS["JWT_SECRET_KEY"]


@pytest.fixture
def worker(make):
    return make.worker().user_id


@pytest.fixture
def claims(make, worker):
    now = int(time.time())
    return {
        "sub": str(worker), "aud": "vicarity", "iat": now, "exp": now + 1800, "type": "access",
        "jti": str(uuid4()), "role": "worker", "sid": str(make.auth_session(user_id=worker).id),
        "ev": True,
    }  # fmt: skip


@pytest.fixture
def answers_401(client):
    """Assert that a header is refused as a problem, the same for every reason."""

    def check(headers):
        for method, path in (("GET", "/api/auth/me"), ("PUT", "/api/worker/profile")):
            response = client.open(path, method=method, headers=headers, json={})
            assert response.status_code == 401
            assert response.content_type == "application/problem+json"
            assert response.headers["WWW-Authenticate"] == "Bearer"
            assert response.json["code"] == "not_signed_in"
            assert response.json["detail"] == "Sign in to continue."

    return check


def signed(claims, key=KEY, algorithm="HS256", headers=None):
    return jwt.encode(claims, key, algorithm=algorithm, headers=headers)


def part(content):
    return base64.urlsafe_b64encode(content).rstrip(b"=")


def raw(header, payload, key=None):
    """Write a token by hand; with a key, sign it with SHA-256 whatever the header says."""
    text = part(json.dumps(header).encode()) + b"." + part(json.dumps(payload).encode())
    signature = hmac.digest(key.encode(), text, "sha256") if key else b""
    return (text + b"." + part(signature)).decode()


def test_accepts_the_token_these_tests_spoil(me, claims):
    assert me(bearer(signed(claims))) == 200


@pytest.mark.parametrize(
    "header",
    [
        None, "", "Bearer", "Bearer ", "Bearer  ", "garbage", "Bearer garbage", "Bearer a.b.c",
        "Bearer a.b", "Bearer ...", "Basic YTpi", "Token abc", "Bearer é.é.é", "Bearer \x00",
        "Bearer ,", "Bearer a b", ", ,", "Bearer " + "x" * 5000, "Bearer " + "." * 50,
        "Bearer eyJhbGciOiJIUzI1NiJ9..", "Bearer bnVsbA.bnVsbA.bnVsbA",
    ],
)  # fmt: skip
def test_refuses_what_is_no_token(answers_401, header):
    answers_401({} if header is None else {"Authorization": header})


def test_refuses_two_headers(answers_401, claims):
    good = f"Bearer {signed(claims)}"

    answers_401([("Authorization", good), ("Authorization", good)])
    answers_401([("Authorization", "Basic YTpi"), ("Authorization", good)])
    answers_401({"Authorization": f"{good}, {good}"})
    answers_401({"Authorization": f"{good},Basic YTpi"})


def test_refuses_a_token_with_another_key(answers_401, claims):
    answers_401(bearer(signed(claims, key="x" * 32)))
    answers_401(bearer(signed(claims, key=SECRETS["SECRET_KEY"])))


@pytest.mark.parametrize("algorithm", ["HS384", "HS512"])
def test_refuses_other_algorithms_with_the_right_key(answers_401, claims, algorithm):
    key = KEY * 4
    answers_401(bearer(signed(claims, key=key, algorithm=algorithm)))
    with pytest.warns(jwt.InsecureKeyLengthWarning):
        token = signed(claims, algorithm=algorithm)
    answers_401(bearer(token))


@pytest.mark.parametrize("algorithm", ["none", "None", "nOnE", "NONE", "", None, 7, []])
def test_refuses_a_token_without_a_signature(answers_401, claims, algorithm):
    answers_401(bearer(raw({"alg": algorithm, "typ": "JWT"}, claims)))


@pytest.mark.parametrize("algorithm", ["RS256", "ES256", "PS256", "EdDSA", "hs256", "HS1"])
def test_refuses_an_algorithm_that_is_not_ours_with_our_key(answers_401, claims, algorithm):
    answers_401(bearer(raw({"alg": algorithm, "typ": "JWT"}, claims, KEY)))


@pytest.mark.parametrize(
    "header",
    [
        {"jku": "http://127.0.0.1:1/keys"}, {"x5u": "http://127.0.0.1:1/c"},
        {"jwk": {"kty": "oct", "k": "eHh4"}}, {"kid": "../../dev/null"},
        {"kid": "' OR 1=1 --"},
    ],
)  # fmt: skip
def test_takes_no_key_from_a_tokens_header(answers_401, claims, header):
    answers_401(bearer(signed(claims, key="x" * 32, headers=header)))
    answers_401(bearer(raw({"alg": "HS256"} | header, claims, "x" * 32)))


@pytest.mark.parametrize("name", ["sub", "aud", "exp", "iat", "jti", "type", "sid", "role"])
def test_refuses_a_token_that_lacks_a_claim(answers_401, claims, name):
    del claims[name]

    answers_401(bearer(signed(claims)))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("exp", "tomorrow"), ("exp", "4102444800"), ("exp", 1e308), ("exp", float("inf")),
        ("exp", 10**400), ("exp", None), ("exp", True), ("exp", -1), ("exp", []),
        ("iat", "now"), ("iat", None),
        ("sub", 7), ("sub", None), ("sub", ""), ("sub", "me"),
        ("sub", ["x"]), ("jti", None), ("jti", 7), ("jti", "x"), ("sid", "x"), ("sid", 7),
        ("type", "refresh"), ("type", "verify_email"), ("type", None), ("type", []), ("type", 1),
        ("aud", "other"), ("aud", None), ("aud", []), ("aud", ["vicarity", "other"]),
        ("aud", "vicarity:verify_email"), ("role", None), ("role", 7), ("role", []),
    ],
)  # fmt: skip
def test_refuses_a_token_whose_claim_is_wrong(answers_401, claims, name, value):
    answers_401(bearer(signed(claims | {name: value})))


@pytest.mark.parametrize(
    ("name", "seconds"),
    [("exp", -1), ("exp", 10**9), ("exp", 1801), ("exp", 0.5), ("iat", 3600), ("nbf", 3600)],
)
def test_refuses_a_token_out_of_its_time(answers_401, claims, name, seconds):
    answers_401(bearer(signed(claims | {name: claims["iat"] + seconds})))


def test_refuses_an_unknown_account_whatever_the_token_says_of_it(answers_401, claims):
    for more in ({"ev": True}, {"ev": False}, {"ev": None}):
        answers_401(bearer(signed(claims | {"sub": str(uuid4())} | more)))


def test_gives_no_rights_to_a_role_nobody_has(client, claims):
    headers = bearer(signed(claims | {"role": "superuser"}))

    response = client.get("/api/worker/profile", headers=headers)

    assert (response.status_code, response.json["code"]) == (403, "not_allowed")


def test_keeps_kinds_of_tokens_apart(client, make, answers_401):
    user = make.worker().user_id
    session = make.auth_session(user_id=user)
    grant = tokens.Grant(user, "worker", session.id, email_verified=True)
    link = tokens.LinkClaims(user, uuid4())
    access = tokens.access_token(grant)
    refresh = tokens.refresh_token(grant, session.refresh_jti, session.refreshed_at)
    mailed = {
        purpose: tokens.link_token(purpose, link, tokens.issue_time(), tokens.ACCESS_LIFE)
        for purpose in Purpose
    }

    for wrong in (refresh, *mailed.values()):
        answers_401(bearer(wrong))
    for wrong in (access, *mailed.values()):
        response = client.post("/api/auth/refresh", json={"refresh_token": wrong})
        assert (response.status_code, response.json["code"]) == (401, "invalid_token")
    for wrong in (access, refresh, mailed[Purpose.RESET_PASSWORD]):
        response = client.post("/api/auth/verify-email", json={"token": wrong})
        assert (response.status_code, response.json["code"]) == (400, "invalid_token")
    for wrong in (access, refresh, mailed[Purpose.VERIFY_EMAIL]):
        body = {"token": wrong, "new_password": "Quarry-77-Bramble"}
        response = client.post("/api/auth/password-reset-confirm", json=body)
        assert (response.status_code, response.json["code"]) == (400, "invalid_token")


def test_asks_again_about_a_token_it_has_seen(me, claims, session, make):
    headers = bearer(signed(claims))
    before = me(headers)
    altered = bearer(signed(claims)[:-2] + "AA")

    assert (before, me(headers), me(altered)) == (200, 200, 401)
