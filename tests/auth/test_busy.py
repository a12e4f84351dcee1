"""More people sign in than the processors can serve."""

import threading

import pytest

from tests.factories import PASSWORD
from vicarity.core import passwords


@pytest.fixture
def ada(make):
    make.user(email="ada@example.com", password=PASSWORD)


@pytest.fixture
def busy(ada, monkeypatch):
    """Keep every processor busy, and let nobody wait for long."""
    free = threading.Event()
    monkeypatch.setattr(passwords, "LONGEST_WAIT", 0.05)
    for _ in range(passwords._processors._max_workers):
        passwords._processors.submit(free.wait, 30)
    yield
    free.set()


def test_sends_away_who_has_waited_too_long(busy, sign_in):
    response = sign_in("ada@example.com")

    assert (response.status_code, response.json["code"]) == (429, "sign_in_busy")
    assert response.headers["Retry-After"] == "2"


@pytest.mark.parametrize("email", ["ada@example.com", "nobody@example.com"])
def test_does_not_count_a_password_nobody_looked_at(busy, sign_in, email):
    answers = {sign_in(email).json["code"] for _ in range(12)}

    assert answers == {"sign_in_busy"}


def test_sends_away_who_registers_too(busy, register):
    response = register("grace@example.com")

    assert (response.status_code, response.json["code"]) == (429, "sign_in_busy")
