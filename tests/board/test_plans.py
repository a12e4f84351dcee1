"""How the database goes about a search: by its indexes, in the order of the answer."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from tests.board.conftest import EASTING, NORTHING
from vicarity.board import queries, rules
from vicarity.board.enums import Sort
from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.core.lean import Lean

FILL = text("""
    INSERT INTO shifts (care_home_id, role, starts_at, ends_at, hourly_rate, status, published_at)
    SELECT h.id, 'care_assistant', now() + n * interval '3 hours',
        now() + (n * 3 + 8) * interval '1 hour', 1300 + n % 200, 'open', now()
    FROM care_home_profiles h CROSS JOIN generate_series(1, 300) n
""")

#: As after VACUUM, which no transaction can do: the indexes alone answer.
VACUUMED = text("""
    SELECT pg_restore_relation_stats('schemaname', 'public', 'relname', 'shifts',
        'relallvisible', relpages) FROM pg_class WHERE relname = 'shifts'
""")


@pytest.fixture
def plan(make, session, monkeypatch):
    """Return the plan of a search among some thousands of shifts."""
    for number in range(12):
        at = {"easting": EASTING + 1500 * number, "northing": NORTHING - 800 * number}
        make.care_home(status=Verification.VERIFIED, **at)
    session.execute(FILL)
    session.execute(text("ANALYZE shifts"))
    session.execute(VACUUMED)
    session.execute(text("SET LOCAL enable_seqscan = off"))
    session.execute(text("SET LOCAL enable_bitmapscan = off"))

    def explain(sort, min_rate=0):
        monkeypatch.setattr(Lean, "_rows", lambda lean, connection, values: [
            row[0] for row in connection.execute(
                f"EXPLAIN {lean._sql}", lean._constants | values, prepare=False
            )
        ])  # fmt: skip
        now, metres = clock.now(), rules.metres(30)
        wanted = queries.Wanted(
            uuid4(), EASTING, NORTHING, metres, now, now + timedelta(days=20), None, None, min_rate
        )
        cells = rules.cells(EASTING, NORTHING, metres)
        if sort is None:
            return queries._paying(cells=cells, min_rate=min_rate)
        return queries._statement(sort, 21, 42)(**queries.values_of(sort, wanted, cells, None))

    return explain


def of(lines, word):
    """Return the first line with a word, and those below it that belong to it."""
    start = next(number for number, line in enumerate(lines) if word in line)
    depth = len(lines[start]) - len(lines[start].lstrip())
    inside = [line for line in lines[start + 1 :] if len(line) - len(line.lstrip()) > depth]
    return "\n".join([lines[start], *inside])


def test_walks_homes_outwards_and_their_shifts_in_order_of_time(plan):
    lines = plan(Sort.DISTANCE)

    homes = of(lines, "ix_care_home_profiles_point")
    assert "Order By: (point(" in homes
    assert "<@ '<(" in homes
    shifts = of(lines, "ix_shifts_open_home")
    assert "Index Cond: ((care_home_id = h.id) AND (starts_at >=" in shifts
    assert "ROW(starts_at, id) > ROW(" in shifts
    assert any("Incremental Sort" in line for line in lines)


@pytest.mark.parametrize(
    ("sort", "index", "place"),
    [
        (Sort.STARTS_AT, "ix_shifts_open_start", "ROW(starts_at, id) > ROW("),
        (Sort.RATE, "ix_shifts_open_rate", "ROW((- hourly_rate), starts_at, id) > ROW("),
    ],
)
def test_reads_each_square_in_the_order_of_the_answer(plan, sort, index, place):
    lines = plan(sort)

    cell = of(lines, index)
    assert "Index Only Scan" in cell
    condition = next(line for line in cell.splitlines() if "Index Cond:" in line)
    assert "(cell = c.cell)" in condition
    assert place in condition.replace("((- hourly_rate))", "(- hourly_rate)")
    above = lines[next(n for n, line in enumerate(lines) if index in line) - 1]
    assert "Limit" in above


def test_looks_once_into_each_square_whether_anybody_pays_so_much(plan):
    lines = plan(None, 90_000)

    look = of(lines, "ix_shifts_open_rate")
    assert "Index Only Scan" in look
    condition = next(line for line in look.splitlines() if "Index Cond:" in line)
    assert "(cell = c.cell)" in condition
    assert "(((- hourly_rate)) <= '-90000'::integer)" in condition
    above = lines[next(n for n, line in enumerate(lines) if "ix_shifts_open_rate" in line) - 1]
    assert "Limit" in above


def test_begins_with_what_pays_most_and_stops_at_what_pays_too_little(plan):
    condition = of(plan(Sort.RATE, 1400), "ix_shifts_open_rate").split("Index Cond:")[1]

    assert "(((- hourly_rate)) <= '-1400'::integer)" in condition.split("\n")[0]


def test_walks_homes_in_order_however_few_shifts_may_fit(plan):
    lines = plan(Sort.DISTANCE, 1499)

    assert "Order By: (point(" in of(lines, "ix_care_home_profiles_point")
    assert any("Incremental Sort" in line for line in lines)
