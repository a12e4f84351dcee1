"""Ten guesses in five minutes, for real and imagined addresses alike."""

from datetime import timedelta

import pytest
import time_machine

from tests.factories import PASSWORD
from tests.letters import wide
from vicarity.auth.events import SignInBlocked
from vicarity.core import clock, passwords

WRONG = "Wrong-1-Password"


@pytest.fixture
def ada(make):
    return make.user(email="ada@example.com", password=PASSWORD)


@pytest.fixture
def evaluated(monkeypatch):
    """Count how many passwords were looked at."""
    calls, real = [], passwords.matches

    def counted(*given):
        calls.append(given)
        return real(*given)

    monkeypatch.setattr(passwords, "matches", counted)
    return calls


def from_network(client, address, email, password=WRONG):
    return client.post(
        "/api/auth/login",
        json={"email": email, "password": password},
        environ_overrides={"REMOTE_ADDR": address},
    )


@pytest.mark.parametrize("email", ["ada@example.com", "nobody@example.com"])
def test_looks_at_ten_and_then_at_none(ada, sign_in, evaluated, email):
    answers = [sign_in(email, WRONG) for _ in range(11)]

    right = sign_in(email, PASSWORD)

    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert len(evaluated) == 10
    assert (right.status_code, right.json["code"]) == (429, "too_many_attempts")
    assert 0 < int(right.headers["Retry-After"]) <= 300


def test_blocks_real_and_imagined_addresses_alike(ada, sign_in):
    blocked = []
    for email in ("ada@example.com", "nobody@example.com"):
        for _ in range(10):
            sign_in(email, WRONG)
        blocked.append(sign_in(email, WRONG))

    known, unknown = blocked
    assert known.json | {"request_id": ""} == unknown.json | {"request_id": ""}
    assert known.content_length == unknown.content_length


def test_opens_again_after_five_minutes(ada, sign_in):
    start = clock.now()
    with time_machine.travel(start, tick=False):
        for _ in range(11):
            sign_in("ada@example.com", WRONG)
        wait = int(sign_in("ada@example.com").headers["Retry-After"])

    with time_machine.travel(start + timedelta(seconds=wait - 1), tick=False):
        early = sign_in("ada@example.com")
    with time_machine.travel(start + timedelta(seconds=wait), tick=False):
        late = sign_in("ada@example.com")

    assert (early.status_code, late.status_code) == (429, 200)


def test_counts_in_a_window_that_slides(ada, sign_in):
    start = clock.now()
    for minute in range(5):
        with time_machine.travel(start + timedelta(minutes=minute), tick=False):
            for _ in range(2):
                sign_in("ada@example.com", WRONG)

    with time_machine.travel(start + timedelta(minutes=5), tick=False):
        answers = [sign_in("ada@example.com", WRONG).status_code for _ in range(3)]

    assert answers == [401, 401, 429]


def test_never_counts_the_right_password(ada, sign_in):
    for _ in range(15):
        assert sign_in("ada@example.com").status_code == 200


def test_takes_nothing_back_for_a_right_password_in_between(ada, sign_in):
    for _ in range(9):
        sign_in("ada@example.com", WRONG)
    sign_in("ada@example.com")

    assert sign_in("ada@example.com", WRONG).status_code == 401
    assert sign_in("ada@example.com").status_code == 429


def test_counts_an_address_however_it_is_written(ada, sign_in):
    forms = (
        "ada@example.com",
        "ADA@example.com",
        " ada@EXAMPLE.com ",
        "ada@" + wide("example") + ".com",
    )
    for number in range(10):
        sign_in(forms[number % 4], WRONG)

    assert sign_in("ada@example.com").status_code == 429


def test_counts_whatever_browser_it_comes_from(ada, client):
    for number in range(10):
        client.post(
            "/api/auth/login",
            json={"email": "ada@example.com", "password": WRONG},
            headers={"User-Agent": f"b{number}", "X-Forwarded-For": f"203.0.113.{number}"},
            environ_overrides={"REMOTE_ADDR": f"198.51.100.{number}"},
        )

    assert from_network(client, "192.0.2.1", "ada@example.com", PASSWORD).status_code == 429


def test_tells_the_owner_once_an_hour(ada, sign_in, published, handle, mailbox):
    for _ in range(15):
        sign_in("ada@example.com", WRONG)

    assert len(published(SignInBlocked)) == 1
    handle()
    assert [mail.to for mail in mailbox.received] == ["ada@example.com"]


def test_tells_nobody_about_an_imagined_address(sign_in, handle, mailbox):
    for _ in range(11):
        sign_in("nobody@example.com", WRONG)
    handle()

    assert mailbox.received == []


class TestANetwork:
    def test_may_guess_fifty_times(self, ada, client, evaluated):
        answers = [from_network(client, "192.0.2.1", f"p{n}@example.com") for n in range(51)]

        assert [answer.status_code for answer in answers] == [401] * 50 + [429]
        assert len(evaluated) == 50
        assert from_network(client, "192.0.2.2", "ada@example.com", PASSWORD).status_code == 200

    @pytest.mark.parametrize(
        ("first", "second", "same"),
        [
            ("2001:db8::1", "2001:db8::ffff:1", True),
            ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
            ("::ffff:192.0.2.1", "192.0.2.1", True),
            ("192.0.2.1", "192.0.2.2", False),
        ],
    )
    def test_is_an_ipv4_address_or_a_64(self, client, first, second, same):
        for number in range(50):
            from_network(client, first, f"p{number}@example.com")

        response = from_network(client, second, "other@example.com")

        assert (response.status_code == 429) is same

    def test_that_is_blocked_blocks_nobody_else(self, ada, client):
        for number in range(50):
            from_network(client, "192.0.2.1", f"p{number}@example.com")
        for _ in range(20):
            from_network(client, "192.0.2.1", "ada@example.com")

        assert from_network(client, "192.0.2.2", "ada@example.com", PASSWORD).status_code == 200

    def test_pays_nothing_for_tries_at_a_blocked_address(self, ada, client, make):
        for _ in range(60):
            from_network(client, "192.0.2.1", "ada@example.com")
        make.user(email="eve@example.com", password=PASSWORD)

        assert from_network(client, "192.0.2.1", "eve@example.com", PASSWORD).status_code == 200


def test_counts_while_redis_is_away(ada, sign_in, redis, evaluated):
    redis.flushdb()
    for _ in range(10):
        sign_in("ada@example.com", WRONG)
    redis.flushdb()

    assert sign_in("ada@example.com").status_code == 429
    assert len(evaluated) == 10
