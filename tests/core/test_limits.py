import pytest
from redis.exceptions import ConnectionError as Gone

from vicarity.core.access import PUBLIC
from vicarity.core.health import Alive
from vicarity.core.http import endpoint
from vicarity.extensions import limiter

FEW = "/few"


@endpoint(access=PUBLIC, returns=Alive, limit="5 per minute;8 per hour")
def few():
    """Answer five times a minute."""
    return Alive()


@pytest.fixture
def ask(other_app, production):
    """Call a route that answers five times a minute."""
    app = other_app(production)
    app.add_url_rule(FEW, view_func=few)
    client = app.test_client()

    def get(address="192.0.2.1"):
        return client.get(FEW, environ_overrides={"REMOTE_ADDR": address})

    yield get
    limiter._storage_dead = False


def test_let_exactly_as_many_through_as_they_say(ask):
    assert [ask().status_code for _ in range(7)] == [200] * 5 + [429] * 2


def test_refuse_with_a_problem_that_says_when(ask):
    for _ in range(5):
        ask()

    response = ask()

    assert response.content_type == "application/problem+json"
    assert (response.status_code, response.json["code"]) == (429, "too_many_requests")
    assert 0 < int(response.headers["Retry-After"]) <= 61
    assert response.headers["RateLimit-Remaining"] == "0"


def test_tell_what_is_left(ask):
    answers = [ask() for _ in range(3)]

    assert [answer.headers["RateLimit-Remaining"] for answer in answers] == ["4", "3", "2"]
    assert {answer.headers["RateLimit-Limit"] for answer in answers} == {"5"}
    assert all(0 <= int(answer.headers["RateLimit-Reset"]) <= 61 for answer in answers)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("192.0.2.1", True), ("192.0.2.2", False), ("::ffff:192.0.2.1", True),
        ("2001:db8::1", False),
    ],
)  # fmt: skip
def test_count_for_each_network(ask, other, same):
    for _ in range(5):
        ask()

    assert (ask(other).status_code == 429) is same


def test_count_200_addresses_of_one_64_as_one(ask):
    answers = [ask(f"2001:db8:1:2::{number:x}").status_code for number in range(1, 21)]

    assert answers == [200] * 5 + [429] * 15


def test_count_in_memory_while_redis_is_away(ask, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise Gone

    for method in ("hit", "test", "get_window_stats"):
        monkeypatch.setattr(limiter._limiter, method, refuse)

    assert [ask().status_code for _ in range(7)] == [200] * 5 + [429] * 2


def test_stay_out_of_the_way_elsewhere(client):
    for path in ("/api/public/stats", "/health/live", "/api/nowhere"):
        names = client.get(path).headers.keys()
        assert not [name for name in names if name.startswith("RateLimit")]


#: Needs a token of ours, and costs one row of the table.
FREE = {"/api/auth/refresh"}


def test_hold_on_every_change_a_stranger_can_make(app):
    for rule in app.url_map.iter_rules():
        contract = getattr(app.view_functions[rule.endpoint], "contract", None)
        if contract and contract.access.public and "GET" not in rule.methods:
            assert contract.limit or rule.rule in FREE, rule.rule
