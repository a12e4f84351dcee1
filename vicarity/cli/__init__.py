"""Commands for operators: ``flask --app wsgi ...``."""

from flask import Flask

from vicarity.cli.audit import audit
from vicarity.cli.cqc import cqc
from vicarity.cli.database import database
from vicarity.cli.openapi import openapi
from vicarity.cli.postcodes import postcodes
from vicarity.cli.seed import seed
from vicarity.cli.staff import staff


def init_app(app: Flask) -> None:
    """Add the commands."""
    for command in (seed, staff, postcodes, openapi, audit, database, cqc):
        app.cli.add_command(command)
