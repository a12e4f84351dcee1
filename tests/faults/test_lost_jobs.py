import pytest

from tests.stack.running import eventually
from tests.stack.visitor import Visitor

pytestmark = pytest.mark.stack


def register(stack, visitor):
    """Register somebody new; return the address and the id of the message about it."""
    person = Visitor(visitor.http, stack.mailbox)
    assert person.register().status_code == 202
    newest = "SELECT id FROM outbox_messages ORDER BY id DESC LIMIT 1"
    return person.email, stack.ask(newest)[0][0]


def kill_the_worker_with_a_mail_in_its_hands(stack, visitor):
    stack.mailbox.stall = 1
    email, _ = register(stack, visitor)
    eventually(lambda: stack.mailbox.waiting)
    stack.kill("worker")
    return email


def have_redis_forget_a_queued_job(stack, visitor):
    email, message_id = register(stack, visitor)
    with stack.redis() as redis:
        eventually(lambda: redis.exists(f"rq:job:{message_id}"))
        redis.flushall()
    return email


def kill_the_relay_between_lease_and_queue(stack, visitor):
    stack.kill("scheduler")
    email, message_id = register(stack, visitor)
    lease = "UPDATE outbox_messages SET lease = 1, due_at = now() + interval '60 s' WHERE id = %s"
    stack.ask(f"{lease} RETURNING id", message_id)  # as far as the relay had come
    return email


def test_sends_every_mail_although_its_job_was_lost(stack, visitor):
    """Three faults in one test, because each costs the minute a lease lasts."""
    addresses = [
        kill_the_worker_with_a_mail_in_its_hands(stack, visitor),
        have_redis_forget_a_queued_job(stack, visitor),
        kill_the_relay_between_lease_and_queue(stack, visitor),
    ]

    stack.mend()

    for email in addresses:
        assert len(stack.mailbox.wait_for(1, address=email, seconds=120)) == 1
