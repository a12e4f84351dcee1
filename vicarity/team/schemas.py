"""What goes over the wire about teams and invitations."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from pydantic import Field, SecretStr

from vicarity.account.enums import Role
from vicarity.core.fields import Answer, Email, Instant, Line, Question

HomeRole = Literal["care_home_admin", "care_home_staff"]


class NewInvitation(Question):
    """Whom to invite, and what they may do."""

    email: Email
    role: HomeRole
    name: Line | None = None


class RoleChange(Question):
    """What a member may do from now on."""

    role: HomeRole


class TeamMember(Answer):
    """Somebody who acts for the care home."""

    user_id: UUID
    name: str | None
    email: str | None = Field(description="For managers; null for everybody else.")
    role: Role
    joined_at: Instant
    is_you: bool
    is_active: bool = Field(description="False while Vicarity keeps them from signing in.")


class TeamInvitation(Answer):
    """An invitation that nobody has accepted yet."""

    id: UUID
    name: str | None
    email: str | None = Field(description="For managers; null for everybody else.")
    role: Role
    invited_at: Instant
    expires_at: Instant
    is_expired: bool
    inviter_name: str | None


class Team(Answer):
    """The people of a care home, and who was invited."""

    members: list[TeamMember]
    invitations: list[TeamInvitation]


class InvitationLink(Question):
    """The token of an invitation's link."""

    token: str = Field(max_length=4096)


class InvitationSeen(Answer):
    """Who invites whom to what."""

    business_name: str | None
    email: str
    name: str | None
    role: Role
    inviter_name: str | None
    expires_at: Instant


class Acceptance(Question):
    """An invitation's token, with what opens the account."""

    token: str = Field(max_length=4096)
    name: Line
    password: SecretStr = Field(max_length=1024)


class Joined(Answer):
    """The account to sign in to."""

    email: str
