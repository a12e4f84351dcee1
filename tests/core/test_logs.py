"""One line per event, with the request's id, and nobody's personal data."""

import io
import json
import logging

import pytest

from tests.conftest import token_in
from tests.factories import PASSWORD
from vicarity.auth import registration
from vicarity.core import logs


@pytest.fixture
def lines(app, session):
    """Return what was logged since the test began, read back from JSON."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logs.configure(app.extensions["settings"])
    handler.setFormatter(logging.root.handlers[0].formatter)
    logging.root.addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.root.removeHandler(handler)


def test_writes_one_line_for_a_request(client, lines):
    response = client.get("/api/public/stats?secret=canary")

    (line,) = lines()
    assert line["event"] == "request"
    assert (line["method"], line["route"], line["status"]) == ("GET", "/api/public/stats", 200)
    assert line["request_id"] == response.headers["X-Request-ID"]
    assert line["level"] == "info"
    assert line["at"].endswith("Z")
    assert line["ms"] >= 0


def test_names_no_person_in_a_whole_life_of_an_account(
    client, lines, handle, mailbox, make, signed_in
):
    email, phone = "canary.person@example.com", "07700 900987"
    form = {
        "email": email, "password": PASSWORD, "user_type": "worker", "first_name": "Canaria",
        "phone": phone, "postcode": "LS6 3AB",
    }  # fmt: skip
    client.post("/api/auth/register", json=form)
    handle()
    verification = token_in(mailbox.received[0])
    client.post("/api/auth/verify-email", json={"token": verification})
    client.get(f"/verify-email?token={verification}")
    tokens = client.post("/api/auth/login", json={"email": email, "password": PASSWORD}).json
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    client.put("/api/worker/profile", json={"last_name": "Canarson"}, headers=headers)
    client.post("/api/auth/refresh", json={"refresh_token": tokens["refresh_token"]})
    for _ in range(11):
        client.post("/api/auth/login", json={"email": email, "password": "Canary-0-Wrong"})
    client.post("/api/auth/password-reset-request", json={"email": email})
    client.post("/api/auth/register", json=form)
    client.get(f"/api/{email}?email={email}")
    client.post("/api/auth/login", data=b"{" + email.encode(), content_type="application/json")
    handle()

    text = json.dumps(lines())
    assert len(lines()) > 15
    for secret in (
        email, "canary.person", "Canaria", "Canarson", phone, "+447700900987", "LS6 3AB", PASSWORD,
        "Canary-0-Wrong", verification, verification.rpartition(".")[2], tokens["access_token"],
        tokens["refresh_token"], tokens["access_token"].rpartition(".")[2],
    ):  # fmt: skip
        assert secret not in text


def test_tells_where_it_failed_and_not_what_was_in_the_message(client, lines, monkeypatch):
    def fail(_):
        raise ValueError("canary@example.com")

    monkeypatch.setattr(registration, "register", fail)
    client.post(
        "/api/auth/register",
        json={"email": "a@example.com", "password": PASSWORD, "user_type": "worker"},
    )

    error, request = lines()
    assert (error["event"], error["error"]) == ("unexpected_error", "ValueError")
    assert any("test_logs.py" in frame for frame in error["stack"])
    assert error["request_id"] == request["request_id"]
    assert "canary" not in json.dumps([error, request])


def test_puts_what_libraries_say_into_the_same_lines(lines):
    try:
        int("canary")
    except ValueError:
        logging.getLogger("some.library").warning("it failed: %s", "badly", exc_info=True)

    (line,) = lines()
    assert (line["event"], line["level"], line["error"]) == (
        "it failed: badly",
        "warning",
        "ValueError",
    )
    assert "canary" not in json.dumps(line)


def test_shows_rows_by_their_id_alone(make):
    user = make.user(email="canary@example.com")

    assert repr(user) == f"<User {user.id}>"


def test_scrubs_what_goes_to_error_tracking():
    event = {
        "request": {"url": "canary"}, "user": {"email": "canary"}, "extra": {"x": "canary"},
        "breadcrumbs": ["canary"], "exception": {"values": [{"type": "E", "value": "canary"}]},
    }  # fmt: skip

    assert "canary" not in json.dumps(logs._scrubbed(event, None))
    assert logs._scrubbed({}, None) == {}
