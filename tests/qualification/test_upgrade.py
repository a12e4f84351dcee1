"""What profiles said before credentials followed from them is not lost."""

import logging
import os

import psycopg
import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import text

from tests.conftest import ROOT, database_url, drop_database, settings_for
from vicarity.extensions import db
from vicarity.factory import create_app

FOLDER = str(ROOT / "migrations")
BEFORE = """
    INSERT INTO users (id, email, password_hash, role) VALUES
        (uuid_v7(), 'ada@example.com', 'x', 'worker'),
        (uuid_v7(), 'bea@example.com', 'x', 'worker'),
        (uuid_v7(), 'cy@example.com', 'x', 'worker');
    INSERT INTO qualifications (code, name, category, display_order) VALUES
        ('DBS_ENHANCED', 'DBS', 'mandatory', 1), ('RIGHT_TO_WORK', 'Right', 'mandatory', 2);
    INSERT INTO worker_profiles (user_id, dbs_status, dbs_certificate_number, right_to_work_status)
    SELECT id, CASE email WHEN 'ada@example.com' THEN 'enhanced_barred'
                          WHEN 'bea@example.com' THEN 'expired' ELSE 'pending' END,
           '001234567890', CASE email WHEN 'ada@example.com' THEN 'British citizen' END FROM users;
"""
AFTER = """
    SELECT u.email, q.code, c.verification_status, c.details
    FROM credentials c JOIN users u ON u.id = c.user_id
    JOIN qualifications q ON q.id = c.qualification_id
    WHERE NOT c.declared ORDER BY u.email, q.code
"""


@pytest.fixture
def old_release(app, session, worker_id):
    """An application on a database as it was before credentials followed from profiles."""
    name, server = f"test_upgrade_{worker_id}", os.environ["VICARITY_TEST_DATABASE"]
    drop_database(name)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    level = logging.root.level
    made = create_app(settings_for(database_url(server, name), LOG_LEVEL="WARNING"))
    with made.app_context():
        upgrade(directory=FOLDER, revision="0008")
        yield made
        db.session.remove()
        db.engine.dispose()
    made.extensions["reader"].dispose()
    logging.root.setLevel(level)
    drop_database(name)


def test_makes_credentials_of_what_profiles_said(old_release):
    db.session.execute(text(BEFORE))
    db.session.commit()

    upgrade(directory=FOLDER, revision="0009")

    assert list(map(tuple, db.session.execute(text(AFTER)))) == [
        ("ada@example.com", "DBS_ENHANCED", "pending", {"level": "enhanced_barred"}),
        ("ada@example.com", "RIGHT_TO_WORK", "pending", {"status": "British citizen"}),
        ("bea@example.com", "DBS_ENHANCED", "expired", {"level": "expired"}),
    ]


def test_takes_them_away_again_for_the_old_release(old_release):
    db.session.execute(text(BEFORE))
    db.session.commit()
    upgrade(directory=FOLDER, revision="0009")

    downgrade(directory=FOLDER, revision="0008")

    assert db.session.scalar(text("SELECT count(*) FROM credentials")) == 0
