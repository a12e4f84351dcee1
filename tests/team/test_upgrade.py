"""Homes that were opened before there were teams have one, and so do those opened meanwhile."""

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
ACCOUNT = "INSERT INTO users (email, password_hash, role) VALUES (:email, 'x', 'care_home_admin')"
HOME = """
    INSERT INTO care_home_profiles (user_id, contact_name)
    SELECT id, :name FROM users WHERE email = :email
"""
TEAMS = """
    SELECT u.email, m.name, h.user_id = u.id
    FROM care_home_members m
    JOIN users u ON u.id = m.user_id JOIN care_home_profiles h ON h.id = m.care_home_id
    ORDER BY u.email
"""
ADA, BEA = ("ada@example.com", "Ada", True), ("bea@example.com", "Bea", True)


@pytest.fixture
def old_release(app, session, worker_id):
    """An application on a database as it was before homes had teams."""
    name, server = f"test_teams_{worker_id}", os.environ["VICARITY_TEST_DATABASE"]
    drop_database(name)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    level = logging.root.level
    made = create_app(settings_for(database_url(server, name), LOG_LEVEL="WARNING"))
    with made.app_context():
        upgrade(directory=FOLDER, revision="0013")
        yield made
        db.session.remove()
        db.engine.dispose()
    made.extensions["reader"].dispose()
    logging.root.setLevel(level)
    drop_database(name)


def open_home(email, name):
    """Insert as the release before does."""
    db.session.execute(text(ACCOUNT), {"email": email})
    db.session.execute(text(HOME), {"email": email, "name": name})
    db.session.commit()


def teams():
    found = list(map(tuple, db.session.execute(text(TEAMS))))
    db.session.rollback()
    return found


def test_makes_whoever_opened_a_home_its_member(old_release):
    open_home(*ADA[:2])

    upgrade(directory=FOLDER, revision="0014")
    open_home(*BEA[:2])

    assert teams() == [ADA, BEA]


def test_goes_down_and_up_again_with_homes_in_it(old_release):
    open_home(*ADA[:2])
    upgrade(directory=FOLDER, revision="0014")
    open_home(*BEA[:2])

    downgrade(directory=FOLDER, revision="0013")
    left = db.session.scalar(text("SELECT count(*) FROM care_home_profiles"))
    db.session.rollback()
    upgrade(directory=FOLDER, revision="0014")

    assert left == 2
    assert teams() == [ADA, BEA]
