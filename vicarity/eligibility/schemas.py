"""Verdicts and working time, as they go over the wire."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from vicarity.core.fields import Answer, Question


class EligibilityReason(Answer):
    """One thing that stands in the way."""

    code: str = Field(description="Stable, for programs.", examples=["credential_required"])
    message: str = Field(description="One plain sentence, for people.")
    mend: str = Field(description="What would change that.")
    qualification: str | None = Field(description="The code of the one it is about, if any.")


class Eligibility(Answer):
    """Whether the signed-in worker may work a shift; a verdict can be read into it."""

    eligible: bool
    reasons: list[EligibilityReason]


class WorkingTimeChange(Question):
    """Whether one agrees to work more than 48 hours a week on average."""

    opted_out: bool


class WorkingTime(Answer):
    """What a worker has agreed to about long hours."""

    opted_out: bool = Field(description="Whether the agreement holds today.")
    opted_out_from: date | None
    opted_out_until: date | None = Field(description="Its last day, once it was taken back.")
    weekly_hours: int = Field(description="Hours a week on average without the agreement.")
    weeks: int = Field(description="Over so many weeks.")
    notice_days: int = Field(description="Days it goes on to hold after it was taken back.")
