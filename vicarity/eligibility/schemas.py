"""How a verdict goes over the wire."""

from __future__ import annotations

from pydantic import Field

from vicarity.core.fields import Answer


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
