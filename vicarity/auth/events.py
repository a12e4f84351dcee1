"""Facts about signing in. They carry ids; whoever handles them reads the current truth."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from vicarity.core.outbox import Event


class EmailVerificationRequested(Event):
    """Someone must prove an address; ``jti`` names the link that was made for it."""

    user_id: UUID
    jti: UUID


class RegistrationRepeated(Event):
    """Someone tried to register with an address that already has a proven account."""

    user_id: UUID


class EmailVerified(Event):
    """An address was proven for the first time."""

    user_id: UUID


class PasswordResetPrepared(Event):
    """A link to set a new password was made; ``jti`` names it."""

    user_id: UUID
    jti: UUID


class PasswordChanged(Event):
    """An account has a new password."""

    user_id: UUID


class RefreshTokenReused(Event):
    """A refresh token was used after it had been replaced; its session was ended."""

    user_id: UUID


class VerificationLinkWanted(Event):
    """Somebody asked for another verification link for an address, known to us or not."""

    forget: ClassVar[bool] = True

    email: str


class PasswordResetWanted(Event):
    """Somebody asked to reset the password of an address, known to us or not."""

    forget: ClassVar[bool] = True

    email: str


class SignInBlocked(Event):
    """An address, known to us or not, had too many wrong passwords."""

    forget: ClassVar[bool] = True

    email: str
