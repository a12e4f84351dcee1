"""``flask staff``: who may use the console."""

from __future__ import annotations

import sys
from uuid import UUID

import click
from flask.cli import AppGroup

from vicarity.account import queries as accounts
from vicarity.account.enums import STAFF_ROLES, Role
from vicarity.account.errors import AccountNotFound
from vicarity.admin import factors
from vicarity.auth import accounts as acts
from vicarity.cli.command import say, told, work
from vicarity.core.fields import canonical_email

staff = AppGroup("staff", help="Add, list and change platform staff.")

role_option = click.option(
    "--role",
    type=click.Choice([str(role) for role in STAFF_ROLES]),
    required=True,
    help="What the person may do in the console.",
)


@staff.command("create")
@click.argument("email")
@role_option
@click.option(
    "--password-stdin", is_flag=True, help="Read the password from the first line of input."
)
def create(email: str, role: str, password_stdin: bool) -> None:
    """Open a staff account for EMAIL; asks for its password, 15 characters or more."""
    password = _piped() if password_stdin else _typed()
    with work():
        acts.create_staff(email, password, Role(role), by=None)
    say(f"{email} can sign in to the console as {role}.")


def _piped() -> str:
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise click.ClickException("Standard input holds no password.")
    return password


def _typed() -> str:
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))


@staff.command("list")
def listed() -> None:
    """List staff accounts: address, role, and whether they can sign in."""
    with told():
        for user in accounts.staff():
            state = "active" if user.is_active else "disabled"
            click.echo(f"{user.email}\t{user.role}\t{state}")


@staff.command("set-role")
@click.argument("email")
@role_option
def set_role(email: str, role: str) -> None:
    """Give EMAIL another role; the person has to sign in again."""
    with work():
        acts.set_role(_staff_id(email), Role(role), by=None)
    say(f"{email} is {role} now.")


@staff.command("disable")
@click.argument("email")
def disable(email: str) -> None:
    """Keep EMAIL out of the console, at once and until enabled again."""
    with work():
        acts.suspend(_staff_id(email), by=None)
    say(f"{email} can no longer sign in.")


@staff.command("enable")
@click.argument("email")
def enable(email: str) -> None:
    """Let EMAIL sign in again."""
    with work():
        acts.reactivate(_staff_id(email), by=None)
    say(f"{email} can sign in again.")


@staff.command("reset-factor")
@click.argument("email")
def reset_factor(email: str) -> None:
    """Take away EMAIL's authenticator app and recovery codes; the next sign-in sets up new ones."""
    with work():
        factors.reset(_staff_id(email), by=None)
    say(f"{email} sets up an authenticator app at the next sign-in.")


def _staff_id(email: str) -> UUID:
    """Find a member of staff; people of the marketplace are dealt with in the console."""
    try:
        user = accounts.user_by_email(canonical_email(email))
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    if user is None or user.role not in STAFF_ROLES:
        raise AccountNotFound("No member of staff has this address.")
    return user.id
