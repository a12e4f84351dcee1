"""``flask seed``: what the tables hold before anybody comes."""

from __future__ import annotations

import sys

import click
from flask import current_app
from flask.cli import AppGroup

from vicarity.account.queries import any_user
from vicarity.cli.command import say, told, work
from vicarity.cli.demo import evidence, make, sign_ins
from vicarity.cli.demo.make import Wanted
from vicarity.place import reference as areas
from vicarity.qualification import reference as qualifications
from vicarity.shift import reference as roles
from vicarity.worker import reference as minimum_wage

seed = AppGroup("seed", help="Load reference data, or made-up people to try things with.")

#: Nobody wants more by mistake.
MOST = 5_000_000

#: How many homes there are unless somebody says so: a few, or enough for the shifts.
FEW, EACH = 40, 50


@seed.command("reference")
def reference() -> None:
    """Load qualifications, minimum wage rates, postcode areas and the roles of shifts.

    Safe to repeat: rows that changed are brought up to date, nothing is deleted.
    """
    with work():
        for name, load in (
            ("Qualifications", qualifications.load),
            ("Minimum wage rates", minimum_wage.load),
            ("Postcode areas", areas.load),
            ("Roles", roles.load),
        ):
            click.echo(f"{name}: {load()}")


@seed.command("demo")
@click.option(
    "--workers",
    type=click.IntRange(0, MOST),
    default=200,
    show_default=True,
    help="How many care workers to add.",
)
@click.option(
    "--care-homes",
    type=click.IntRange(0, MOST),
    default=None,
    help="How many care homes to add.  [default: 40, or one for every 50 shifts]",
)
@click.option(
    "--shifts",
    type=click.IntRange(0, 10 * MOST),
    default=300,
    show_default=True,
    help="How many shifts the verified homes offer.",
)
@click.option(
    "--reviews",
    type=click.IntRange(0, 1000),
    default=44,
    show_default=True,
    help="How many of the workers, at most half, wait for a review of their evidence.",
)
@click.option(
    "--seed",
    "number",
    type=int,
    default=1,
    show_default=True,
    help="Another number makes other people.",
)
@click.option("--if-empty", is_flag=True, help="Add nothing when there is any account.")
def demo(
    *,
    workers: int,
    care_homes: int | None,
    shifts: int,
    reviews: int,
    number: int,
    if_empty: bool,
) -> None:
    """Add made-up people, homes and shifts, and print accounts to sign in with.

    A second run adds as many again. Refuses in production.
    """
    if current_app.extensions["settings"].production:
        raise click.ClickException("Demo data does not belong in production.")
    with told():
        wanted = not (if_empty and any_user())
    if wanted:
        homes = max(FEW, shifts // EACH) if care_homes is None else care_homes
        _add(Wanted(workers, homes, reviews, shifts, number))
    with told():
        for line in sign_ins.lines():
            click.echo(line)


def _add(wanted: Wanted) -> None:
    if wanted.reviews and not evidence.can_draw():
        say("reportlab is not installed (requirements-embedded.txt): nobody gets documents.")
    length = wanted.workers + wanted.care_homes + wanted.shifts
    with work(), click.progressbar(length=length, label="Making", file=sys.stderr) as bar:
        make.add(wanted, bar.update)
    say(
        f"Added {wanted.workers:,} care workers, {wanted.care_homes:,} care homes"
        f" and {wanted.shifts:,} shifts."
    )
