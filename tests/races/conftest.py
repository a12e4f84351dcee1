"""Several real connections at once, on a database of their own in which commits stay."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text

from tests.conftest import (
    drop_database,
    forget_what_processes_keep,
    new_database,
    settings_for,
)
from tests.factories import Factories
from vicarity.auth import links
from vicarity.auth.enums import Purpose
from vicarity.auth.models import MailedLink
from vicarity.core import tokens
from vicarity.core.outbox import OutboxMessage
from vicarity.extensions import db
from vicarity.factory import create_app

ROUNDS = range(3)


@pytest.fixture(scope="session")
def racing_app(worker_id, redis_db, mail_server):
    name = f"test_races_{worker_id}"
    url = new_database(name)
    app = create_app(
        settings_for(url, redis_db=redis_db, mail_port=mail_server.port, DB_POOL_SIZE="30")
    )
    yield app
    with app.app_context():
        db.engine.dispose()
    app.extensions["reader"].dispose()
    drop_database(name)


@pytest.fixture
def world(racing_app, redis):
    """An empty world: nothing of an earlier round is left."""
    db.session.session_factory.configure(join_transaction_mode="conditional_savepoint")
    with racing_app.app_context():
        db.session.execute(text("TRUNCATE users, throttles, outbox_messages CASCADE"))
        db.session.commit()
        forget_what_processes_keep()
        yield
        db.session.remove()


@pytest.fixture
def make(world):
    return Factories(db.session)


@pytest.fixture
def post(racing_app, world):
    """Post JSON; every thread has a client of its own."""

    def send(path, body=None, token=None):
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return racing_app.test_client().post(f"/api/auth/{path}", json=body, headers=headers)

    return send


@pytest.fixture
def me(racing_app, world):
    def ask(token):
        headers = {"Authorization": f"Bearer {token}"}
        return racing_app.test_client().get("/api/auth/me", headers=headers).status_code

    return ask


@pytest.fixture
def pair(make, world):
    """Open a session and return its tokens and account."""

    def open_session(user):
        row = make.auth_session(user_id=user.id)
        grant = tokens.Grant(user.id, user.role, row.id, email_verified=True)
        refresh = tokens.refresh_token(grant, row.refresh_jti, row.refreshed_at)
        return tokens.access_token(grant), refresh

    return open_session


@pytest.fixture
def events(world):
    def of(kind):
        chosen = select(OutboxMessage).where(OutboxMessage.topic == kind.topic())
        return db.session.scalars(chosen).all()

    return of


@pytest.fixture
def link_of(world):
    def token(user, purpose=Purpose.VERIFY_EMAIL):
        chosen = select(MailedLink.jti).where(
            MailedLink.user_id == user.id, MailedLink.purpose == purpose
        )
        return links.token(user.id, purpose, db.session.scalars(chosen).one())

    return token


def at_once(*calls):
    """Run every call in a thread of its own, all beginning together; return what each did."""
    barrier = threading.Barrier(len(calls))

    def run(call):
        barrier.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as threads:
        return [future.result() for future in [threads.submit(run, call) for call in calls]]
