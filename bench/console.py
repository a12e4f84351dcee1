"""The console with many rows behind it and several staff in front of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from bench import machine, pages, staff, trail, visitors
from bench.load import Call, Load, Outcome, Shot
from bench.measure import Used
from bench.pages import Visit
from bench.stack import Stack
from bench.statements import Counter, counting
from vicarity.embedded.progress import say, step

#: Milliseconds in which 95 of 100 answers come (issue 3, "Speed").
MOST_MS = 300

#: Seconds between two pages of one person; nobody reads faster.
PAUSE = 0.05

WARM_SECONDS = 1

HEADING = (
    f"{'page':<36}{'pages':>7}{'p50 ms':>8}{'p95 ms':>8}{'p99 ms':>8}{'errors':>8}"
    f"{'app ms':>8}{'db ms':>7}{'SQL':>5}{'others':>8}"
)

COUNTED = """
    SELECT (SELECT count(*) FROM worker_profiles), (SELECT count(*) FROM credentials),
           (SELECT count(*) FROM credentials WHERE verification_status = 'pending'),
           (SELECT count(*) FROM care_home_profiles), (SELECT count(*) FROM audit_events)
"""


@dataclass(frozen=True)
class Row:
    """One measured page.

    Attributes:
        name: Which one.
        outcome: What the visitors saw.
        app_ms: Processor milliseconds of the web processes for each visit.
        db_ms: The same of PostgreSQL and Valkey.
        statements: What one visit asks of the database, the session's included.
        others: The share of the machine that neither Vicarity nor the visitors used.
    """

    name: str
    outcome: Outcome
    app_ms: float
    db_ms: float
    statements: int
    others: float

    @property
    def slow(self) -> bool:
        """Say whether it is slower than it may be."""
        return self.outcome.p95 > MOST_MS


@dataclass(frozen=True)
class Figures:
    """What one run measured.

    Attributes:
        sizes: Workers, credentials, those that wait, homes, events.
        rate: Events of the trail written in a second.
        rows: The pages.
        memory: Megabytes each web process held at most.
    """

    sizes: Sequence[int]
    rate: float
    rows: Sequence[Row]
    memory: Sequence[float]

    @property
    def errors(self) -> int:
        """Return how many pages were not answered as they should be."""
        return sum(row.outcome.errors for row in self.rows)


def take(
    stack: Stack, events: int, people: int, seconds: int, progress: Callable[[int], object]
) -> Figures:
    """Fill the trail, sign in staff, and visit every page with all of them at once.

    Args:
        stack: Running.
        events: How long the trail is to be.
        people: How many staff.
        seconds: How long each page is visited.
        progress: Told how many more events were written.
    """
    rate = trail.write(stack, events, progress)
    with step(f"Signing in {people} staff"):
        headers = staff.sign_in(stack, people)
    with stack.connect() as connection:
        sizes = connection.execute(COUNTED.encode()).fetchone() or ()
        visits = pages.visits(connection)
    say(f"\n{machine.described()}; {stack.shape}\n\n{HEADING}")
    rows = []
    with counting(stack, headers[0]) as counter:
        for visit in visits:
            rows.append(_row(stack, headers, visit, seconds, counter))
            say(line(rows[-1]))
    memory = [machine.most_memory(pid) for pid in stack.web_workers]
    return Figures(sizes, rate, rows, memory)


def _row(
    stack: Stack, headers: Sequence[Mapping[str, str]], visit: Visit, seconds: int, counter: Counter
) -> Row:
    statements = counter.of(visit.paths[0])
    load = Load(_calls(headers, visit))
    _visited(stack.site, load, Shot(len(headers), WARM_SECONDS, PAUSE))
    before = Used(stack)
    outcome = _visited(stack.site, load, Shot(len(headers), seconds, PAUSE))
    app, stores, others = Used(stack).since(before, max(1, outcome.requests))
    return Row(visit.name, outcome, app / 1000, stores / 1000, statements, others)


def _visited(site: str, load: Load, shot: Shot) -> Outcome:
    """Have everybody visit; so few people need no processes of their own."""
    parts = [Load(load.calls[n :: shot.connections]) for n in range(shot.connections)]
    with ThreadPoolExecutor(shot.connections) as pool:
        return visitors.together(
            list(pool.map(lambda part: visitors.visit(site, part, shot), parts))
        )


def _calls(headers: Sequence[Mapping[str, str]], visit: Visit) -> list[Call]:
    """Return every path as asked by everybody, so dealt that each asks as one person alone."""
    return [Call("GET", path, one) for path in visit.paths for one in headers]


def line(row: Row) -> str:
    """Return one line of the table."""
    o = row.outcome
    return (
        f"{row.name:<36}{o.requests:>7}{o.p50:>8.0f}{o.p95:>8.0f}{o.p99:>8.0f}{o.errors:>8}"
        f"{row.app_ms:>8.1f}{row.db_ms:>7.1f}{row.statements:>5}{row.others:>8.0%}"
        f"{'  <- slow' if row.slow else ''}"
    )


def summary(figures: Figures) -> str:
    """Return what was behind the pages, and what it took."""
    workers, credentials, pending, homes, events = figures.sizes
    memory = ", ".join(f"{one:.0f}" for one in figures.memory)
    slow = sum(row.slow for row in figures.rows)
    return (
        f"\n{workers:,} workers, {credentials:,} credentials ({pending:,} in review), "
        f"{homes:,} homes, {events:,} events, written at {figures.rate:,.0f}/s.\n"
        f"Web processes held at most {memory} MB. "
        f"{slow} of {len(figures.rows)} pages over {MOST_MS} ms (p95)."
    )
