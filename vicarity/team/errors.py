"""Refusals about teams and invitations."""

from vicarity.core.errors import BadRequest, Conflict, NotFound, TooMany


class MemberNotFound(NotFound):
    """There is no such person in your team."""


class InvitationNotFound(NotFound):
    """There is no such invitation, or it is not open any more."""


class LastAdmin(Conflict):
    """You are the only manager who can sign in. Make somebody else a manager first."""


class AlreadyMember(Conflict):
    """This person is in your team already."""


class HomeSuspended(Conflict):
    """This care home is suspended. Nobody can join until Vicarity's staff have looked at it."""


class TooManyInvitations(TooMany):
    """Many invitations went out in a short time. Wait before you send another."""


class InvalidInvitation(BadRequest):
    """This link is not complete, or a newer one was sent. Use the one in the newest email."""


class InvitationExpired(BadRequest):
    """This invitation ran out after seven days. Ask for it to be sent again."""


class InvitationUsed(BadRequest):
    """This invitation was used already. Sign in with the password you chose."""


class InvitationWithdrawn(BadRequest):
    """This invitation was withdrawn. Ask the care home if you think that is a mistake."""


class AddressInUse(Conflict):
    """This email address has an account already. Ask to be invited at another address."""
