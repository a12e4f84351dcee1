"""What goes over the wire about digests."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vicarity.core.fields import Answer, Instant, Question
from vicarity.digest.enums import HowOften
from vicarity.shift.schemas import Code
from vicarity.worker.fields import Once

Radius = Annotated[int, Field(ge=1, le=100)]


class NotificationsChange(Question):
    """What to change: a member left out keeps its value, null clears it."""

    digest: HowOften | None = Field(default=None, description="Null is `off`.")
    radius_miles: Radius | None = Field(default=None, description="Null: as in the profile.")
    roles: Annotated[list[Code], Field(max_length=20), Once] | None = Field(
        default=None, description="Codes of roles; null or none of them: all."
    )


class Notifications(Answer):
    """Whether and how a worker wants to hear of new shifts by e-mail."""

    digest: HowOften = Field(description="Of new shifts near them that they may work.")
    radius_miles: int | None = Field(description="Null: as in the profile.")
    roles: list[str] = Field(description="Codes of roles; none of them: all.")
    next_at: Instant | None = Field(description="When we look next; null while it is off.")


class UnsubscribeLink(Question):
    """What the link in an e-mail says."""

    token: Annotated[str, Field(min_length=1, max_length=2000)]


class Unsubscribed(Answer):
    """That no more of these e-mails are sent."""

    message: str
