"""Looking for what was published lately reads that, and not the board."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from tests.board.conftest import EASTING, NORTHING
from tests.board.test_plans import FILL, of
from vicarity.board import fresh_queries, queries, rules
from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.core.lean import Lean


@pytest.fixture
def board(make, session):
    """Some thousands of shifts that were published two days ago."""
    for number in range(12):
        at = {"easting": EASTING + 1500 * number, "northing": NORTHING - 800 * number}
        make.care_home(status=Verification.VERIFIED, **at)
    session.execute(FILL)
    session.execute(text("UPDATE shifts SET published_at = now() - interval '2 days'"))
    session.execute(text("ANALYZE shifts"))


@pytest.fixture
def published(board):
    def search(**since):
        now, metres = clock.now(), rules.metres(30)
        wanted = queries.Wanted(
            uuid4(), EASTING, NORTHING, metres, now, now + timedelta(days=60), None, None, 0
        )
        cells = rules.cells(EASTING, NORTHING, metres)
        return fresh_queries.published(wanted, cells, now - timedelta(**since), now, 10)

    return search


def test_reads_each_square_from_the_newest_and_stops_at_what_is_old(
    published, session, monkeypatch
):
    session.execute(text("SET LOCAL enable_seqscan = off"))
    session.execute(text("SET LOCAL enable_bitmapscan = off"))
    plans = []

    def explain(lean, connection, values):
        values, statement = lean._constants | values, f"EXPLAIN (ANALYZE) {lean._sql}"
        plans.append([row[0] for row in connection.execute(statement, values, prepare=False)])
        return []

    monkeypatch.setattr(Lean, "_rows", explain)

    published(days=1)

    (lines,) = plans
    newest = of(lines, "ix_shifts_open_published")
    assert "Index Cond: ((cell = c.cell) AND (published_at >" in newest
    assert "Backward" in newest
    assert "rows=0" in newest.splitlines()[0].partition("actual")[2]
    assert "Rows Removed" not in newest


def test_finds_the_nearest_of_what_was_published(published):
    assert published(days=1) == []
    assert len(published(days=3)) == 10
