"""What goes over the wire about worker profiles."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from vicarity.core.fields import Answer, Line, Passage, Phone, Postcode, Question, WebAddress, Word
from vicarity.qualification.schemas import (
    DeclaredQualification,
    HeldQualification,
    each_code_once,
)
from vicarity.worker.enums import CompletionStatus, Day, DbsStatus, Experience, ShiftType
from vicarity.worker.fields import BirthDate, DbsNumber, Once, PastDate, Rate

Words = Annotated[list[Word], Field(max_length=30), Once]
Declared = Annotated[
    list[DeclaredQualification], Field(max_length=100), AfterValidator(each_code_once)
]


class WorkerProfileChange(Question):
    """What to change: a member left out keeps its value, null clears it."""

    first_name: Line | None = None
    last_name: Line | None = None
    phone: Phone | None = None
    date_of_birth: BirthDate | None = None
    profile_picture_url: WebAddress | None = None
    address_line_1: Line | None = None
    address_line_2: Line | None = None
    city: Line | None = None
    postcode: Postcode | None = None

    dbs_status: DbsStatus | None = None
    dbs_certificate_number: DbsNumber | None = None
    dbs_issue_date: PastDate | None = None
    dbs_expiry_date: date | None = None
    right_to_work_status: Word | None = Field(default=None, examples=["British citizen"])
    qualifications: Declared | None = None

    years_experience: Experience | None = None
    specializations: Words | None = None
    languages: Words | None = None
    soft_skills: Words | None = None
    bio: Passage | None = None

    available_days: Annotated[list[Day], Once] | None = None
    shift_types: Annotated[list[ShiftType], Once] | None = None
    travel_radius_miles: int | None = Field(default=None, ge=1, le=100)
    hourly_rate_min: Rate | None = None
    hourly_rate_max: Rate | None = None
    willing_to_travel: bool | None = None
    has_own_transport: bool | None = None

    current_step: int | None = Field(default=None, ge=1, le=4)


class StepProgress(Answer):
    """How far one step is."""

    step: int
    name: str
    weight: int
    percentage: int = Field(description="Points earned, up to the weight.")
    missing: list[str]


class WorkerProfileAnswer(Answer):
    """A worker's own profile."""

    id: UUID
    user_id: UUID
    current_step: int
    profile_completion_status: CompletionStatus
    profile_completion_percentage: int
    steps: list[StepProgress]
    job_board_access: bool

    first_name: str | None
    last_name: str | None
    phone: str | None
    date_of_birth: date | None
    profile_picture_url: str | None
    address_line_1: str | None
    address_line_2: str | None
    city: str | None
    postcode: str | None

    dbs_status: DbsStatus
    dbs_certificate_number: str | None
    dbs_issue_date: date | None
    dbs_expiry_date: date | None
    right_to_work_status: str | None
    qualifications: list[HeldQualification]

    years_experience: Experience | None
    specializations: list[str]
    languages: list[str]
    soft_skills: list[str]
    bio: str | None

    available_days: list[Day]
    shift_types: list[ShiftType]
    travel_radius_miles: int | None
    hourly_rate_min: int | None
    hourly_rate_max: int | None
    willing_to_travel: bool | None
    has_own_transport: bool | None
