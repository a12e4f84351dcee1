"""Who may call what, in terms of accounts."""

from __future__ import annotations

from vicarity.account import queries
from vicarity.account.enums import EVERYONE, Role
from vicarity.account.errors import EmailNotVerified
from vicarity.core.access import Access, only
from vicarity.core.actor import Actor
from vicarity.core.errors import NotSignedIn


def email_verified(actor: Actor) -> None:
    """Refuse a caller who has not proven their address.

    An address proven after the token was made counts at once.

    Raises:
        EmailNotVerified: It is not proven.
        NotSignedIn: The account has been deleted.
    """
    proven = actor.email_verified or queries.email_is_verified(actor.user_id)
    if proven is None:
        raise NotSignedIn
    if not proven:
        raise EmailNotVerified


def verified(*roles: Role) -> Access:
    """Return the access of these roles, once their address is proven."""
    return only(*roles, when=(email_verified,))


#: Everybody who is signed in.
SIGNED_IN = only(*EVERYONE)
