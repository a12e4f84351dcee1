"""Who is asking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID


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

    @classmethod
    def of(cls, claims: dict[str, Any]) -> Actor:
        """Read the caller from the claims of a token that was verified."""
        return cls(
            user_id=UUID(claims["sub"]),
            role=claims["role"],
            session_id=UUID(claims["sid"]),
            email_verified=claims.get("ev", False) is True,
        )
