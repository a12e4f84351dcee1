import re

import pytest
from flask import request

ANSWERS = [
    ("GET", "/health/live", 200), ("GET", "/api/public/stats", 200), ("GET", "/api/docs", 200),
    ("GET", "/api/openapi.json", 200), ("GET", "/api/nowhere", 404), ("GET", "/nowhere", 404),
    ("DELETE", "/api/auth/me", 405), ("GET", "/api/auth/me", 401), ("POST", "/api/auth/login", 415),
    ("OPTIONS", "/api/auth/login", 200), ("HEAD", "/api/public/stats", 200),
    ("POST", "/api/auth/logout", 401),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
def test_go_with_every_kind_of_answer(client, method, path, status):
    response = client.open(path, method=method)

    headers = response.headers
    policy = dict(
        part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";")
    )
    assert response.status_code == status
    assert re.fullmatch(r"[0-9a-f]{32}", headers["X-Request-ID"])
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Referrer-Policy"]
    assert headers["Cache-Control"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["default-src"] == "'self'"
    assert "Server" not in headers
    assert "Set-Cookie" not in headers


def test_keep_signed_in_answers_out_of_caches(client, make, signed_in):
    user = make.user()
    make.worker(user=user)

    for path in ("/api/auth/me", "/api/worker/profile"):
        response = client.get(path, headers=signed_in(user))
        assert response.headers["Cache-Control"] == "no-store"


def test_name_each_request(client):
    ids = {client.get("/health/live").headers["X-Request-ID"] for _ in range(20)}

    assert len(ids) == 20


def test_take_no_request_id_from_strangers(client):
    response = client.get("/health/live", headers={"X-Request-ID": "mine-mine-mine"})

    assert response.headers["X-Request-ID"] != "mine-mine-mine"


class TestProduction:
    def test_asks_browsers_for_https(self, other_app, production):
        client = other_app(production).test_client()

        for path in ("/health/live", "/api/nowhere", "/nowhere"):
            hsts = client.get(path).headers["Strict-Transport-Security"]
            assert int(re.search(r"max-age=(\d+)", hsts)[1]) >= 31536000
            assert "includeSubDomains" in hsts

    def test_sends_cookies_over_https_alone(self, other_app, production, app):
        client = other_app(production).test_client()

        response = client.post("/api/auth/logout", json={"refresh_token": "x"})

        cookie = response.headers["Set-Cookie"]
        assert cookie.startswith("__Secure-refresh_token=;")
        assert "Secure" in cookie
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie

    def test_takes_the_proxys_request_id_and_address(self, other_app, production):
        app = other_app(production | {"TRUSTED_PROXIES": "1"})
        seen = []
        app.before_request(lambda: seen.append(request.remote_addr))

        response = app.test_client().get(
            "/health/live",
            headers={
                "X-Request-ID": "from-the-proxy-1",
                "X-Forwarded-For": "203.0.113.9, 198.51.100.7",
            },
        )

        assert response.headers["X-Request-ID"] == "from-the-proxy-1"
        assert seen == ["198.51.100.7"]

    @pytest.mark.parametrize(
        "wrong", ["short", "x" * 65, "a b c d e f", "new\u00e9-line-1", "<script>x"]
    )
    def test_takes_no_odd_request_id(self, other_app, production, wrong):
        client = other_app(production | {"TRUSTED_PROXIES": "1"}).test_client()

        response = client.get("/health/live", headers={"X-Request-ID": wrong})

        assert response.headers["X-Request-ID"] != wrong


def test_believes_no_forwarded_address_without_a_proxy(app, client):
    response = client.post(
        "/api/auth/login",
        json={},
        headers={"X-Forwarded-For": "203.0.113.9", "X-Real-IP": "1.1.1.1"},
    )
    again = client.post("/api/auth/login", json={})

    left = [int(answer.headers["RateLimit-Remaining"]) for answer in (response, again)]
    assert left[1] == left[0] - 1


class TestCors:
    ALLOWED = "https://app.vicarity.example"

    @pytest.fixture
    def client(self, other_app, production):
        return other_app(
            production | {"CORS_ORIGINS": f"{self.ALLOWED},https://two.example"}
        ).test_client()

    @pytest.mark.parametrize(
        "origin",
        [
            "https://evil.example", "null", "http://app.vicarity.example", "",
            "https://app.vicarity.example.evil.example", "https://evilapp.vicarity.example",
            "https://app.vicarity.example:444", "https://APP.vicarity.example", "*",
            "https://app.vicarity.example/", "https://app.vicarity.example,https://two.example",
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("method", ["GET", "OPTIONS"])
    def test_lets_no_other_site_read(self, client, origin, method):
        headers = {"Origin": origin, "Access-Control-Request-Method": "GET"}

        response = client.open("/api/public/stats", method=method, headers=headers)

        assert not [name for name in dict(response.headers) if name.startswith("Access-Control")]
        assert "Origin" in response.headers["Vary"]

    @pytest.mark.parametrize("path", ["/api/public/stats", "/api/nowhere", "/api/auth/me"])
    def test_lets_a_listed_site_read_every_answer(self, client, path):
        response = client.get(path, headers={"Origin": self.ALLOWED})

        assert response.headers["Access-Control-Allow-Origin"] == self.ALLOWED
        assert response.headers["Access-Control-Allow-Credentials"] == "true"

    def test_answers_the_preflight_of_a_listed_site(self, client):
        headers = {"Origin": self.ALLOWED, "Access-Control-Request-Method": "PUT"}

        response = client.options("/api/worker/profile", headers=headers)

        assert response.status_code == 200
        assert "PUT" in response.headers["Access-Control-Allow-Methods"]
        assert "Authorization" in response.headers["Access-Control-Allow-Headers"]

    def test_opens_nothing_outside_the_api(self, client):
        response = client.get("/health/live", headers={"Origin": self.ALLOWED})

        assert "Access-Control-Allow-Origin" not in response.headers


def test_allow_no_site_when_none_is_listed(client):
    response = client.get("/api/public/stats", headers={"Origin": "https://app.vicarity.example"})

    assert "Access-Control-Allow-Origin" not in response.headers
