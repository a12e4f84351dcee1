"""``flask database``: what the application's role may do."""

from __future__ import annotations

import click
import psycopg
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy.engine import make_url

from config import Settings
from vicarity.cli.command import say, told
from vicarity.core import rights

database = AppGroup("database", help="Prepare the database beyond its tables.")


@database.command("grant")
@click.argument("role", required=False)
def grant(role: str | None) -> None:
    """Give ROLE exactly what the application needs; run it after `flask db upgrade`.

    Without ROLE it is the one of DATABASE_URL, and is made if there is none. The tables are those
    of MIGRATION_DATABASE_URL; where that is not set, one role does everything, and nothing is
    done.
    """
    settings: Settings = current_app.extensions["settings"]
    application = make_url(settings.database_url.get_secret_value())
    if role is None and not settings.migration_database_url.get_secret_value():
        say("One role owns the tables and runs the application: there is nothing to grant.")
        return
    _give(role or application.username or "", None if role else application.password)


def _give(role: str, password: str | None) -> None:
    try:
        with told():
            rights.give(role, password)
    except psycopg.errors.UndefinedTable:
        raise click.ClickException("Run `flask db upgrade` first.") from None
    except psycopg.errors.InsufficientPrivilege:
        raise click.ClickException(
            "MIGRATION_DATABASE_URL may not do this: it has to own the tables, and be allowed to"
            " create roles where the role does not exist yet."
        ) from None
    except psycopg.OperationalError:
        raise click.ClickException("The database does not answer. Is it running?") from None
    say(f"{role} may do what the application needs, and no more.")
