"""Signed-in devices as they go over the wire."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, Field

from vicarity.core.fields import Answer, Instant, Question, digits


class SessionsAsked(Question):
    """Which part of the list of signed-in devices to show."""

    limit: Annotated[int, BeforeValidator(digits)] = Field(default=20, ge=1, le=100)
    cursor: UUID | None = Field(default=None, description="The `next_cursor` of the part before.")


class SignedInDevice(Answer):
    """One sign-in that still holds."""

    id: UUID
    device: str | None = Field(
        description='Such as "Chrome on Android"; null for sign-ins from before it was kept.'
    )
    created_at: Instant = Field(description="When somebody signed in on it.")
    last_used_at: Instant = Field(description="When it last asked for new tokens: to 30 minutes.")
    expires_at: Instant = Field(description="When it is signed out, if it is not used before.")
    current: bool = Field(description="Whether it is the one that asks.")


class SignedInDevices(Answer):
    """Sign-ins that still hold, newest first."""

    items: list[SignedInDevice]
    next_cursor: UUID | None = Field(description="Where the next part begins; null on the last.")
