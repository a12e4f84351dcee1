"""``make bench``: start everything, measure, stop everything."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import click

from bench import report
from bench.load import WrongAnswer
from bench.run import PARTS, take
from bench.stack import Stack
from vicarity.embedded.errors import CannotStart
from vicarity.embedded.progress import say, step

TERMINATED = 143


@click.command()
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
def main(
    *, seconds: int, workers: int, homes: int, only: tuple[str, ...], file: Path | None
) -> None:
    """Measure how fast Vicarity is on this machine; takes about three minutes.

    Starts databases, web server, job worker and mail catcher on a data folder of their own, makes
    up that many people, and sends requests from this machine to itself. WEB_CONCURRENCY,
    WEB_THREADS and DB_POOL_SIZE are taken from the environment; VICARITY_VAR says where.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    stack = Stack(Path(os.environ.get("VICARITY_VAR") or "var") / "bench", workers, homes)
    try:
        stack.start()
        figures = take(stack, seconds, only or PARTS)
    except (CannotStart, WrongAnswer) as error:
        raise click.ClickException(str(error)) from None
    finally:
        with step("Stopping"):
            stack.stop()
    if file:
        report.save(figures, file)
    if figures.errors:
        say(f"{figures.errors} requests failed.")
        sys.exit(1)


if __name__ == "__main__":
    main()
