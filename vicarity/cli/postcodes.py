"""``flask postcodes``: where postcodes are."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path

import click
from flask.cli import AppGroup

from vicarity.care_home import queries as care_homes
from vicarity.cli.command import work
from vicarity.core.errors import DomainError
from vicarity.place.importing import Imported, import_points
from vicarity.worker import queries as workers

postcodes = AppGroup("postcodes", help="Load where postcodes are.")

#: How many lines pass between two looks at the progress.
LOOK_EVERY = 5000


@postcodes.command("import")
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path),
)
def import_files(files: tuple[Path, ...]) -> None:
    """Load points from FILE: every file named is loaded, or none.

    Knows the ONS Postcode Directory, OS Code-Point Open (many files: name them all), and CSV
    files of districts with the columns postcode, eastings and northings. Points that are there
    already are moved, and people and homes with them; none is deleted.
    """
    total = sum(file.stat().st_size for file in files)
    with work(), click.progressbar(length=total, label="Importing", file=sys.stderr) as bar:
        reports = [_import(file, bar.update) for file in files]
        moved = workers.renew_points() + care_homes.renew_points()
    for file, report in zip(files, reports, strict=True):
        _tell(file, report)
    if moved:
        click.echo(f"{moved:,} people and homes have a better point now.")


def _import(file: Path, progress: Callable[[int], None]) -> Imported:
    try:
        return import_points(_lines(file, progress))
    except UnicodeDecodeError:
        raise click.ClickException(f"{file.name} is not text in UTF-8.") from None
    except DomainError as error:
        raise click.ClickException(f"{file.name}: {error}") from None


def _lines(file: Path, progress: Callable[[int], None]) -> Iterator[str]:
    """Yield a file's lines, telling now and then how many bytes were read."""
    told = 0
    with file.open("rb") as raw, TextIOWrapper(raw, encoding="utf-8-sig", newline="") as text:
        for number, line in enumerate(text, start=1):
            yield line
            if number % LOOK_EVERY == 0:
                progress(raw.tell() - told)
                told = raw.tell()
        progress(raw.tell() - told)


def _tell(file: Path, report: Imported) -> None:
    click.echo(f"{file.name} ({report.kind}): {report.written}")
    if report.skipped:
        click.echo(f"  {report.skipped:,} skipped: no place in Great Britain")
    if report.unreadable:
        more = ", ..." if report.unreadable > len(report.named) else ""
        click.echo(f"  {report.unreadable:,} could not be read: {'; '.join(report.named)}{more}")
