"""Every refusal of the API is a problem document that tells nothing it should not."""

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from tests.core.problem_check import assert_problem
from vicarity.auth import registration
from vicarity.core import database, problems
from vicarity.extensions import db
from vicarity.worker import queries as workers

LOGIN = "/api/auth/login"


@pytest.mark.parametrize(
    "path",
    ["/api/nowhere", "/api/", "/api", "/api/auth", "/api/auth/me/", "/api/auth//me", "/api/auth/ME",
     "/api/auth/./me/x", "/api/auth/me;x", "/api/auth/me.", "/api/auth/me%20", "/api/auth/%6de%2f",
     "/api/auth/me/x.css", "/api/%ff", "/health/x", "/api/auth/me%00"],
)  # fmt: skip
def test_answers_404_at_an_address_that_is_none(client, path):
    assert_problem(client.get(path), 404, "not_found")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", LOGIN, {"POST", "OPTIONS"}), ("DELETE", LOGIN, {"POST", "OPTIONS"}),
        ("POST", "/api/auth/me", {"GET", "HEAD", "OPTIONS"}),
        ("PATCH", "/api/worker/profile", {"GET", "HEAD", "PUT", "OPTIONS"}),
        ("POST", "/health", {"GET", "HEAD", "OPTIONS"}), ("TRACE", LOGIN, {"POST", "OPTIONS"}),
        ("NONSENSE", LOGIN, {"POST", "OPTIONS"}),
    ],
)  # fmt: skip
def test_answers_405_with_what_is_allowed(client, method, path, allowed):
    response = client.open(path, method=method)

    assert_problem(response, 405, "method_not_allowed")
    assert {name.strip() for name in response.headers["Allow"].split(",")} == allowed


def test_takes_no_method_from_a_header(client):
    for header in ("X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"):
        response = client.get(LOGIN, headers={header: "POST"})
        assert_problem(response, 405, "method_not_allowed")


def test_takes_no_path_from_a_header(client):
    headers = {"X-Original-URL": "/health", "X-Rewrite-URL": "/health"}

    assert_problem(client.get("/api/auth/me", headers=headers), 401, "not_signed_in")


SECRET = "sup3r-s3cret-canary"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/auth/register", {"email": SECRET, "password": SECRET, "user_type": SECRET}),
        ("POST", LOGIN, {"email": f"{SECRET}@example.com", "password": SECRET}),
        ("POST", LOGIN, {"email": [SECRET], "password": {"x": SECRET}}),
        ("POST", "/api/auth/verify-email", {"token": SECRET}),
        ("POST", "/api/auth/refresh", {"refresh_token": SECRET}),
        ("POST", "/api/auth/password-reset-confirm", {"token": SECRET, "new_password": SECRET}),
        ("GET", f"/api/{SECRET}", None),
        ("GET", f"/{SECRET}", None),
    ],
)  # fmt: skip
def test_never_repeats_what_was_sent(client, method, path, body):
    response = client.open(path, method=method, json=body, headers={"X-Canary": SECRET})

    assert response.status_code >= 400
    assert SECRET.encode() not in response.data
    assert SECRET not in str(response.headers)


@pytest.fixture
def broken(monkeypatch):
    """Make a registration fail with an error of the test's choice."""

    def fail_with(error):
        def fail(_):
            raise error

        monkeypatch.setattr(registration, "register", fail)

    return fail_with


@pytest.fixture
def register(client):
    body = {"email": "ada@example.com", "password": "Harbour-42-Lantern", "user_type": "worker"}
    return lambda: client.post("/api/auth/register", json=body)


def test_hides_what_went_wrong_on_our_side(broken, register):
    broken(ZeroDivisionError(f"{SECRET} in /srv/app.py"))

    response = register()

    assert_problem(response, 500, "internal_error")
    for hidden in (SECRET, "ZeroDivision", "Traceback", ".py"):
        assert hidden not in response.text


def test_hides_a_statement_the_database_refused(broken, register):
    broken(ProgrammingError("SELECT secret", {}, Exception(SECRET)))

    response = register()

    assert_problem(response, 500, "internal_error")
    assert "SELECT" not in response.text


@pytest.mark.parametrize(
    "outage",
    [OperationalError("SELECT 1", {}, Exception("gone")), PoolTimeout("QueuePool limit")],
    ids=["down", "no connection free"],
)
def test_answers_503_while_the_database_is_away(broken, register, outage):
    broken(outage)

    response = register()

    assert_problem(response, 503, "unavailable")
    assert 0 < int(response.headers["Retry-After"]) <= 15


def test_answers_503_when_nothing_listens(app, client, monkeypatch):
    nowhere = create_engine("postgresql+psycopg://u@127.0.0.1:1/x")
    monkeypatch.setitem(db._app_engines[app], None, nowhere)
    monkeypatch.setitem(app.extensions, database.READER, nowhere)

    answers = [
        client.post(LOGIN, json={"email": "ada@example.com", "password": "x"}),
        client.post("/api/auth/resend-verification", json={"email": "ada@example.com"}),
        client.get("/api/public/stats"),
    ]

    for response in answers:
        assert_problem(response, 503, "unavailable")
        assert response.headers["Retry-After"]


def test_keeps_nothing_of_a_request_that_failed_late(client, make, signed_in, monkeypatch):
    user = make.user()
    make.worker(user=user)
    real = workers.save

    def save_and_fail(*given):
        real(*given)
        raise ZeroDivisionError

    monkeypatch.setattr(workers, "save", save_and_fail)
    failed = client.put("/api/worker/profile", json={"city": "York"}, headers=signed_in(user))
    monkeypatch.setattr(workers, "save", real)

    kept = client.get("/api/worker/profile", headers=signed_in(user)).json["city"]
    assert (failed.status_code, kept) == (500, None)


def test_shows_people_a_page_outside_the_api(client):
    response = client.get("/nowhere")

    assert response.status_code == 404
    assert response.mimetype == "text/html"
    assert problems.SENTENCES[404].rstrip(".") in response.text  # the app's page if it is built
