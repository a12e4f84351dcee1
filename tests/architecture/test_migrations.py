"""Up, down and up again, and the same tables as the models'."""

import logging
import os

import psycopg
import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text

from tests.conftest import ROOT, database_url, drop_database, settings_for
from vicarity.extensions import db
from vicarity.factory import create_app

FOLDER = str(ROOT / "migrations")


@pytest.fixture
def empty(app, session, worker_id):
    """An application on a database of its own that has nothing in it."""
    name, server = f"test_empty_{worker_id}", os.environ["VICARITY_TEST_DATABASE"]
    drop_database(name)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    level = logging.root.level
    made = create_app(settings_for(database_url(server, name), LOG_LEVEL="WARNING"))
    with made.app_context():
        yield made
        db.session.remove()
        db.engine.dispose()
    made.extensions["reader"].dispose()
    logging.root.setLevel(level)
    drop_database(name)


def shape():
    """Return everything the catalogue knows about our tables."""
    parts = {
        "columns": "SELECT table_name, column_name, data_type, is_nullable, column_default"
        " FROM information_schema.columns WHERE table_schema = 'public'",
        "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)"
        " FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
        "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "functions": "SELECT proname, prosrc FROM pg_proc"
        " WHERE pronamespace = 'public'::regnamespace",
        "triggers": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    }
    found = {name: sorted(map(str, db.session.execute(text(sql)))) for name, sql in parts.items()}
    db.session.rollback()
    return found


def test_goes_up_down_and_up_again(empty):
    upgrade(directory=FOLDER)
    first = shape()

    downgrade(directory=FOLDER, revision="base")
    nothing = shape()
    upgrade(directory=FOLDER)

    assert [row for row in nothing["columns"] if "alembic_version" not in row] == []
    assert nothing["functions"] == nothing["triggers"] == []
    assert shape() == first


def test_goes_down_and_up_one_step_at_a_time(empty):
    upgrade(directory=FOLDER)
    first = shape()
    steps = sum(1 for _ in (ROOT / "migrations" / "versions").glob("0*.py"))

    for _ in range(steps):
        downgrade(directory=FOLDER, revision="-1")
        upgrade(directory=FOLDER, revision="+1")
        downgrade(directory=FOLDER, revision="-1")
    upgrade(directory=FOLDER)

    assert shape() == first


def test_makes_the_tables_the_models_describe(empty):
    upgrade(directory=FOLDER)

    result = empty.test_cli_runner().invoke(args=["db", "check"])

    assert result.exit_code == 0, result.output
    tables = set(inspect(db.engine).get_table_names()) - {"alembic_version"}
    assert tables == set(db.metadata.tables)
