"""Following an invitation's link, into an account of one's own.

The link proves the address. It works once: whoever accepts locks the home first, and looks at
the invitation after that.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from vicarity.account import queries as accounts
from vicarity.account.enums import CARE_HOME_ROLES
from vicarity.account.models import User
from vicarity.account.rules import check_password
from vicarity.auth import links, sessions
from vicarity.auth.enums import Ending
from vicarity.auth.events import PasswordChanged
from vicarity.care_home import queries as homes
from vicarity.care_home.enums import Verification
from vicarity.core import audit, clock, passwords, tokens
from vicarity.core.database import give_back
from vicarity.core.outbox import publish
from vicarity.team import queries
from vicarity.team.errors import (
    AddressInUse,
    HomeSuspended,
    InvalidInvitation,
    InvitationExpired,
    InvitationUsed,
    InvitationWithdrawn,
)
from vicarity.team.rules import INVITATION_LIFE, PURPOSE, REMEMBERED
from vicarity.team.schemas import Acceptance


def look(text: str) -> dict[str, Any]:
    """Say who invites whom to what.

    Raises:
        InvalidInvitation: It never was one of ours, or a newer link was sent.
        InvitationExpired: Its time is over.
        InvitationUsed: Somebody joined with it.
        InvitationWithdrawn: A manager took it back, or who made it cannot sign in any more.
        HomeSuspended: Staff have stopped the home.
        AddressInUse: The address has an account.
    """
    found = _good(text)
    if account_in_the_way(found.email):
        raise AddressInUse
    facts: dict[str, Any] = found._asdict()
    return facts


def accept(form: Acceptance) -> dict[str, Any]:
    """Open an account in the home's team, or take somebody back in who was of a team once.

    Raises:
        WeakPassword: The password is easy to guess; the link stays good.
        InvalidInvitation: And the other refusals of :func:`look`.
    """
    found = _good(form.token)
    password = form.password.get_secret_value()
    check_password(password, found.email, found.role)
    give_back()
    password_hash = passwords.hash_password(password)
    homes.locked_profile(found.care_home_id)
    invitation = _good(form.token)
    user_id = _account(invitation, password_hash)
    _join(user_id, invitation, form.name)
    return {"email": invitation.email}


def token(invitation: Any) -> str:
    """Return the token of an invitation's link; a retry of the e-mail sends the same one."""
    claims = tokens.LinkClaims(invitation.id, invitation.jti)
    return tokens.link_token(PURPOSE, claims, invitation.invited_at, INVITATION_LIFE + REMEMBERED)


def still_good(invitation_id: UUID, jti: UUID) -> Any:
    """Return an invitation that can be accepted with this link; ``None`` when it cannot."""
    found = queries.invitation(invitation_id, jti)
    return None if found is None or _refusal(found) else found


def account_in_the_way(email: str) -> User | None:
    """Return the account that keeps an address from joining, if there is one."""
    user = accounts.user_by_email(email)
    return None if user is None or _is_nobodys(user) or _may_return(user) else user


def _good(text: str) -> Any:
    claims = tokens.read_link(PURPOSE, text)
    found = claims and queries.invitation(claims.user_id, claims.jti)
    if not found:
        raise InvalidInvitation
    refusal = _refusal(found)
    if refusal:
        raise refusal
    return found


def _refusal(invitation: Any) -> type[Exception] | None:
    """Return why an invitation cannot be accepted, the plainest reason first."""
    reasons = {
        InvitationUsed: invitation.accepted_at is not None,
        InvitationWithdrawn: invitation.revoked_at is not None or not invitation.inviter_is_active,
        InvitationExpired: invitation.expires_at <= clock.now(),
        HomeSuspended: invitation.verification_status is Verification.SUSPENDED,
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def _is_nobodys(user: User) -> bool:
    """Say whether nobody has proven the address, so that whoever does now may have it."""
    return user.is_active and user.email_verified_at is None


def _may_return(user: User) -> bool:
    """Say whether an account was of a team once, is of none now, and is not suspended."""
    left = user.role in CARE_HOME_ROLES and not queries.belongs_somewhere(user.id)
    return left and user.is_active


def _account(invitation: Any, password_hash: str) -> UUID:
    """Return a new account for who joins, or the one they had before, with this password."""
    now, role = clock.now(), invitation.role
    links.make_way(invitation.email)
    opened = accounts.add_user(invitation.email, password_hash, role, verified_at=now)
    if opened is not None:
        return opened
    known = accounts.user_by_email(invitation.email)
    user = known and accounts.locked_user(known.id)  # it may be joining another home right now
    if user is None or not _may_return(user):
        raise AddressInUse
    user.role = role
    accounts.set_password(user.id, password_hash)
    accounts.mark_verified(user.id, user.email, now)
    sessions.end_all(user.id, Ending.PASSWORD_CHANGED)
    publish(PasswordChanged(user_id=user.id))
    return user.id


def _join(user_id: UUID, invitation: Any, name: str) -> None:
    now, home = clock.now(), invitation.care_home_id
    queries.note_accepted(invitation.id, now)
    queries.add_member(
        user_id, care_home_id=home, name=name, invited_by=invitation.invited_by, at=now
    )
    audit.record(
        "team.join",
        actor_id=user_id,
        subject="account",
        subject_id=user_id,
        after={
            "care_home": str(home),
            "invitation": str(invitation.id),
            "role": invitation.role,
        },
    )
