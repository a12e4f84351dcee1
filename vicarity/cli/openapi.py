"""``flask openapi``: the API's description as a file."""

from __future__ import annotations

import json
from typing import TextIO

import click
from flask import current_app
from flask.cli import with_appcontext

from vicarity.core.openapi import document


@click.command("openapi")
@click.argument("file", type=click.File("w", encoding="utf-8", atomic=True), default="-")
@with_appcontext
def openapi(file: TextIO) -> None:
    """Write the OpenAPI document to FILE, or to standard output.

    Members are in alphabetical order, so two versions can be compared line by line.
    """
    described = document(current_app)
    file.write(json.dumps(described, indent=2, sort_keys=True, ensure_ascii=False) + "\n")
