"""E-mails to people whom a care home invites into its team."""

from __future__ import annotations

from vicarity.account.enums import Role
from vicarity.team import joining
from vicarity.team.events import InvitationMade
from workers_rq.handlers import handles
from workers_rq.letters import send, send_to, site
from workers_rq.queues import EMAILS

#: What somebody will be, in a sentence.
ROLES = {Role.CARE_HOME_ADMIN: "a manager", Role.CARE_HOME_STAFF: "a member of staff"}


@handles(InvitationMade, queue=EMAILS)
def invitation(event: InvitationMade, message_id: str) -> None:
    """Invite somebody; an invitation that was withdrawn or sent anew is not sent.

    Who has an account that belongs elsewhere is told so. Only they are: whoever invited them
    must not learn it.
    """
    found = joining.still_good(event.invitation_id, event.jti)
    if found is None:
        return
    told = {
        "name": found.business_name or "A care home",
        "inviter": found.inviter_name or "A manager",
        "role": ROLES[found.role],
    }
    owner = joining.account_in_the_way(found.email)
    if owner:
        send(owner, "team_invitation_refused", message_id, link=site("/login"), **told)
        return
    link = site(f"/join?token={joining.token(found)}")
    send_to(found.email, "team_invitation", message_id, link=link, **told)
