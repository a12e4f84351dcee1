"""Redis goes away at the worst moment of a request to a route with a limit."""

import pytest
from redis.exceptions import ConnectionError as Gone

from vicarity.core.access import PUBLIC
from vicarity.core.health import Alive
from vicarity.core.http import endpoint
from vicarity.extensions import limiter

FEW = "/few"


@endpoint(access=PUBLIC, returns=Alive, limit="5 per minute")
def few():
    """Answer five times a minute."""
    return Alive()


@pytest.fixture
def ask(other_app, production):
    app = other_app(production)
    app.add_url_rule(FEW, view_func=few)
    client = app.test_client()
    yield lambda: client.get(FEW)
    limiter._storage_dead = False


@pytest.fixture
def gone(monkeypatch):
    """Let one call to the store fail, after something else has happened."""

    def fail(name, before=lambda: None):
        def refuse(*_, **__):
            before()
            raise Gone

        monkeypatch.setattr(limiter._limiter, name, refuse)

    return fail


def test_answers_without_saying_what_is_left(ask, gone):
    gone("get_window_stats")

    response = ask()

    assert response.status_code == 200
    assert "RateLimit-Limit" not in response.headers


def test_refuses_without_knowing_until_when(ask, gone):
    for _ in range(5):
        ask()
    gone("get_window_stats")

    response = ask()

    assert (response.status_code, response.json["code"]) == (429, "too_many_requests")
    assert response.headers["Retry-After"] == "1"


def test_goes_on_counting_when_another_thread_found_out_first(ask, gone, monkeypatch):
    def another_thread():
        limiter._storage_dead = True

    gone("hit", before=another_thread)
    monkeypatch.setattr(limiter._storage, "check", lambda: False)

    assert [ask().status_code for _ in range(7)] == [200] * 5 + [429] * 2
