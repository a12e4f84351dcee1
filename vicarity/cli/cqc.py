"""``flask cqc``: the CQC register."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import click
from flask import current_app
from flask.cli import AppGroup

from config import Settings
from vicarity.care_home.following import catch_up, follow_register
from vicarity.cli.command import told, work
from vicarity.core import clock
from vicarity.core.ods import Row
from vicarity.register import files
from vicarity.register.client import RegisterClient
from vicarity.register.errors import NoRegisterKey
from vicarity.register.importing import Imported, import_file

cqc = AppGroup("cqc", help="Load and follow the register of the Care Quality Commission.")

#: How many rows pass between two looks at the progress.
LOOK_EVERY = 500

DAY = click.DateTime(formats=["%Y-%m-%d"])


@cqc.command("import")
@click.argument(
    "file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path),
)
@click.option(
    "--as-of",
    type=DAY,
    help="The day the file was true; by default the one in its name, or when it was written.",
)
@click.option(
    "--allow-many",
    is_flag=True,
    help="Let a monthly file take away more than a month usually does.",
)
def import_register(file: Path, as_of: datetime | None, *, allow_many: bool) -> None:
    """Bring the register up to FILE, or change nothing.

    Knows CQC's monthly directory (HSCA_Active_Locations.ods, or the same as CSV) and its weekly
    CSV. What the API or a later file said is newer and stays. Changes about homes of ours open a
    task for staff; nothing is decided by itself.
    """
    true_at = _instant(as_of) if as_of else files.named_day(file.name) or _written(file)
    size = file.stat().st_size
    progress = click.progressbar(length=size, label="Importing", file=sys.stderr)
    with work(), file.open("rb") as raw, progress as bar:
        rows = _watched(files.rows(raw), raw, bar.update)
        report = import_file(rows, true_at, allow_many=allow_many)
        tasks = follow_register(report.changes)
    _tell(file, true_at, report)
    _tell_tasks(tasks)


@cqc.command("sync")
@click.option("--since", type=DAY, help="The day to begin with; by default where we stopped.")
def sync(since: datetime | None) -> None:
    """Ask CQC's API what changed since we last asked, and apply it."""
    settings: Settings = current_app.extensions["settings"]
    key = settings.cqc_api_key.get_secret_value()
    added = changed = tasks = 0
    with told(), RegisterClient(str(settings.cqc_api_url), key) as client:
        if not key:
            raise NoRegisterKey
        for step in catch_up(client, _instant(since) if since else None):
            added, changed = added + step.written.added, changed + step.written.changed
            tasks += step.tasks
            click.echo(f"Followed until {step.until:%Y-%m-%d %H:%M} UTC: {step.written}", err=True)
            for location_id in step.unclear:
                click.echo(f"  {location_id}: the answer makes no sense", err=True)
    click.echo(f"{added:,} added, {changed:,} changed")
    _tell_tasks(tasks)


def _instant(day: datetime) -> datetime:
    """Return the beginning of a day in London."""
    return day.replace(tzinfo=clock.LONDON).astimezone(UTC)


def _written(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _watched(rows: Iterator[Row], raw: BinaryIO, progress: Callable[[int], None]) -> Iterator[Row]:
    """Yield rows, telling now and then how many bytes of the file were read."""
    seen = 0
    for number, row in enumerate(rows, start=1):
        yield row
        if number % LOOK_EVERY == 0 and raw.tell() > seen:
            progress(raw.tell() - seen)
            seen = raw.tell()


def _tell(file: Path, true_at: datetime, report: Imported) -> None:
    day = true_at.astimezone(clock.LONDON).date()
    click.echo(
        f"{file.name} ({report.kind}, as of {day}): {report.read:,} read,"
        f" {report.written}, {report.gone:,} gone, {report.unreadable:,} unreadable"
    )
    if report.stale:
        click.echo(f"  {report.stale:,} left alone: something newer is known")
    if report.silent:
        click.echo(f"  no column for {', '.join(report.silent)}: what was known stays")
    if report.unreadable:
        more = ", ..." if report.unreadable > len(report.named) else ""
        click.echo(f"  could not be read: {'; '.join(report.named)}{more}")


def _tell_tasks(tasks: int) -> None:
    if tasks:
        click.echo(f"{tasks:,} changes about homes of ours wait for staff.")
