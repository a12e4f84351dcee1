"""Inviting colleagues. Whether an address has an account is never told to who invites it."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from vicarity.account.enums import Role
from vicarity.care_home.enums import Verification
from vicarity.core import audit, clock, throttle, tokens
from vicarity.core.actor import Actor
from vicarity.core.outbox import publish
from vicarity.team import queries
from vicarity.team.errors import (
    AlreadyMember,
    HomeSuspended,
    InvitationNotFound,
    TooManyInvitations,
)
from vicarity.team.events import InvitationMade
from vicarity.team.members import managed, shown_invitation
from vicarity.team.rules import (
    ADDRESS_INVITATIONS,
    HOME_INVITATIONS,
    INVITATION_LIFE,
    UNKNOWN_HOME_INVITATIONS,
)
from vicarity.team.schemas import NewInvitation


def invite(actor: Actor, form: NewInvitation) -> dict[str, Any]:
    """Invite somebody into the caller's home; an invitation that is open already is renewed.

    Raises:
        NotAllowed: The caller is a manager no longer.
        AlreadyMember: The address is that of a colleague.
        HomeSuspended: Staff have stopped the home.
        TooManyInvitations: The home, or this address, has had many lately.
    """
    home, members = managed(actor)
    if form.email in {member.email for member in members.values()}:
        raise AlreadyMember
    caller = members[actor.user_id]
    return _send(home, caller, form.email, Role(form.role), form.name, "invite")


def resend(actor: Actor, invitation_id: UUID) -> dict[str, Any]:
    """Send an invitation again, with a new link and for another seven days.

    Raises:
        NotAllowed: The caller is a manager no longer.
        InvitationNotFound: It is another home's, was accepted, or was withdrawn.
        HomeSuspended: Staff have stopped the home.
        TooManyInvitations: The home, or this address, has had many lately.
    """
    home, members = managed(actor)
    found = queries.one_invitation(home["id"], invitation_id)
    if found is None:
        raise InvitationNotFound
    caller = members[actor.user_id]
    return _send(home, caller, found.email, found.role, found.name, "invite_again")


def withdraw(actor: Actor, invitation_id: UUID) -> None:
    """Make sure that an invitation's link does not work.

    Raises:
        NotAllowed: The caller is a manager no longer.
        InvitationNotFound: It is another home's, was accepted, or was withdrawn.
    """
    home, _ = managed(actor)
    if not queries.revoke(home["id"], invitation_id, clock.now()):
        raise InvitationNotFound
    _trail("withdraw", actor.user_id, home, invitation_id)


def _send(
    home: dict[str, Any], caller: Any, email: str, role: Role, name: str | None, verb: str
) -> dict[str, Any]:
    if home["verification_status"] is Verification.SUSPENDED:
        raise HomeSuspended
    _count(home, email)
    now, jti = tokens.issue_time(), uuid4()
    row = queries.open_invitation(
        home["id"], email, role=role, name=name, invited_by=caller.user_id,
        invited_at=now, expires_at=now + INVITATION_LIFE, jti=jti,
    )  # fmt: skip
    publish(InvitationMade(invitation_id=row.id, jti=jti))
    _trail(verb, caller.user_id, home, row.id, role=role)
    return shown_invitation(row) | {"inviter_name": caller.name}


def _count(home: dict[str, Any], email: str) -> None:
    known = home["verification_status"] is Verification.VERIFIED
    of_home = HOME_INVITATIONS if known else UNKNOWN_HOME_INVITATIONS
    for rule, subject in ((of_home, str(home["id"])), (ADDRESS_INVITATIONS, email)):
        taken = throttle.take(rule, subject)
        if not taken.allowed:
            raise TooManyInvitations(retry_after=taken.wait)


def _trail(
    verb: str, actor_id: UUID, home: dict[str, Any], invitation_id: UUID, **more: Any
) -> None:
    audit.record(
        f"team.{verb}",
        actor_id=actor_id,
        subject="care_home",
        subject_id=home["id"],
        after={"invitation": str(invitation_id)} | more,
    )
