"""What a refusal looks like, for the OpenAPI document."""

from __future__ import annotations

from pydantic import Field

from vicarity.core.fields import Answer


class ProblemField(Answer):
    """What is wrong with one member of the body."""

    pointer: str = Field(description="Which member, as `#/name`.", examples=["#/postcode"])
    code: str = Field(description="Stable, for programs.")
    detail: str = Field(description="One plain sentence, for people.")


class ProblemReason(Answer):
    """One thing that stands in the way."""

    code: str = Field(description="Stable, for programs.", examples=["credential_required"])
    message: str = Field(description="One plain sentence, for people.")
    mend: str = Field(description="What would change that.")
    qualification: str | None = Field(description="The code of the one it is about, if any.")


class Problem(Answer):
    """An RFC 9457 problem document."""

    type: str = Field(description="`urn:vicarity:problem:` and the code.")
    title: str
    status: int
    code: str = Field(description="Stable, for programs.", examples=["invalid_request"])
    detail: str = Field(description="One plain sentence, for people.")
    request_id: str = Field(description="Quote this when you ask for help.")
    errors: list[ProblemField] = Field(default=[], description="For single members of the body.")
    reasons: list[ProblemReason] = Field(
        default=[], description="With `not_eligible` and `worker_not_eligible`: why."
    )
