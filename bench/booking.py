"""Many care workers and homes booking at once: does anything break, and how long do they wait?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

from bench import bookers, machine, promises
from bench.bookers import Acted, Cast, Pace
from bench.load import share
from bench.measure import Used
from bench.people import signed_in
from bench.report import judged
from bench.stack import Stack
from vicarity.embedded.progress import say, step

#: How many people compete, for the shifts of how many homes, over how many connections.
WORKERS, HOMES, VISITORS = 60, 20, 8

#: Acts a second that are wanted, for how many seconds; milliseconds within which all but one in a
#: hundred are answered.
RATE, SECONDS, P99 = 200, 60, 2000

OK, REFUSED, FAILED = 200, 400, 500

FIND_WORKERS = """
    SELECT u.id::text, u.email FROM users u JOIN worker_profiles w ON w.user_id = u.id
    WHERE u.is_active AND u.email_verified_at IS NOT NULL AND w.profile_completion_percentage = 100
      AND u.id NOT IN (SELECT worker_id FROM working_time_opt_outs)
    ORDER BY random() LIMIT %s
"""
FIND_HOMES = """
    SELECT h.id::text, u.email FROM care_home_profiles h JOIN users u ON u.id = h.user_id
    WHERE h.verification_status = 'verified' AND u.is_active AND u.email_verified_at IS NOT NULL
    ORDER BY random() LIMIT %s
"""

#: Whoever takes part holds whatever is asked for, so it is their time that decides.
QUALIFY = """
    INSERT INTO credentials (user_id, qualification_id, verification_status)
    SELECT u.id::uuid, q.id, 'verified' FROM unnest(%s::text[]) u (id) CROSS JOIN qualifications q
    ON CONFLICT (user_id, qualification_id) DO UPDATE
    SET verification_status = 'verified', issue_date = NULL, expiry_date = NULL, asked_at = NULL,
        question = NULL
"""

#: Makes room on shifts that have begun, for bookings of others that somebody has still to complete.
ROOM = """
    UPDATE shifts SET positions = 90
    WHERE care_home_id = ANY(%s::uuid[]) AND status = 'open' AND starts_at < now()
"""
BEGIN = """
    WITH worker AS (SELECT id, row_number() OVER () AS n, count(*) OVER () AS others FROM users
                    WHERE role = 'worker' AND NOT id::text = ANY(%(cast)s)),
    shift AS (SELECT *, row_number() OVER () AS n FROM shifts WHERE
              care_home_id = ANY(%(homes)s::uuid[]) AND status = 'open' AND starts_at < now())
    INSERT INTO bookings
        (shift_id, worker_id, status, starts_at, ends_at, applied_at, confirmed_at, evidence)
    SELECT s.id, w.id, 'confirmed', s.starts_at, s.ends_at, s.published_at, s.published_at, '{}'
    FROM shift s CROSS JOIN generate_series(1, 12) place
    JOIN worker w ON w.n = 1 + (s.n * 12 + place) %% w.others
    ON CONFLICT DO NOTHING
    RETURNING id::text, (SELECT care_home_id::text FROM shifts WHERE id = shift_id)
"""
OPEN = """
    SELECT id::text, care_home_id::text FROM shifts WHERE care_home_id = ANY(%s::uuid[])
      AND status = 'open' AND starts_at > now() + interval '1 hour'
    ORDER BY random()
"""

HEADING = (
    f"{'act':<20}{'asked':>8}{'done':>8}{'refused':>9}{'failed':>8}"
    f"{'p50 ms':>8}{'p95 ms':>8}{'p99 ms':>8}"
)


@dataclass(frozen=True)
class Figures:
    """What came of it; milliseconds of processor time for each act."""

    acted: Sequence[Acted]
    seconds: int
    app_ms: float
    stores_ms: float
    broken: dict[str, int]

    @property
    def errors(self) -> int:
        """Return how many acts were not answered as they should be, and promises broken."""
        return len([one for one in self.acted if _failed(one)]) + sum(self.broken.values())


def _failed(one: Acted) -> bool:
    return one.status < OK or one.status >= FAILED


def take(stack: Stack, seconds: int = SECONDS) -> Figures:
    """Let everybody act at once, then look whether every promise was kept."""
    with psycopg.connect(stack.env["MIGRATION_DATABASE_URL"], autocommit=True) as connection:
        with step(f"{WORKERS} workers, {HOMES} homes and their bookings"):
            cast, ids = _cast(stack, connection)
        since = _one(connection, "SELECT now()")
        before = Used(stack)
        acted = bookers.book(stack.site, cast, Pace(VISITORS, seconds, RATE))
        app, stores, _ = Used(stack).since(before, max(1, len(acted)))
        with step("Looking whether what was promised holds"):
            broken = promises.broken(connection, ids, since)
    figures = Figures(acted, seconds, app / 1000, stores / 1000, broken)
    say(summary(figures))
    return figures


def _cast(stack: Stack, connection: psycopg.Connection) -> tuple[Cast, list[str]]:
    """Choose who acts, let them hold whatever is asked for, and sign them in."""
    workers = connection.execute(FIND_WORKERS, (WORKERS,)).fetchall()
    found = connection.execute(FIND_HOMES, (HOMES,)).fetchall()
    ids, homes = [one for one, _ in workers], [one for one, _ in found]
    connection.execute(QUALIFY, (ids,))
    connection.execute(ROOM, (homes,))
    begun = connection.execute(BEGIN, {"cast": ids, "homes": homes}).fetchall()
    shifts = connection.execute(OPEN, (homes,)).fetchall()
    people = signed_in(stack.site, [email for _, email in (*workers, *found)])
    headers = [person.headers for person in people]
    managers = dict(zip(homes, headers[WORKERS:], strict=True))
    return Cast(headers[:WORKERS], managers, shifts, begun), ids


def _one(connection: psycopg.Connection, statement: str) -> Any:
    row = connection.execute(statement.encode()).fetchone()
    return row[0] if row else None


def summary(figures: Figures) -> str:
    """Return the table, and what of it was promised."""
    acts = [act for act in bookers.MIX if any(one.act == act for one in figures.acted)]
    lines = [_line(act, [one for one in figures.acted if one.act == act]) for act in acts]
    rate, slowest = len(figures.acted) / figures.seconds, _ms(figures.acted, 0.99)
    failed = sum(map(_failed, figures.acted))
    told = f"{figures.app_ms:.1f} ms of processor time in the application, {figures.stores_ms:.1f}"
    return "\n".join(
        [
            f"\n{machine.described()}\n\n{HEADING}",
            *lines,
            _line("all", figures.acted),
            f"{told} in the databases for each",
            judged(f"{rate:.0f} acts a second", f">= {RATE}", rate >= 0.99 * RATE),
            judged(f"{failed} acts failed", "0", not failed),
            judged(f"p99 {slowest:.0f} ms", f"< {P99} ms", slowest < P99),
            *(judged(f"{n} {name}", "0", not n) for name, n in figures.broken.items()),
        ]
    )


def _line(act: str, acted: Sequence[Acted]) -> str:
    done = sum(OK <= one.status < REFUSED for one in acted)
    failed = sum(map(_failed, acted))
    times = "".join(f"{_ms(acted, part):>8.0f}" for part in (0.5, 0.95, 0.99))
    return f"{act:<20}{len(acted):>8}{done:>8}{len(acted) - done - failed:>9}{failed:>8}{times}"


def _ms(acted: Sequence[Acted], part: float) -> float:
    return 1000 * share([one.took for one in acted], part)
