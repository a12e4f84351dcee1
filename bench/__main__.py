"""``make bench``: start everything, measure, stop everything."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from bench import booking, console, report, searching
from bench.load import WrongAnswer
from bench.run import PARTS, take
from bench.stack import Stack
from vicarity.embedded.errors import CannotStart
from vicarity.embedded.progress import say, step

TERMINATED = 143

#: The two tables of the job board, with how many shifts, for how many seconds each line of the
#: first, and how long people book; the last two in a short run.
SEARCH, BOOKING = BOARD = ("search", "booking")
SIZES = (50_000, 1_000_000)
SHOT, SHORT_SHOT, SHORT_CROWD = 5, 2, 10

#: How many people the pictures of the console are of: what `make run` makes.
PICTURED = (200, 40)


@click.group(invoke_without_command=True)
@click.option(
    "--seconds",
    type=click.IntRange(1, 30),
    default=4,
    show_default=True,
    help="How long each shot lasts.",
)
@click.option(
    "--workers",
    type=click.IntRange(200, 1_000_000),
    default=10_000,
    show_default=True,
    help="How many care workers to make up.",
)
@click.option(
    "--homes",
    type=click.IntRange(20, 1_000_000),
    default=1_000,
    show_default=True,
    help="How many care homes.",
)
@click.option(
    "--only", type=click.Choice(PARTS), multiple=True, help="This part alone; may be repeated."
)
@click.option(
    "--json",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Keep the figures in this file too.",
)
@click.option("--short", is_flag=True, help="A few minutes: shorter shots, few shifts.")
@click.pass_context
def main(
    context: click.Context,
    *,
    seconds: int,
    workers: int,
    homes: int,
    only: tuple[str, ...],
    file: Path | None,
    short: bool,
) -> None:
    """Measure how fast Vicarity is on this machine; takes about half an hour, and less if short.

    Starts databases, web server, job worker and mail catcher on a data folder of their own, makes
    up that many people, and sends requests from this machine to itself. WEB_CONCURRENCY,
    WEB_THREADS and DB_POOL_SIZE are taken from the environment; VICARITY_VAR says where.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    if context.invoked_subcommand:
        return
    with _running("bench", workers, homes) as stack:
        figures = take(stack, 1 if short else seconds, only or PARTS)
    if file:
        report.save(figures, file)
    _end(figures.errors + (0 if only else _board(SIZES, BOARD, short=short)))


@main.command("console")
@click.option("--workers", type=click.IntRange(200), default=100_000, show_default=True)
@click.option("--homes", type=click.IntRange(20), default=1_000, show_default=True)
@click.option("--events", type=click.IntRange(1), default=1_000_000, show_default=True)
@click.option("--staff", type=click.IntRange(1, 50), default=5, show_default=True)
@click.option("--seconds", type=click.IntRange(1, 60), default=4, show_default=True)
def console_pages(*, workers: int, homes: int, events: int, staff: int, seconds: int) -> None:
    """Measure the staff console: every list and review page, several staff at once."""
    with _running("bench", workers, homes) as stack:
        label = f"Writing {events:,} events"
        with click.progressbar(length=events, label=label, file=sys.stderr) as bar:
            figures = console.take(stack, events, staff, seconds, bar.update)
        say(console.summary(figures))
    _end(figures.errors)


@main.command("board")
@click.option(
    "--shifts",
    "sizes",
    type=click.IntRange(1000),
    multiple=True,
    default=SIZES,
    show_default=True,
    help="How many shifts there are; may be repeated.",
)
@click.option("--only", type=click.Choice(BOARD), multiple=True, help="Just one of the tables.")
@click.option("--short", is_flag=True, help="With few shifts, and each for a few seconds.")
def job_board(*, sizes: tuple[int, ...], only: tuple[str, ...], short: bool) -> None:
    """Measure looking for shifts, and many people booking at once."""
    _end(_board(sizes, only or BOARD, short=short))


def _board(sizes: Collection[int], parts: Collection[str], *, short: bool) -> int:
    """Print the tables for each number of shifts, and return how much went wrong."""
    errors = 0
    for size in [min(sizes)] if short else sizes:
        homes = searching.homes_for(size)
        with _running("board", searching.WORKERS, homes, size) as stack:
            say(f"\n{size:,} shifts")
            if SEARCH in parts:
                rows = searching.take(stack, SHORT_SHOT if short else SHOT)
                errors += sum(row.outcome.errors for row in rows)
            if BOOKING in parts:
                errors += booking.take(stack, SHORT_CROWD if short else booking.SECONDS).errors
    return errors


@main.command("pictures")
def take_pictures() -> None:
    """Take the pictures of the console that the documents show, with Chromium."""
    from bench import pictures  # needs a browser, which measuring does not

    with _running("pictures", *PICTURED) as stack:
        for path in pictures.take(stack):
            say(f"{path.name}: {path.stat().st_size // 1000} kB")


@contextmanager
def _running(folder: str, workers: int, homes: int, shifts: int = 0) -> Iterator[Stack]:
    """Start everything, and stop it whatever happens."""
    var = Path(os.environ.get("VICARITY_VAR") or "var")
    stack = Stack(var / folder, workers, homes, shifts)
    try:
        stack.start()
        yield stack
    except (CannotStart, WrongAnswer) as error:
        raise click.ClickException(str(error)) from None
    finally:
        with step("Stopping"):
            stack.stop()


def _end(errors: int) -> None:
    if errors:
        say(f"{errors} requests failed.")
        sys.exit(1)


if __name__ == "__main__":
    main()
