import time
from contextlib import contextmanager

import pytest

from tests.stack.running import eventually

pytestmark = pytest.mark.stack


@pytest.fixture(params=["killed", "frozen"])
def without_redis(request, stack):
    """Return a ``with`` block during which there is no Redis."""

    @contextmanager
    def away():
        if request.param == "frozen":
            stack.freeze(stack.services.valkey.process)
        else:
            stack.kill_server(stack.services.valkey)
        yield
        stack.thaw()
        stack.revive(stack.services.valkey)

    return away


def test_sends_the_mail_of_who_registered_while_redis_was_away(visitor, without_redis):
    with without_redis():
        answer = visitor.register()

    assert answer.status_code == 202
    assert len(visitor.mailbox.wait_for(1, address=visitor.email, seconds=120)) == 1


def test_sends_the_mail_that_was_queued_when_redis_died(stack, visitor):
    stack.stop("worker")
    visitor.register()
    with stack.redis() as redis:
        eventually(lambda: redis.llen("rq:queue:emails"))

    stack.kill_server(stack.services.valkey)
    stack.mend()

    assert visitor.newest_mail().subject == "Confirm your email address"


def test_lets_people_in_while_redis_is_away(visitor, without_redis):
    visitor.joined()

    with without_redis():
        answers = [
            visitor.sign_in(),
            visitor.me(),
            visitor.call("PUT", "/api/worker/profile", first_name="Ada"),
            visitor.call("POST", "/api/auth/refresh", refresh_token=visitor.refresh_token),
        ]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200]


def test_says_that_redis_is_away_and_that_it_is_back(visitor, without_redis):
    with without_redis():
        away = visitor.http.get("/health")

    assert (away.status_code, away.json()["redis"]) == (503, "disconnected")
    assert away.json()["database"] == "connected"
    assert eventually(lambda: visitor.http.get("/health").status_code == 200)


def pids(stack):
    """Return the processes that run, by name: none may have ended, for nobody starts it again."""
    return {name: process.pid for name, process in stack.processes.items() if process.alive}


def test_needs_nobody_to_start_a_process_again(stack, visitor, without_redis):
    before = pids(stack)

    with without_redis():
        visitor.register()
    visitor.newest_mail()

    assert pids(stack) == before


def test_goes_on_although_redis_died_under_a_job(stack, visitor):
    before = pids(stack)
    stack.mailbox.stall = 1
    visitor.register()
    eventually(lambda: stack.mailbox.waiting)

    stack.kill_server(stack.services.valkey)
    stack.mailbox.stall = 0
    visitor.newest_mail()
    time.sleep(3)  # longer than the client goes on trying
    stack.revive(stack.services.valkey)
    visitor.call("POST", "/api/auth/resend-verification", email=visitor.email)

    assert visitor.newest_mail(2)
    assert pids(stack) == before


def test_waits_for_a_redis_that_is_away_when_it_starts(stack, visitor):
    stack.stop("worker", "scheduler")
    stack.kill_server(stack.services.valkey)

    for name in ("worker", "scheduler"):
        stack.processes[name].start()
    started = pids(stack)
    visitor.register()
    eventually(lambda: stack.logs().count("redis_away") >= 1)  # the worker has tried
    stack.revive(stack.services.valkey)

    assert visitor.newest_mail()
    assert pids(stack) == started
