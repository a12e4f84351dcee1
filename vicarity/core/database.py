"""One transaction per request, job or console action."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from flask import Flask, current_app
from psycopg import errors as pg
from sqlalchemy import Engine, Executable, Row, create_engine, event
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.pool import Pool

from config import Settings
from vicarity.core.patience import PatientConnection, fuse
from vicarity.extensions import db

#: A pooled connection that rested longer than this many seconds is tried before it is used.
REST_SECONDS = 1.0

#: Server-side limits, so that one slow or stuck statement cannot hold a web thread; see also
#: :mod:`vicarity.core.patience`.
SERVER_OPTIONS = (
    "-c statement_timeout=4000 -c lock_timeout=3000"
    " -c idle_in_transaction_session_timeout=15000 -c timezone=UTC"
)

#: Where a session keeps what to do after its commit.
_AFTER = "after_commit"

#: What PostgreSQL says when it gave up a transaction for the sake of another one: to try again
#: helps. Source: https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html
GIVEN_UP = (pg.SerializationFailure, pg.DeadlockDetected)

#: The longest pauses between such tries, in seconds.
PAUSES = (0.02, 0.05, 0.1, 0.2)

R = TypeVar("R")

#: Name under which an application keeps the engine of its reads.
READER = "reader"


def engine_options(pool_size: int) -> dict[str, Any]:
    """Return how SQLAlchemy keeps connections, for one process."""
    return {
        "pool_size": pool_size,
        "max_overflow": 2,
        "pool_timeout": 5,
        "pool_recycle": 1800,
        "hide_parameters": True,
        "connect_args": {
            "connect_timeout": 3,
            "application_name": "vicarity",
            "options": SERVER_OPTIONS,
        },
    }


@contextmanager
def unit_of_work() -> Iterator[None]:
    """Commit what the block did, or none of it."""
    try:
        yield
        give_back()
    except BaseException:
        db.session.rollback()
        db.session.info.pop(_AFTER, None)
        raise


def again(transaction: Callable[[], R]) -> R:
    """Run a whole transaction, once more whenever the database gave it up for another one."""
    for longest in PAUSES:
        try:
            return transaction()
        except DBAPIError as error:
            if not isinstance(error.orig, GIVEN_UP):
                raise
        time.sleep(random.uniform(0, longest))  # noqa: S311 - so that two do not meet again
    return transaction()


def after_commit(call: Callable[[], None]) -> None:
    """Run ``call`` once the current transaction is safely kept, and not if it is undone."""
    db.session.info.setdefault(_AFTER, []).append(call)


def read(statement: Executable, **values: Any) -> Sequence[Row[Any]]:
    """Run one statement that decides nothing, outside any transaction.

    BEGIN and ROLLBACK would be two more journeys, so reads have connections of their own that
    commit by themselves.
    """
    reader: Engine = current_app.extensions[READER]
    with reader.connect() as connection:
        return connection.execute(statement, values).all()


def within(statement: Executable, **values: Any) -> Sequence[Row[Any]]:
    """Run one statement in the current transaction, and see what that has done."""
    return db.session.execute(statement, values).all()


@contextmanager
def reading() -> Iterator[None]:
    """Give the connection back after a block that reads through the session and decides nothing."""
    try:
        yield
    finally:
        db.session.rollback()


def give_back() -> None:
    """Commit and return the connection, for instance before work that takes long."""
    db.session.commit()
    for call in db.session.info.pop(_AFTER, ()):
        call()


def _rested(_connection: Any, record: Any) -> None:
    record.info["rested_at"] = time.monotonic()


def _try_rested(connection: Any, record: Any, _proxy: Any) -> None:
    """Replace a connection that died while it rested; a busy one needs no such check.

    Raises:
        psycopg.OperationalError: The database is silent, and somebody else is finding out.
        DisconnectionError: The connection is dead.
    """
    fuse.check()
    if time.monotonic() - record.info.get("rested_at", time.monotonic()) < REST_SECONDS:
        return
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except pg.Error as error:
        raise DisconnectionError from error


def _connect(_dialect: Any, _record: Any, args: Any, options: Any) -> PatientConnection:
    return PatientConnection.connect(*args, **options)


def init_app(app: Flask) -> None:
    """Set up the engines: one for transactions (Flask-SQLAlchemy's), one for reads."""
    settings: Settings = app.extensions["settings"]
    options = engine_options(settings.db_pool_size)
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    # Nothing to undo when a connection that commits by itself is given back.
    app.extensions[READER] = create_engine(
        url, isolation_level="AUTOCOMMIT", pool_reset_on_return=None, **options
    )
    if not event.contains(Pool, "checkin", _rested):
        event.listen(Pool, "checkin", _rested)
        event.listen(Pool, "checkout", _try_rested)
        event.listen(Engine, "do_connect", _connect)
