"""Alembic's entry point: migrate the application's own database, with its own logging.

Migrations run under an advisory lock, so two releases cannot migrate at once, and give up
waiting for a table lock after a second, so that a busy table never queues requests behind us.
"""

from __future__ import annotations

from alembic import context
from flask import current_app
from sqlalchemy import Engine, NullPool, create_engine, text

from config import Settings
from vicarity.extensions import Base, db

#: Any number, as long as nothing else uses it.
LOCK = 7_210_424_601


def run() -> None:
    """Run the migrations, each in its own transaction."""
    with _owner().connect() as connection:
        connection.execute(text("SET statement_timeout = 0"))
        connection.execute(text("SET lock_timeout = '60s'"))
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
        connection.execute(text("SET lock_timeout = '1s'"))
        connection.commit()
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            compare_type=True,
            compare_server_default=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": LOCK})
        connection.commit()


def _owner() -> Engine:
    """Return the engine of the role that owns the tables."""
    settings: Settings = current_app.extensions["settings"]
    url = settings.migration_database_url.get_secret_value()
    return create_engine(url, poolclass=NullPool) if url else db.engine


run()
