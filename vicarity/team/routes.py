"""``/api/care-home/team`` for members, ``/api/auth/invitations`` for who was invited."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint

from vicarity.account.access import verified
from vicarity.account.enums import CARE_HOME_ROLES, Role
from vicarity.account.errors import EmailNotVerified, WeakPassword
from vicarity.care_home.errors import NoCareHome
from vicarity.core.access import PUBLIC
from vicarity.core.actor import Actor
from vicarity.core.fields import NoMembers
from vicarity.core.http import endpoint
from vicarity.core.passwords import SignInBusy
from vicarity.team import invitations, joining, members
from vicarity.team.errors import (
    AddressInUse,
    AlreadyMember,
    HomeSuspended,
    InvalidInvitation,
    InvitationExpired,
    InvitationNotFound,
    InvitationUsed,
    InvitationWithdrawn,
    LastAdmin,
    MemberNotFound,
    TooManyInvitations,
)
from vicarity.team.schemas import (
    Acceptance,
    InvitationLink,
    InvitationSeen,
    Joined,
    NewInvitation,
    RoleChange,
    Team,
    TeamInvitation,
    TeamMember,
)

bp = Blueprint("team", __name__)
joining_bp = Blueprint("invitations", __name__)

MEMBERS = verified(*CARE_HOME_ROLES)
ADMINS = verified(Role.CARE_HOME_ADMIN)

#: What every call can answer, and what stands between an invitation and an account.
OUTSIDE = (EmailNotVerified, NoCareHome)
DEAD_ENDS = (
    InvalidInvitation,
    InvitationExpired,
    InvitationUsed,
    InvitationWithdrawn,
    HomeSuspended,
    AddressInUse,
)

#: Invitations, and uses of their links, from one client network. Sending one again is held by the
#: limits of the home and of the address.
INVITING, JOINING = "60 per hour", "60 per minute;600 per hour"


@bp.get("")
@endpoint(access=MEMBERS, returns=Team, refuses=OUTSIDE, reads=True)
def team(actor: Actor) -> dict[str, Any]:
    """Return the team of the signed-in account's care home, and who was invited."""
    return members.team(actor)


@bp.patch("/<uuid:user_id>")
@endpoint(
    access=ADMINS,
    body=RoleChange,
    returns=TeamMember,
    refuses=(*OUTSIDE, MemberNotFound, LastAdmin),
)
def set_role(user_id: UUID, body: RoleChange, actor: Actor) -> dict[str, Any]:
    """Give a member of the team another role; they are signed out and sign in again."""
    return members.set_role(actor, user_id, Role(body.role))


@bp.delete("/<uuid:user_id>")
@endpoint(access=ADMINS, status=204, refuses=(*OUTSIDE, MemberNotFound, LastAdmin))
def remove(user_id: UUID, actor: Actor) -> None:
    """Take somebody out of the team, or leave it; every session of theirs ends."""
    members.remove(actor, user_id)


@bp.post("/invitations")
@endpoint(
    access=ADMINS,
    body=NewInvitation,
    returns=TeamInvitation,
    status=201,
    refuses=(*OUTSIDE, AlreadyMember, HomeSuspended, TooManyInvitations),
    limit=INVITING,
)
def invite(body: NewInvitation, actor: Actor) -> dict[str, Any]:
    """Invite a colleague by email; the answer is the same whether they have an account."""
    return invitations.invite(actor, body)


@bp.post("/invitations/<uuid:invitation_id>/resend")
@endpoint(
    access=ADMINS,
    body=NoMembers,
    body_optional=True,
    returns=TeamInvitation,
    refuses=(*OUTSIDE, InvitationNotFound, HomeSuspended, TooManyInvitations),
)
def resend(invitation_id: UUID, body: NoMembers, actor: Actor) -> dict[str, Any]:
    """Send an invitation again, with a new link that works for seven days."""
    return invitations.resend(actor, invitation_id)


@bp.delete("/invitations/<uuid:invitation_id>")
@endpoint(access=ADMINS, status=204, refuses=(*OUTSIDE, InvitationNotFound))
def withdraw(invitation_id: UUID, actor: Actor) -> None:
    """Withdraw an invitation: its link does not work any more."""
    invitations.withdraw(actor, invitation_id)


@joining_bp.post("/look")
@endpoint(
    access=PUBLIC, body=InvitationLink, returns=InvitationSeen, refuses=DEAD_ENDS, limit=JOINING
)
def look(body: InvitationLink) -> dict[str, Any]:
    """Say who invites whom to what, for the token of an invitation's link."""
    return joining.look(body.token)


@joining_bp.post("/accept")
@endpoint(
    access=PUBLIC,
    body=Acceptance,
    returns=Joined,
    status=201,
    refuses=(*DEAD_ENDS, WeakPassword, SignInBusy),
    limit=JOINING,
)
def accept(body: Acceptance) -> dict[str, Any]:
    """Join a care home's team with the token of an invitation's link; then sign in."""
    return joining.accept(body)
