"""Who is asking, and who may ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from flask import request
from flask_jwt_extended import get_jwt, verify_jwt_in_request

from vicarity.core.errors import NotAllowed


@dataclass(frozen=True)
class Actor:
    """The signed-in caller, as the access token says.

    Attributes:
        user_id: Whose account it is.
        role: What the account is for.
        session_id: The sign-in this token came from; it ends with that.
        email_verified: Whether the address was proven when the token was made. It can have
            been proven since; it cannot have become unproven, for that ends the session.
    """

    user_id: UUID
    role: str
    session_id: UUID
    email_verified: bool


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
    verify_jwt_in_request()
    caller = _actor(get_jwt())
    if caller.role not in access.roles:
        raise NotAllowed
    return caller


def maybe_signed_in() -> Actor | None:
    """Return the caller if an access token was sent.

    Raises:
        flask_jwt_extended.exceptions.JWTExtendedException: The token sent is not good.
        jwt.PyJWTError: The same.
    """
    if "Authorization" not in request.headers:
        return None
    verify_jwt_in_request()
    return _actor(get_jwt())


def _actor(claims: dict[str, object]) -> Actor:
    """Read the caller from the claims of a token that was verified."""
    return Actor(
        user_id=UUID(str(claims["sub"])),
        role=str(claims["role"]),
        session_id=UUID(str(claims["sid"])),
        email_verified=bool(claims.get("ev")),
    )
