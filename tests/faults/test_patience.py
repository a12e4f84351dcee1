import threading

import psycopg
import pytest

from vicarity.core import patience
from vicarity.core.patience import Fuse, PatientConnection


@pytest.fixture
def fuse(monkeypatch):
    """A fuse of our own, in the place of the one all connections share."""
    fuse = Fuse()
    monkeypatch.setattr(patience, "fuse", fuse)
    return fuse


@pytest.fixture
def connect(settings):
    url = settings.database_url.get_secret_value().replace("+psycopg", "")
    opened = []

    def open_one():
        opened.append(PatientConnection.connect(url))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


def refused(fuse):
    """Say whether another thread would be refused now."""
    answers = []

    def ask():
        try:
            fuse.check()
        except psycopg.OperationalError:
            answers.append(True)
        else:
            answers.append(False)

    asking = threading.Thread(target=ask)
    asking.start()
    asking.join()
    return answers[0]


def test_gives_up_a_connection_whose_server_says_nothing(fuse, connect):
    connection = connect()
    fuse.limit = 0.2

    with pytest.raises(psycopg.OperationalError, match="did not answer in time"):
        connection.execute("SELECT pg_sleep(5)")

    assert connection.closed
    assert refused(fuse)


def test_waits_as_long_as_it_takes_until_it_is_armed(fuse, connect, monkeypatch):
    monkeypatch.setattr(patience, "ANSWER_SECONDS", 0.2)
    connection = connect()

    connection.execute("SELECT pg_sleep(0.5)")
    fuse.arm()

    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT pg_sleep(0.5)")


def test_lets_one_caller_at_a_time_find_out(fuse, monkeypatch):
    monkeypatch.setattr(patience, "PAUSE_SECONDS", 0)
    fuse.blow()

    fuse.check()

    fuse.check()  # a second step of the same caller
    assert refused(fuse)


def test_lets_everybody_in_once_one_was_answered(fuse, connect):
    fuse.blow()
    assert refused(fuse)
    fuse._next_try = 0

    connect()

    assert not refused(fuse)


def test_does_not_take_a_refused_connection_for_silence(fuse):
    fuse.blow()
    fuse._next_try = 0

    with pytest.raises(psycopg.OperationalError):
        PatientConnection.connect("host=/nobody/listens")

    assert not refused(fuse)
