"""Who is of a home's team, and what managers may do about it.

Every change locks the home's profile first, so that two managers cannot remove each other at
once. Somebody who is taken out keeps the account, which then belongs to no home: it can be
invited again, here or elsewhere, and whatever it did stays in the trail under its id.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from vicarity.account import queries as accounts
from vicarity.account.enums import Role
from vicarity.auth import sessions
from vicarity.auth.enums import Ending
from vicarity.care_home import queries as homes
from vicarity.care_home import service as care_homes
from vicarity.care_home.errors import NoCareHome
from vicarity.core import audit, clock
from vicarity.core.actor import Actor
from vicarity.core.errors import NotAllowed, NotSignedIn
from vicarity.team import queries
from vicarity.team.errors import LastAdmin, MemberNotFound

MANAGER = Role.CARE_HOME_ADMIN


def team(actor: Actor) -> dict[str, Any]:
    """Return the people of the caller's home; addresses are for managers alone.

    Raises:
        NoCareHome: The caller was taken out of the team.
    """
    members = queries.members_beside(actor.user_id)
    if not members:
        raise NoCareHome
    hidden = {} if actor.role == MANAGER else {"email": None}
    return {
        "members": [_shown(member, actor) | hidden for member in members],
        "invitations": [
            shown_invitation(one) | hidden for one in queries.invitations_beside(actor.user_id)
        ],
    }


def _shown(member: Any, actor: Actor) -> dict[str, Any]:
    facts: dict[str, Any] = member._asdict()
    return facts | {"is_you": member.user_id == actor.user_id}


def shown_invitation(invitation: Any) -> dict[str, Any]:
    """Return an invitation as it goes over the wire."""
    facts: dict[str, Any] = invitation._asdict()
    return facts | {"is_expired": invitation.expires_at <= clock.now()}


def managed(actor: Actor) -> tuple[dict[str, Any], dict[UUID, Any]]:
    """Lock the caller's home and return it with its team, if the caller manages it now.

    The token may be older than what another manager did while this call waited for the lock.

    Raises:
        NoCareHome: The caller was taken out of the team.
        NotAllowed: The caller is a manager no longer.
    """
    home = care_homes.locked_profile(actor.user_id)
    members = queries.members(home["id"])
    caller = members.get(actor.user_id)
    if caller is None or caller.role is not MANAGER:
        raise NotAllowed
    return home, members


def set_role(actor: Actor, user_id: UUID, role: Role) -> dict[str, Any]:
    """Give a member another role; they have to sign in again, for tokens say the role.

    Raises:
        NotAllowed: The caller is a manager no longer.
        MemberNotFound: There is no such member of the caller's home.
        LastAdmin: Nobody who can sign in would manage the home.
    """
    home, members = managed(actor)
    member = _found(members, user_id)
    if member.role is not role:
        _keep_a_manager(members, member)
        _account(user_id).role = role
        _no_longer_as_before(user_id)
        _trail("set_role", actor, user_id, home, {"role": member.role}, {"role": role})
    return _shown(member, actor) | {"role": role}


def remove(actor: Actor, user_id: UUID) -> None:
    """Take somebody out of the team, or leave it, from now on and on every device.

    Raises:
        NotAllowed: The caller is a manager no longer.
        MemberNotFound: There is no such member of the caller's home.
        LastAdmin: Nobody who can sign in would manage the home.
    """
    home, members = managed(actor)
    member = _found(members, user_id)
    _keep_a_manager(members, member)
    queries.remove_member(user_id)
    _hand_on(home, members, user_id)
    _no_longer_as_before(user_id)
    _trail("remove", actor, user_id, home, {"role": member.role}, {"role": None})


def _found(members: dict[UUID, Any], user_id: UUID) -> Any:
    if user_id not in members:
        raise MemberNotFound
    return members[user_id]


def _account(user_id: UUID) -> Any:
    user = accounts.locked_user(user_id)
    if user is None:
        raise NotSignedIn
    return user


def _others(members: dict[UUID, Any], user_id: UUID) -> list[UUID]:
    """Return the other managers who can sign in, who joined first before others."""
    return [
        member.user_id
        for member in members.values()
        if member.role is MANAGER and member.is_active and member.user_id != user_id
    ]


def _keep_a_manager(members: dict[UUID, Any], member: Any) -> None:
    if member.role is MANAGER and not _others(members, member.user_id):
        raise LastAdmin


def _hand_on(home: dict[str, Any], members: dict[UUID, Any], user_id: UUID) -> None:
    """Let the manager who joined first stand in for whoever opened the home and goes."""
    if home["user_id"] == user_id:
        homes.save(home["id"], {"user_id": _others(members, user_id)[0]})


def _no_longer_as_before(user_id: UUID) -> None:
    """End what somebody could still do by what they were: sessions, and invitations they made."""
    sessions.end_all(user_id, Ending.ROLE_CHANGED)
    queries.revoke_all_by(user_id, clock.now())


def _trail(
    verb: str,
    actor: Actor,
    user_id: UUID,
    home: dict[str, Any],
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    here = {"care_home": str(home["id"])}
    audit.record(
        f"team.{verb}",
        actor_id=actor.user_id,
        subject="account",
        subject_id=user_id,
        before=before | here,
        after=after | here,
    )
