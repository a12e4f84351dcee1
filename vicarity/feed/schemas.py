"""What goes over the wire about calendar links."""

from __future__ import annotations

from pydantic import Field

from vicarity.core.fields import Answer, Instant


class CalendarLink(Answer):
    """Whether there is a link that works. What it is, is told once: when it is made."""

    active: bool
    made_at: Instant | None = Field(description="When the link that works was made.")


class NewCalendarLink(CalendarLink):
    """A new link. It is not shown again; whoever has it can read the calendar."""

    url: str = Field(description="For calendar programs to subscribe to.")
