"""What staff do for people who cannot get in, and for new colleagues; each leaves a trail."""

from __future__ import annotations

import secrets
from uuid import UUID

from vicarity.account import queries as people
from vicarity.account.enums import Role
from vicarity.admin.queries import sessions as console_sessions
from vicarity.auth import accounts, links
from vicarity.core.database import unit_of_work


def resend_verification(user_id: UUID, *, by: UUID) -> None:
    """Send somebody another link to prove their address.

    Raises:
        DomainError: See :func:`vicarity.auth.accounts.resend_verification`.
    """
    with unit_of_work():
        accounts.resend_verification(user_id, by=by)


def set_role(user_id: UUID, role: Role, *, by: UUID) -> None:
    """Give a colleague another role; wherever they are signed in, that ends.

    Raises:
        DomainError: See :func:`vicarity.auth.accounts.set_role`.
    """
    with unit_of_work():
        accounts.set_role(user_id, role, by=by)
        console_sessions.end_all(user_id)


def add_colleague(email: str, role: Role, *, by: UUID) -> UUID:
    """Open an account for a colleague, who gets a link to choose a password; return its id.

    Nobody knows the password it has until then.

    Raises:
        DomainError: See :func:`vicarity.auth.accounts.create_staff`.
    """
    with unit_of_work():
        user_id = accounts.create_staff(email, secrets.token_urlsafe(48), role, by=by)
        colleague = people.user(user_id)
        if colleague is not None:
            links.prepare_reset(colleague.email)
        return user_id
