"""The trail in a database of its own: links are made when a transaction commits."""

import json
from uuid import UUID, uuid4

import psycopg
import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import text

from tests.conftest import ROOT
from vicarity.core import audit
from vicarity.core.database import unit_of_work
from vicarity.extensions import db


@pytest.fixture
def verify(kept):
    def run(*args):
        return kept.test_cli_runner().invoke(args=["audit", "verify", *map(str, args)])

    return run


@pytest.fixture
def tamper(kept):
    """Do as somebody who owns the database would, past every trigger."""
    url = kept.config["SQLALCHEMY_DATABASE_URI"].replace("+psycopg", "")

    def run(statement, *values):
        with psycopg.connect(url, autocommit=True) as owner:
            owner.execute("SET session_replication_role = replica")
            owner.execute(statement, values)

    return run


def write(count=5, **given):
    for number in range(count):
        with unit_of_work():
            audit.record(
                "care_home.verified", actor_id=uuid4(), subject="care_home", subject_id=uuid4(),
                before={"status": "in_review", "né": [1, 2.50, None]}, after={"number": number},
                **given,
            )  # fmt: skip


def test_finds_nothing_wrong_with_a_trail_nobody_touched(kept, verify):
    write()

    result = verify()

    assert result.exit_code == 0, result.output
    assert "from 1 to 5" in result.stderr
    assert result.stdout.startswith("5:")


def test_finds_nothing_wrong_with_an_empty_trail(kept, verify):
    result = verify()

    assert (result.exit_code, result.stdout) == (0, f"0:{'00' * 32}\n")


@pytest.mark.parametrize(
    "change",
    [
        "at = at + interval '1 microsecond'",
        "actor_id = NULL",
        "action = 'care_home.rejected'",
        "subject = 'worker'",
        "subject_id = uuid_v7()",
        "before = NULL",
        "after = jsonb_set(after, '{number}', '7')",
        "ip = '192.0.2.1'",
        "request_id = 'another'",
    ],
)
def test_finds_a_row_that_was_altered(kept, verify, tamper, change):
    write()

    tamper(
        f"UPDATE audit_events SET {change}"
        " WHERE id = (SELECT event_id FROM audit_chain WHERE seq = 3)"
    )

    result = verify("--json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert [(one["breach"], one["seq"]) for one in found["findings"]] == [("altered", 3)]


@pytest.mark.parametrize("seq", [1, 3, 5])
def test_finds_a_row_that_was_deleted(kept, verify, tamper, seq):
    write()

    tamper("DELETE FROM audit_events USING audit_chain WHERE event_id = id AND seq = %s", seq)

    result = verify()
    assert result.exit_code == 1
    assert f"at {seq} is missing." in result.stderr


@pytest.mark.parametrize(
    ("gone", "said"), [((2, 3), "at 2 to 3 is missing"), ((4, 5), "at 4 to 5 is missing")]
)
def test_finds_rows_that_were_cut_out_with_their_links(kept, verify, tamper, gone, said):
    write()

    tamper(
        "WITH cut AS (DELETE FROM audit_chain WHERE seq = ANY(%s) RETURNING event_id)"
        " DELETE FROM audit_events WHERE id IN (SELECT event_id FROM cut)",
        list(gone),
    )

    result = verify()
    assert result.exit_code == 1
    assert said in result.stderr


def test_finds_a_row_that_was_slipped_in(kept, verify, tamper):
    write()
    event = uuid4()

    tamper("INSERT INTO audit_events (id, action, subject) VALUES (%s, 'export', 'x')", event)

    result = verify("--json")
    assert result.exit_code == 1
    (finding,) = json.loads(result.stdout)["findings"]
    assert (finding["breach"], UUID(finding["event_id"])) == ("inserted", event)


def test_finds_a_head_that_is_another(kept, verify, tamper):
    write()

    tamper("UPDATE audit_head SET hash = (SELECT hash FROM audit_chain WHERE seq = 4)")

    assert verify().exit_code == 1


def test_never_closes_a_gap_at_the_end(kept, verify, tamper):
    write()
    tamper("DELETE FROM audit_events USING audit_chain WHERE event_id = id AND seq > 3")
    tamper("DELETE FROM audit_chain WHERE seq > 3")

    write(2)

    result = verify()
    assert result.exit_code == 1
    assert "at 4 to 5 is missing" in result.stderr
    assert result.stdout.startswith("7:")


def test_takes_more_events_in_one_transaction_than_the_head_follows(kept, verify, tamper):
    many = (
        "INSERT INTO audit_events (action, subject)"
        " SELECT 'export', 'list' FROM generate_series(1, 1500)"
    )
    with unit_of_work():
        db.session.execute(text(many))
    first = verify()
    write(1)

    assert (first.exit_code, first.stdout[:5]) == (0, "1500:")
    assert verify().stdout.startswith("1501:")
    tamper("DELETE FROM audit_chain WHERE seq = 1501")
    assert verify().exit_code == 1


def test_finds_a_link_that_leads_elsewhere(kept, verify, tamper):
    write()

    tamper("UPDATE audit_chain SET event_id = uuid_v7() WHERE seq = 2")

    result = verify("--json")
    breaches = {one["breach"] for one in json.loads(result.stdout)["findings"]}
    assert breaches == {"missing", "inserted"}


def test_begins_where_it_is_told(kept, verify, tamper):
    write()
    tamper("UPDATE audit_events SET ip = 'x' FROM audit_chain WHERE event_id = id AND seq = 1")

    assert verify().exit_code == 1
    assert verify("--from", 2).exit_code == 0


def test_holds_a_whole_new_chain_against_what_was_kept_elsewhere(kept, verify, tamper):
    write()
    anchor = verify().stdout.strip()
    assert verify("--anchor", anchor).exit_code == 0
    tamper("DELETE FROM audit_events")
    tamper("DELETE FROM audit_chain")
    tamper("UPDATE audit_head SET seq = 0, hash = decode(repeat('00', 32), 'hex')")
    write()

    assert verify().exit_code == 0
    result = verify("--anchor", anchor)

    assert result.exit_code == 1
    assert "at 5 was altered" in result.stderr


def test_refuses_an_anchor_that_is_none(verify):
    result = verify("--anchor", "five")

    assert result.exit_code == 2
    assert "as an earlier check printed it" in result.stderr


def test_chains_what_was_there_before_there_was_a_chain(kept, verify):
    write()
    before = db.session.scalars(text("SELECT id FROM audit_events ORDER BY id")).all()
    db.session.rollback()

    downgrade(directory=str(ROOT / "migrations"), revision="0009")
    upgrade(directory=str(ROOT / "migrations"))
    write(1)

    result = verify()
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("6:")
    chained = db.session.scalars(text("SELECT event_id FROM audit_chain ORDER BY seq")).all()
    assert chained[:5] == before


def test_knows_nothing_of_what_was_undone(kept, verify):
    write(2)
    audit.record("export", actor_id=None, subject="list")
    db.session.flush()
    db.session.rollback()
    write(1)

    result = verify()

    assert result.exit_code == 0
    assert result.stdout.startswith("3:")
