"""``python -m vicarity.embedded``, which ``make run`` becomes."""

from __future__ import annotations

import os
import sys

import click

from vicarity.embedded import orphans, stopping
from vicarity.embedded.errors import CannotStart, Stopped
from vicarity.embedded.plan import VICARITY, Plan
from vicarity.embedded.progress import say
from vicarity.embedded.run import Run
from vicarity.embedded.settings import wanted


@click.command()
@click.option(
    "--stop-with-parent", is_flag=True, help="Stop in order when the parent (make) is killed."
)
def main(*, stop_with_parent: bool) -> None:
    """Run all of Vicarity in the foreground: databases, web, worker, scheduler, mail catcher.

    The environment decides where: HOST, PORT, VICARITY_VAR. Set DATABASE_URL, REDIS_URL or
    MAIL_SERVER to use your own servers instead of the embedded ones. Ctrl-C stops everything.
    """
    if stop_with_parent:
        stopping.end_with_parent()
    sys.exit(supervise(VICARITY))


def supervise(plan: Plan) -> int:
    """Run ``plan`` until it is stopped; return the exit status."""
    stop = stopping.Stopping()
    stop.listen()
    orphans.adopt()
    try:
        run = Run(plan, wanted(os.environ), stop)
    except CannotStart as error:
        return _failed(error)
    try:
        run.start()
        run.watch()
    except Stopped:
        say("\nStopping")
        return 0
    except (CannotStart, OSError) as error:
        return _failed(error)
    finally:
        run.stop()


def _failed(error: Exception) -> int:
    click.echo(f"Vicarity stops: {error}", err=True)
    return 1


if __name__ == "__main__":
    main()
