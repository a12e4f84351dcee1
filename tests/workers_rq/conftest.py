import signal
import threading

import pytest
from sqlalchemy import text

from vicarity.auth import links
from vicarity.core import outbox
from vicarity.core.database import unit_of_work
from workers_rq.deliver import deliver
from workers_rq.queues import EMAILS, queue
from workers_rq.worker import worker


@pytest.fixture
def attempt(session):
    """Deliver one message as the relay and a worker would; return its row as it is then."""

    def run(message_id, lease=None):
        with unit_of_work():
            leased = {one.id: one.lease for one in outbox.lease(100)}
        deliver(str(message_id), lease or leased.get(message_id, 0))
        return row(session, message_id)

    return run


@pytest.fixture
def row_of(session):
    return lambda message_id: row(session, message_id)


def row(session, message_id):
    session.expire_all()
    return session.get(outbox.OutboxMessage, message_id)


@pytest.fixture
def tell(session):
    """Publish an event and return the id of its message."""

    def publish(event):
        with unit_of_work():
            outbox.publish(event)
        return newest(session)

    return publish


def newest(session):
    return session.scalar(text("SELECT id FROM outbox_messages ORDER BY id DESC LIMIT 1"))


@pytest.fixture
def unproven(make):
    return make.user(verified=False)


@pytest.fixture
def verification(session, unproven):
    """Return the id of a message that asks somebody to prove their address."""
    with unit_of_work():
        links.send_verification(unproven.id, unproven.email)
    return newest(session)


@pytest.fixture
def emails(redis):
    return queue(EMAILS, redis)


@pytest.fixture
def work(app, redis, session):
    """Run every queued job with the real worker, in this process."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield lambda: worker(app, redis, threading.Event()).work(burst=True, logging_level="WARNING")
    for number, handler in handlers.items():
        signal.signal(number, handler)
