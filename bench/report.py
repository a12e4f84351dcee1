"""The figures as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.beside import Beside
from bench.hashing import Raw
from bench.machine import Memory
from bench.mail import Post
from bench.measure import Row

#: The scenario that asks for nothing.
FLOOR = "live"

#: Megabytes a gunicorn worker may hold, seconds an e-mail may take, e-mails a second, logins as
#: a share of raw hashing, and how many times slower other routes may be meanwhile.
MEGABYTES, MAIL_MS, MAILS, HASHED, SLOWER = 120, 2000, 20, 0.9, 3


@dataclass
class Figures:
    """Everything one run measured; what was not asked for is empty."""

    machine: str
    web: str
    at: str
    generator: str
    rows: list[Row] = field(default_factory=list)
    raw: dict[str, Raw] = field(default_factory=dict)
    beside: list[Beside] = field(default_factory=list)
    mail: Post | None = None
    memory: list[Memory] = field(default_factory=list)

    @property
    def errors(self) -> int:
        """Return how many requests failed."""
        outcomes = [row.outcome for row in self.rows]
        outcomes += [outcome for one in self.beside for outcome in (one.idle, one.busy)]
        return sum(outcome.errors for outcome in outcomes)

    def row(self, name: str) -> Row | None:
        """Return one scenario, if it was measured."""
        return next((row for row in self.rows if row.name == name), None)


HEADING = (
    f"{'scenario':<16}{'conn':>5}{'req/s':>9}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}"
    f"{'errors':>7}{'app us':>8}{'db us':>7}{'of live':>8}{'others':>7}"
)


def line(row: Row, floor: Row | None) -> str:
    """Return one line of the table; ``of live`` compares with the server's floor."""
    o = row.outcome
    of_floor = f"{o.rate / floor.outcome.rate:.0%}" if floor else "-"
    return (
        f"{row.name:<16}{row.connections:>5}{o.rate:>9.1f}{o.p50:>9.2f}{o.p95:>9.2f}{o.p99:>9.2f}"
        f"{o.errors:>7}{row.app_us:>8.0f}{row.stores_us:>7.0f}{of_floor:>8}{row.others:>7.0%}"
    )


def limits(figures: Figures) -> Iterator[str]:
    """Yield what was measured against what the project promises."""
    yield from _hashing(figures)
    for one in figures.beside:
        said = f"{one.name} p50 {one.idle.p50:.1f} -> {one.busy.p50:.1f} ms while logins run"
        yield judged(f"{said}: {one.ratio:.1f} x idle", f"< {SLOWER}", one.ratio < SLOWER)
    if figures.mail:
        yield from _mail(figures.mail)
    for memory in figures.memory:
        said = f"a gunicorn worker holds {memory.rss:.0f} MB, its share of it {memory.pss:.0f} MB"
        yield judged(said, f"<= {MEGABYTES} MB", memory.rss <= MEGABYTES)


def _hashing(figures: Figures) -> Iterator[str]:
    for row in figures.rows:
        raw = figures.raw.get(row.name)
        if raw:
            part, cpu = row.outcome.rate / raw.rate, raw.cpu_us / (row.app_us + row.stores_us)
            said = f"{row.name} {row.outcome.rate:.2f}/s of {raw.rate:.2f} raw bcrypt hashes/s"
            yield judged(
                f"{said}: {part:.0%}; by CPU {cpu:.0%}", f">= {HASHED:.0%}", part >= HASHED
            )


def _mail(mail: Post) -> Iterator[str]:
    said = f"an e-mail reaches SMTP {mail.p50:.0f} ms after commit, p95 {mail.p95:.0f} ms"
    yield judged(said, f"<= {MAIL_MS} ms", mail.p95 <= MAIL_MS)
    said = (
        f"one worker sends {mail.rate:.1f} e-mails/s ({mail.worker_us / 1000:.1f} ms of CPU each)"
    )
    yield judged(said, f">= {MAILS}/s", mail.rate >= MAILS)


def judged(said: str, wanted: str, reached: bool) -> str:
    """Say what was measured and whether that is what was wanted."""
    return f"  {'reached    ' if reached else 'NOT REACHED'}  {said} (wanted {wanted})"


def save(figures: Figures, file: Path) -> None:
    """Write everything as JSON."""
    file.write_text(json.dumps(asdict(figures), indent=1) + "\n")
