"""What goes over the wire about qualifications."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from vicarity.core.fields import (
    Answer,
    Instant,
    Question,
    Word,
    members_refused,
    plain_line,
)
from vicarity.qualification.enums import Category, CredentialStatus, Standing

Code = Annotated[str, StringConstraints(min_length=1, max_length=40), AfterValidator(plain_line)]

#: How much free-form detail one credential may carry, in characters of JSON.
LARGEST_DETAILS = 2000

OUT_OF_ORDER: Final = "The expiry date is before the issue date."


def _small(details: dict[str, Any]) -> dict[str, Any]:
    if len(str(details)) > LARGEST_DETAILS:
        raise ValueError(f"Use {LARGEST_DETAILS} characters or fewer.")
    return details


class DeclaredQualification(Question):
    """A qualification the worker says they hold."""

    code: Code
    certificate_number: Word | None = None
    issue_date: date | None = None
    expiry_date: date | None = None
    document_id: UUID | None = None
    details: Annotated[dict[str, Any], AfterValidator(_small)] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> DeclaredQualification:
        if self.issue_date and self.expiry_date and self.expiry_date < self.issue_date:
            raise members_refused("dates_out_of_order", OUT_OF_ORDER, "expiry_date")
        return self


def each_code_once(declared: list[DeclaredQualification]) -> list[DeclaredQualification]:
    """Refuse a list in which a later item would silently replace an earlier one."""
    if len({item.code for item in declared}) != len(declared):
        raise ValueError("Say each one once.")
    return declared


class HeldQualification(Answer):
    """A declared qualification and where its check stands."""

    code: str
    name: str
    category: Category
    certificate_number: str | None
    issue_date: date | None
    expiry_date: date | None
    document_id: UUID | None
    details: dict[str, Any]
    verification_status: CredentialStatus
    rejection_reason: str | None = Field(description="Why, and how to mend it.")


class Requirement(Answer):
    """How a worker stands towards one qualification."""

    code: str
    name: str
    category: Category
    is_mandatory: bool
    status: Standing = Field(description="An expiring one is still held.")
    expiry_date: date | None = Field(description="The last day on which it holds.")
    days_left: int | None = Field(description="Days until then, while it is held.")
    reason: str | None = Field(description="Why it was rejected, or what staff ask.")
    what_to_do: str | None = Field(description="The next step, unless there is none.")
    document_id: UUID | None
    unlocks: str = Field(description="What holding it makes possible.")


class RequirementCounts(Answer):
    """How many of the items stand how."""

    held: int
    pending: int
    asked: int
    rejected: int
    expiring: int
    expired: int
    missing: int


class Compliance(Answer):
    """What everybody must hold, then whatever else the worker states."""

    is_compliant: bool = Field(description="Whether every mandatory item is held.")
    checked_at: Instant
    items: list[Requirement]
    counts: RequirementCounts
