"""Who may ask what."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from flask import current_app, request
from flask_jwt_extended import get_jwt, verify_jwt_in_request

from vicarity.core.actor import Actor
from vicarity.core.errors import NotAllowed, NotSignedIn
from vicarity.core.known_tokens import KnownTokens

#: Name under which an application keeps the tokens it has checked.
KNOWN = "known_tokens"

#: One token and nothing beside it: of two, nobody can say who is asking. The scheme may be
#: spelt as sign-in answers it, ``bearer`` (RFC 9110 section 11.1).
ONE_TOKEN = re.compile(r"(?i:Bearer) ([A-Za-z0-9._-]+)")


@dataclass(frozen=True)
class Access:
    """Who may call an endpoint.

    Attributes:
        roles: The roles that may; none means everybody, signed in or not.
        conditions: Further checks of the caller, which raise a refusal.
    """

    roles: frozenset[str]
    conditions: tuple[Callable[[Actor], None], ...] = ()

    @property
    def public(self) -> bool:
        """Say whether no sign-in is needed."""
        return not self.roles


PUBLIC = Access(frozenset())


def only(*roles: str, when: tuple[Callable[[Actor], None], ...] = ()) -> Access:
    """Return the access of these roles alone, under these conditions."""
    return Access(frozenset(roles), when)


def signed_in(access: Access) -> Actor:
    """Return the signed-in caller, if the role is one that may; conditions are not yet asked.

    Raises:
        flask_jwt_extended.exceptions.JWTExtendedException: Nobody is signed in.
        jwt.PyJWTError: The token is not one of ours, or its time is over.
        NotAllowed: The caller's role is not one of ``access``.
    """
    caller = _caller(request.headers.get("Authorization", ""))
    if caller.role not in access.roles:
        raise NotAllowed
    return caller


def maybe_signed_in() -> Actor | None:
    """Return the caller if an access token was sent.

    Raises:
        flask_jwt_extended.exceptions.JWTExtendedException: The token sent is not good.
        jwt.PyJWTError: The same.
    """
    header = request.headers.get("Authorization")
    return None if header is None else _caller(header)


def _caller(header: str) -> Actor:
    sent = ONE_TOKEN.fullmatch(header)
    if sent is None:
        raise NotSignedIn
    known: KnownTokens = current_app.extensions[KNOWN]
    found = known.get(header)
    if found is None:
        request.environ["HTTP_AUTHORIZATION"] = f"Bearer {sent[1]}"  # all the library reads
        verify_jwt_in_request()
        claims = get_jwt()
        found = Actor.of(claims)
        known.add(header, found, claims["exp"])
    return found
