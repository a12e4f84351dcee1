"""Fixtures every test may use: real PostgreSQL, real Redis protocol, real SMTP."""

from __future__ import annotations

import contextlib
import contextvars
import hashlib
import os
import re
import time
from pathlib import Path

import psycopg
import pytest
from flask.testing import FlaskClient
from flask_migrate import upgrade
from redis import Redis
from sqlalchemy import select
from sqlalchemy.engine import make_url

from config import Settings
from tests.factories import Factories
from tests.mailbox import Mailbox
from vicarity.auth.revocation import ended
from vicarity.core import database, outbox, tokens
from vicarity.core.outbox import OutboxMessage
from vicarity.embedded.errors import AlreadyRunning
from vicarity.embedded.services import Services
from vicarity.extensions import db, limiter
from vicarity.factory import create_app
from vicarity.public.routes import kept_showcases, kept_stats
from vicarity.public.service import open_shifts
from workers_rq.deliver import deliver

ROOT = Path(__file__).resolve().parent.parent
SECRETS = {
    "SECRET_KEY": "f3b1c7a9e5d20846b7c1e9a3d5f80246",
    "JWT_SECRET_KEY": "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
}

_services: Services | None = None


def pytest_configure(config):
    """Start the servers in the one process that outlives all others, and build the template."""
    global _services
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    _services, urls = start_services()
    os.environ["VICARITY_TEST_DATABASE"] = urls["DATABASE_URL"]
    os.environ["VICARITY_TEST_REDIS"] = urls["REDIS_URL"]
    os.environ["VICARITY_TEST_TEMPLATE"] = build_template(urls)


def pytest_unconfigure(config):
    if _services is not None:
        _services.stop()


def start_services():
    """Start on the first data folder that no other test run is using."""
    for number in range(1, 10):
        services = Services(ROOT / "var" / f"test{number}", durable=False)
        with contextlib.suppress(AlreadyRunning):
            return services, services.start()
    raise pytest.UsageError("Nine test runs are going on here already.")


def build_template(urls):
    """Migrate and seed an empty database once per state of the migrations and the seeds."""
    found = [*(ROOT / "migrations").rglob("*.py"), *(ROOT / "vicarity").rglob("*.csv")]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(found)))
    name = f"template_{digest.hexdigest()[:12]}"
    with psycopg.connect(urls["DATABASE_URL"], autocommit=True) as server:
        old = (
            "SELECT datname FROM pg_database WHERE datname ~ '^(test|template)_' AND datname <> %s"
        )
        for (leftover,) in server.execute(old, (name,)).fetchall():
            server.execute(f'DROP DATABASE "{leftover}" WITH (FORCE)')
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone():
            server.execute('CREATE DATABASE "test_being_built"')
            url = database_url(urls["DATABASE_URL"], "test_being_built")
            fill(settings_for(url, LOG_LEVEL="WARNING"))
            server.execute(f'ALTER DATABASE "test_being_built" RENAME TO "{name}"')
    return name


def fill(settings):
    app = create_app(settings)
    with app.app_context():
        upgrade(directory=str(ROOT / "migrations"))
        result = app.test_cli_runner().invoke(args=["seed", "reference"])
        assert result.exit_code == 0, result.output
        db.engine.dispose()


def database_url(server, name):
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def new_database(name):
    """Copy the template; a copy waits for another one that is being made."""
    server = os.environ["VICARITY_TEST_DATABASE"]
    with psycopg.connect(server, autocommit=True) as connection:
        for attempt in range(200):
            try:
                template = os.environ["VICARITY_TEST_TEMPLATE"]
                connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
                break
            except psycopg.errors.ObjectInUse:
                if attempt == 199:
                    raise
                time.sleep(0.05)
    return database_url(server, name)


def drop_database(name):
    with psycopg.connect(os.environ["VICARITY_TEST_DATABASE"], autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def settings_for(url, *, redis_db=0, mail_port=1, **more):
    env = {
        "VICARITY_ENV": "test",
        "VICARITY_VAR": str(ROOT / "var" / "test"),
        "DATABASE_URL": url,
        "REDIS_URL": os.environ["VICARITY_TEST_REDIS"].replace("db=0", f"db={redis_db}"),
        "MAIL_PORT": str(mail_port),
        "FRONTEND_URL": "https://vicarity.test",
        "BCRYPT_ROUNDS": "4",
        **SECRETS,
        **more,
    }
    return Settings.from_env(env)


class IsolatedClient(FlaskClient):
    """A client whose requests have their own context, as in production.

    Without it a request would share the test's session and could see what it never committed.
    """

    def open(self, *args, **kwargs):
        response = contextvars.Context().run(super().open, *args, **kwargs)
        db.session.expire_all()
        return response


@pytest.fixture(scope="session")
def mail_server():
    with Mailbox() as mailbox:
        yield mailbox


@pytest.fixture(scope="session")
def redis_db(worker_id):
    """Number of this process's Redis database; one more is the real stack's of this process."""
    return 1 + 2 * int(worker_id.removeprefix("gw")) if worker_id.startswith("gw") else 1


@pytest.fixture(scope="session")
def settings(worker_id, redis_db, mail_server):
    name = f"test_{worker_id}"
    yield settings_for(new_database(name), redis_db=redis_db, mail_port=mail_server.port)
    drop_database(name)


@pytest.fixture(scope="session")
def app(settings):
    app = create_app(settings)
    app.test_client_class = IsolatedClient
    yield app
    with app.app_context():
        db.engine.dispose()
    app.extensions[database.READER].dispose()


@pytest.fixture(autouse=True)
def _push_request_context():
    """Override pytest-flask's fixture, which lets every request of a test share one context."""
    return


@pytest.fixture
def redis(settings):
    with Redis.from_url(settings.redis_url.get_secret_value()) as redis:
        redis.flushdb()
        yield redis


class Borrowed:
    """The test's own connection, as if from a pool."""

    def __init__(self, driver_connection):
        self.driver_connection = driver_connection

    def close(self):
        """Leave it open: it is the test's."""


class SameConnection:
    """Lets reads see what the test has not committed to the outside."""

    @contextlib.contextmanager
    def connect(self):
        yield db.session.connection()

    def raw_connection(self):
        return Borrowed(db.session.connection().connection.driver_connection)


@pytest.fixture
def session(app, redis, monkeypatch):
    """A real session; whatever the test commits is undone when it ends."""
    with app.app_context(), db.engine.connect() as connection:
        outer = connection.begin()
        monkeypatch.setitem(db._app_engines[app], None, connection)
        monkeypatch.setitem(app.extensions, database.READER, SameConnection())
        db.session.session_factory.configure(join_transaction_mode="create_savepoint")
        forget_what_processes_keep()
        yield db.session
        db.session.remove()
        outer.rollback()


def forget_what_processes_keep():
    limiter.reset()
    ended.forget()
    kept_stats.forget()
    open_shifts.forget()
    for kept in kept_showcases.values():
        kept.forget()


@pytest.fixture
def client(app, session):
    return app.test_client()


@pytest.fixture
def make(session):
    return Factories(session)


@pytest.fixture
def mailbox(mail_server):
    mail_server.clear()
    yield mail_server
    mail_server.clear()


@pytest.fixture
def signed_in(app, make):
    """Return the headers of a signed-in account: ``headers=signed_in(make.user())``."""

    def headers(user):
        auth_session = make.auth_session(user_id=user.id)
        verified = user.email_verified_at is not None
        grant = tokens.Grant(user.id, user.role, auth_session.id, verified)
        return {"Authorization": f"Bearer {tokens.access_token(grant)}"}

    return headers


def token_in(message):
    """Return the token of the link in an e-mail."""
    return re.search(r"token=([\w.\-]+)", message.text)[1]


@pytest.fixture
def published(session):
    """Return the events of a kind, oldest first: ``published(EmailVerified)``."""

    def events(kind):
        chosen = select(OutboxMessage.payload).where(OutboxMessage.topic == kind.topic())
        return [
            kind.model_validate(row) for row in session.scalars(chosen.order_by(OutboxMessage.id))
        ]

    return events


@pytest.fixture
def handle(app, session):
    """Do what waits in the outbox, as the relay and the worker would."""

    def run():
        while leased := outbox.lease(100):
            for message in leased:
                deliver(str(message.id), message.lease)

    return run
