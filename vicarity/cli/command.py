"""What commands share: one transaction, and refusals told in one line with exit code 1."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click
from psycopg.errors import UndefinedColumn, UndefinedTable
from sqlalchemy.exc import OperationalError, ProgrammingError

from vicarity.core.database import unit_of_work
from vicarity.core.errors import DomainError


@contextmanager
def told() -> Iterator[None]:
    """Turn what can go wrong into one plain line on standard error.

    Raises:
        click.ClickException: The business refused, or the database is not there or not ready.
    """
    try:
        yield
    except DomainError as error:
        raise click.ClickException(str(error)) from None
    except OperationalError:
        raise click.ClickException("The database does not answer. Is it running?") from None
    except ProgrammingError as error:
        if not isinstance(error.orig, (UndefinedTable, UndefinedColumn)):
            raise
        raise click.ClickException(
            "The database does not fit this version. Run `flask db upgrade` first."
        ) from None


@contextmanager
def work() -> Iterator[None]:
    """Do the block in one transaction: all of it, or nothing and one plain line."""
    with told(), unit_of_work():
        yield


def say(line: str) -> None:
    """Tell people how it went; standard output is for what programs read."""
    click.echo(line, err=True)
