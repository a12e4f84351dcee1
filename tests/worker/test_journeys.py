"""How often a profile goes to the database."""

import pytest
from sqlalchemy import event

from tests.worker.profiles import EVERYTHING
from vicarity.extensions import db

CHECKS = {name: EVERYTHING[name] for name in EVERYTHING if name.startswith("dbs_")}


@pytest.fixture
def journeys(session):
    """Return what a call sends to the database about credentials and profiles."""

    def count(call):
        sent = []

        def note(_connection, _cursor, statement, *_):
            if "credentials" in statement or "profiles" in statement or "qualif" in statement:
                sent.append(statement.split()[0])

        event.listen(db.engine, "before_cursor_execute", note)
        answer = call()
        event.remove(db.engine, "before_cursor_execute", note)
        assert answer.status_code == 200, answer.json
        return sent

    return count


def test_reads_a_profile_and_its_list_in_one(put, get, journeys):
    put(**EVERYTHING)

    assert journeys(get) == ["SELECT"]


@pytest.mark.parametrize(
    ("change", "sent"),
    [
        ({"city": "York"}, ["SELECT", "SELECT", "UPDATE"]),
        ({}, ["SELECT", "SELECT"]),
        (EVERYTHING, ["SELECT", "SELECT"]),
        ({"qualifications": EVERYTHING["qualifications"]}, ["SELECT", "SELECT"]),
        (CHECKS, ["SELECT", "SELECT"]),
    ],
)
def test_writes_only_what_becomes_different(put, journeys, change, sent):
    put(**EVERYTHING)

    assert journeys(lambda: put(**change)) == sent
