"""How long an invitation is good, and how many may go out."""

from __future__ import annotations

from datetime import timedelta

from vicarity.core.throttle import Rule

#: What the link of an invitation is for, and for nothing else.
PURPOSE = "join_team"

INVITATION_LIFE = timedelta(days=7)

#: So long after it ran out, whoever follows its link is still told that it did.
REMEMBERED = timedelta(days=30)

#: E-mails that a home can cause, and that can reach one address. Anybody can open a home and name
#: it as they like, so one that nobody has looked at may write to few.
HOME_INVITATIONS = Rule("invite-home", 20, timedelta(hours=1))
UNKNOWN_HOME_INVITATIONS = Rule("invite-unknown-home", 5, timedelta(hours=24))
ADDRESS_INVITATIONS = Rule("invite-address", 5, timedelta(hours=24))
