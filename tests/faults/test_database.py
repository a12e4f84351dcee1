import time
from signal import SIGQUIT

import pytest

from tests.faults.stream import Stream
from tests.stack.running import eventually

pytestmark = pytest.mark.stack


def crash(stack):
    """Restart PostgreSQL as after a crash; return when it took connections again."""
    postgres = stack.services.postgres
    stack.kill_server(postgres, SIGQUIT)
    time.sleep(1)
    stack.revive(postgres)
    return time.monotonic()


def test_loses_nothing_it_accepted_when_the_database_crashes(stack):
    with Stream(stack) as stream:
        eventually(lambda: len(stream.accepted()) > 20)
        back_at = crash(stack)
        eventually(lambda: len(stream.since(back_at + 1)) > 60)

    refused = [answer for answer in stream.answers if answer.status != 202]
    assert {answer.status for answer in refused} == {503}
    assert all(answer.retry_after for answer in refused)
    assert {answer.status for answer in stream.since(back_at + 1)} == {202}
    assert stack.know(stream.accepted())
    eventually(lambda: all(stack.mailbox.to(email) for email in stream.accepted()), 120)


def test_answers_in_time_while_the_database_says_nothing(stack, visitor):
    visitor.joined()
    stack.freeze(stack.services.postgres.process)

    timed = {path: took(visitor, path) for path in ("/health/live", "/health", "/api/auth/me")}

    assert timed["/health/live"][0] == 200
    assert timed["/health"][0] == 503
    assert timed["/health"][1] < 5
    assert timed["/api/auth/me"][0] == 503
    assert timed["/api/auth/me"][1] < 15
    stack.thaw()
    assert eventually(lambda: took(visitor, "/health")[0] == 200)
    assert eventually(lambda: took(visitor, "/api/auth/me")[0] == 200)


def took(visitor, path):
    began_at = time.monotonic()
    status = visitor.http.get(path, headers=visitor.headers).status_code
    return status, time.monotonic() - began_at


def test_answers_in_time_while_many_wait_for_a_silent_database(stack, visitor):
    with Stream(stack, threads=16) as stream:
        eventually(lambda: len(stream.accepted()) > 20)
        stack.freeze(stack.services.postgres.process)
        time.sleep(1)
        health, live = took(visitor, "/health"), took(visitor, "/health/live")
        time.sleep(3)
        later = took(visitor, "/health")
        stack.thaw()
        thawed_at = time.monotonic()
        eventually(lambda: len(stream.since(thawed_at + 6)) > 60)

    assert (health[0], live[0], later[0]) == (503, 200, 503)
    assert max(health[1], live[1], later[1]) < 5
    assert {answer.status for answer in stream.answers} == {202, 503}
    assert max(answer.seconds for answer in stream.answers) < 15
    assert {answer.status for answer in stream.since(thawed_at + 6)} == {202}
