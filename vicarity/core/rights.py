"""The application's own role in the database: it writes the trail and can never rewrite it.

The owner of the tables migrates them (``MIGRATION_DATABASE_URL``); what runs all day has a role
of its own (``DATABASE_URL``) with these rights and no others. See docs/adr/0014.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from flask import current_app
from psycopg import sql

from config import Settings
from vicarity.core.errors import Conflict

#: PostgreSQL 17 has a right for ANALYZE and VACUUM; before it, autovacuum alone does them.
WITH_MAINTAIN = 170_000

_RIGHTS = """
    GRANT USAGE ON SCHEMA public TO {role};
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    REVOKE CREATE ON SCHEMA public FROM {role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public
        GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {role};
"""
_MAINTAIN = """
    GRANT MAINTAIN ON ALL TABLES IN SCHEMA public TO {role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT MAINTAIN ON TABLES TO {role};
"""
_EXCEPT = """
    REVOKE ALL ON audit_events, audit_chain, audit_head, board_events, alembic_version
        FROM {role};
    GRANT SELECT, INSERT ON audit_events, board_events TO {role};
    GRANT SELECT ON audit_chain, audit_head, alembic_version TO {role};
"""


class RoleTooStrong(Conflict):
    """This role owns the database, or may do as its owner does. Name another one."""


class RoleUnknown(Conflict):
    """There is no such role, and no password to make it with. Create it first."""


def give(role: str, password: str | None) -> None:
    """Give a role what the application needs; make the role if there is none.

    Raises:
        RoleUnknown: There is none, and no password was given.
        RoleTooStrong: Its rights could not be limited.
    """
    named = {"role": sql.Identifier(role)}
    with _owner() as owner:
        known = (
            "SELECT pg_has_role(rolname, current_user, 'MEMBER') FROM pg_roles WHERE rolname = %s"
        )
        found = owner.execute(known, (role,)).fetchone()
        if found is None:
            _make(owner, role, password)
        elif found[0]:
            raise RoleTooStrong
        maintain = _MAINTAIN if owner.info.server_version >= WITH_MAINTAIN else ""
        owner.execute(sql.SQL(_RIGHTS + maintain + _EXCEPT).format(**named))


def _make(owner: psycopg.Connection[Any], role: str, password: str | None) -> None:
    """Make a role that can sign in; the password leaves this process only as a SCRAM verifier."""
    if not password:
        raise RoleUnknown
    kept = owner.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    statement = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}")
    owner.execute(statement.format(sql.Identifier(role), sql.Literal(kept.decode())))


@contextmanager
def _owner() -> Iterator[psycopg.Connection[Any]]:
    """Connect as the owner, for one transaction."""
    settings: Settings = current_app.extensions["settings"]
    url = settings.owner_url.get_secret_value().replace("postgresql+psycopg:", "postgresql:", 1)
    with psycopg.connect(url, connect_timeout=3, application_name="vicarity") as connection:
        yield connection
