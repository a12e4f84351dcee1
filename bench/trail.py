"""A long audit trail: written in batches, each chained by the database as it is committed."""

from __future__ import annotations

import time
from collections.abc import Callable

from bench.stack import Stack

#: Events of one transaction: chaining gets slower with each, committing with fewer.
BATCH = 250

#: People and things that the events are about, and the days over which they are spread.
SAMPLE, DAYS = 5000, 730

SUBJECTS = f"""
    CREATE TEMPORARY TABLE subjects AS
    SELECT row_number() OVER () - 1 AS number, * FROM (
        (SELECT 'credential' AS subject, id, verification_status AS status
         FROM credentials ORDER BY random() LIMIT {SAMPLE})
        UNION ALL
        (SELECT 'worker', user_id, NULL FROM worker_profiles ORDER BY random() LIMIT {SAMPLE})
        UNION ALL
        (SELECT 'document', id, NULL FROM documents)
    ) AS found
"""  # noqa: S608 - constants
STAFF = """
    CREATE TEMPORARY TABLE actors AS SELECT row_number() OVER () - 1 AS number, id
    FROM users WHERE role IN ('support', 'verifier', 'admin')
"""
WRITE = f"""
    INSERT INTO audit_events (at, actor_id, action, subject, subject_id, before, after, ip)
    SELECT now() - make_interval(secs => {DAYS} * 86400.0 * (1 - one / %(all)s::numeric)),
           actor.id,
           CASE WHEN subject.subject = 'credential' AND one %% 3 = 0
                     AND subject.status IN ('verified', 'rejected')
                THEN 'credential.' || subject.status ELSE subject.subject || '.view' END,
           subject.subject, subject.id,
           CASE WHEN one %% 3 = 0 THEN '{{"verification_status": "pending"}}'::jsonb END,
           CASE WHEN one %% 3 = 0 THEN '{{"verification_status": "verified"}}'::jsonb END,
           '192.0.2.7'
    FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS one
    JOIN subjects AS subject ON subject.number = one * 7919 %% (SELECT count(*) FROM subjects)
    JOIN actors AS actor ON actor.number = one %% (SELECT count(*) FROM actors)
"""  # noqa: S608


def write(stack: Stack, how_many: int, progress: Callable[[int], object]) -> float:
    """Write that many events; return how many a second.

    Args:
        stack: Running, with people in it.
        how_many: How many.
        progress: Told how many more were written.
    """
    with stack.connect() as connection:
        connection.execute(SUBJECTS.encode())
        connection.execute(STAFF.encode())
        connection.execute("ANALYZE subjects, actors")
        began = time.monotonic()
        for first in range(1, how_many + 1, BATCH):
            last = min(first + BATCH - 1, how_many)
            connection.execute(WRITE.encode(), {"first": first, "last": last, "all": how_many})
            progress(last - first + 1)
        taken = time.monotonic() - began
        connection.execute("ANALYZE audit_events")
    return how_many / taken
