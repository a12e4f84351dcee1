import time

import psutil
import pytest

from tests.faults.stream import NO_ANSWER, Stream
from tests.stack.running import eventually

pytestmark = pytest.mark.stack


def workers(stack):
    """Return gunicorn's worker processes."""
    return psutil.Process(stack.processes["web"].pid).children()


def asked_of_each(stack, headers):
    """Return what each gunicorn worker answers, by stopping the others meanwhile."""
    found = []
    for asked in workers(stack):
        others = [one for one in workers(stack) if one != asked]
        for other in others:
            other.suspend()
        try:
            with stack.client() as http:  # a connection of its own, so that nobody else has it
                found.append(http.get("/api/auth/me", headers=headers).status_code)
        finally:
            for other in others:
                other.resume()
    return found


def test_loses_only_what_was_in_hand_when_a_web_process_is_killed(stack, visitor):
    visitor.joined()
    old = workers(stack)

    with Stream(stack, threads=4) as stream:
        eventually(lambda: len(stream.accepted()) > 10)
        old[0].kill()
        killed_at = time.monotonic()
        eventually(lambda: len(stream.since(killed_at + 1)) > 20)

    lost = [answer for answer in stream.answers if answer.status != 202]
    assert len(lost) <= stream.threads
    assert {answer.status for answer in lost} <= {NO_ANSWER}
    assert stack.know(stream.accepted())
    assert eventually(lambda: len(workers(stack)) == len(old))
    assert eventually(lambda: asked_of_each(stack, visitor.headers) == [200, 200])


@pytest.mark.parametrize("redis", ["up", "away"])
def test_refuses_a_session_that_was_ended_on_every_process(stack, visitor, redis):
    visitor.joined()
    assert asked_of_each(stack, visitor.headers) == [200, 200]
    if redis == "away":
        stack.kill_server(stack.services.valkey)

    signed_out = visitor.call("POST", "/api/auth/logout")
    at_once = visitor.call("POST", "/api/auth/refresh", refresh_token=visitor.refresh_token)
    time.sleep(5)  # what the rule allows

    assert (signed_out.status_code, at_once.status_code) == (204, 401)
    assert asked_of_each(stack, visitor.headers) == [401, 401]
