"""Who may do what in the console. This table is the only place that says so."""

from __future__ import annotations

from enum import StrEnum

from vicarity.account.enums import Role


class Permission(StrEnum):
    """One thing that can be done in the console. Each page and action names the one it needs."""

    ANYONE = "anyone"  # the sign-in page alone
    CONSOLE = "console"
    READ_CARE_HOMES = "care_homes.read"
    DECIDE_CARE_HOMES = "care_homes.decide"
    READ_USERS = "users.read"
    MANAGE_USERS = "users.manage"
    READ_AUDIT_LOG = "audit_log.read"


_READS = frozenset(
    {
        Permission.CONSOLE,
        Permission.READ_CARE_HOMES,
        Permission.READ_USERS,
        Permission.READ_AUDIT_LOG,
    }
)

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.SUPPORT: _READS,
    Role.VERIFIER: _READS | {Permission.DECIDE_CARE_HOMES},
    Role.ADMIN: frozenset(Permission),
}


def may(role: Role, permission: Permission) -> bool:
    """Say whether somebody with this role may do this."""
    return permission in GRANTS.get(role, frozenset())
