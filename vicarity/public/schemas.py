"""What goes over the wire to everybody."""

from __future__ import annotations

from uuid import UUID

from pydantic import Field

from vicarity.core.fields import Answer, Instant, Question
from vicarity.qualification.enums import Category


class DisplayFigures(Answer):
    """The main figures as people read them, such as ``1,204``."""

    workers: str
    care_homes: str
    completed: str
    verified: str


class Stats(Answer):
    """How many people and homes are here. Active accounts with a proven address only."""

    total_workers: int
    total_care_homes: int
    completed_profiles: int = Field(description="Workers whose profile is complete.")
    verified_care_homes: int
    avg_profile_completion: float = Field(description="Of workers, in per cent.")
    recent_signups_7d: int
    open_shifts: int = Field(description="Of verified homes, and to come; two minutes old at most.")
    updated_at: Instant
    display: DisplayFigures


class ShowcaseFilter(Question):
    """How the reference list can be narrowed."""

    category: Category | None = None


class ShownQualification(Answer):
    """One qualification of the reference list."""

    id: UUID
    code: str
    name: str
    description: str
    category: Category
    is_mandatory: bool
    worker_count: int = Field(description="Active workers who hold it, verified by staff.")
    display_order: int


class Showcase(Answer):
    """The reference list."""

    qualifications: list[ShownQualification]
    total_count: int
    updated_at: Instant
