"""Who may do what in the console. ``policy.toml`` is the only place that says so."""

from __future__ import annotations

from enum import StrEnum

from vicarity.account.enums import Role
from vicarity.admin.policy import table


class Permission(StrEnum):
    """One thing that can be done in the console. Each page and action names the one it needs."""

    ANYONE = "anyone"  # the sign-in page alone
    FIRST_FACTOR = "first_factor"  # who gave the password and has yet to give the code
    CONSOLE = "console"
    READ_CARE_HOMES = "care_homes.read"
    DECIDE_CARE_HOMES = "care_homes.decide"
    READ_CREDENTIALS = "credentials.read"
    DECIDE_CREDENTIALS = "credentials.decide"
    READ_WORKERS = "workers.read"
    READ_DOCUMENTS = "documents.read"
    READ_USERS = "users.read"
    HELP_USERS = "users.help"  # send a verification link again
    MANAGE_USERS = "users.manage"
    READ_QUALIFICATIONS = "qualifications.read"
    EDIT_QUALIFICATIONS = "qualifications.edit"
    READ_JOB_BOARD = "job_board.read"
    CANCEL_ON_BEHALF = "job_board.cancel"  # a shift or a booking, for one of its sides
    READ_EMAILS = "emails.read"
    RESEND_EMAILS = "emails.resend"
    READ_JOBS = "jobs.read"
    RETRY_JOBS = "jobs.retry"
    READ_AUDIT_LOG = "audit_log.read"
    EXPORT = "export"


GRANTS: dict[Role, frozenset[Permission]] = {
    Role(role): frozenset(map(Permission, granted)) for role, granted in table("roles").items()
}


def may(role: Role, permission: Permission) -> bool:
    """Say whether somebody with this role may do this."""
    return permission in GRANTS.get(role, frozenset())
