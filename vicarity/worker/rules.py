"""When a profile is complete, and other arithmetic: no clock, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vicarity.qualification.rules import DBS, RIGHT_TO_WORK
from vicarity.worker.enums import CompletionStatus, DbsStatus

#: With these there is no certificate to check, or not yet.
NO_CERTIFICATE = frozenset({DbsStatus.NOT_CHECKED, DbsStatus.PENDING})


@dataclass(frozen=True)
class Step:
    """One step of the profile and the points it is worth.

    Attributes:
        number: 1 to 4.
        name: What the step is called.
        groups: Points, and the members that share them.
    """

    number: int
    name: str
    groups: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def weight(self) -> int:
        """Return the points of the whole step."""
        return sum(points for points, _ in self.groups)


STEPS = (
    Step(1, "About you", ((20, ("first_name", "last_name", "phone", "date_of_birth")),)),
    Step(2, "Checks and qualifications", ((15, ("dbs_status",)), (15, ("qualifications",)))),
    Step(3, "Experience", ((25, ("years_experience", "specializations", "bio")),)),
    Step(4, "When and where", ((25, ("available_days", "shift_types", "travel_radius_miles")),)),
)


@dataclass(frozen=True)
class StepResult:
    """How far one step is."""

    step: int
    name: str
    weight: int
    percentage: int
    missing: list[str]


def filled(member: str, value: Any) -> bool:
    """Say whether a member counts as filled in."""
    if member == "dbs_status":
        return value not in {None, DbsStatus.NOT_CHECKED}
    return value not in (None, "", [], ())


def step_result(step: Step, profile: Mapping[str, Any]) -> StepResult:
    """Count one step: each group earns the floor of its points times the share filled in."""
    earned, missing = 0, []
    for points, members in step.groups:
        empty = [member for member in members if not filled(member, profile.get(member))]
        earned += points * (len(members) - len(empty)) // len(members)
        missing += empty
    return StepResult(step.number, step.name, step.weight, earned, missing)


def completion(profile: Mapping[str, Any]) -> list[StepResult]:
    """Return how far each step is; the percentages add up to the profile's."""
    return [step_result(step, profile) for step in STEPS]


def percentage(profile: Mapping[str, Any]) -> int:
    """Return how complete a profile is, from 0 to 100."""
    return sum(result.percentage for result in completion(profile))


def status(percent: int) -> CompletionStatus:
    """Name how far a profile is."""
    if percent == 100:
        return CompletionStatus.COMPLETE
    return CompletionStatus.IN_PROGRESS if percent else CompletionStatus.NOT_STARTED


def credentials(profile: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what a profile says of the DBS check and the right to work, by code.

    Each is a credential that staff verify, whether or not it stands in the list of
    qualifications as well.
    """
    found: dict[str, dict[str, Any]] = {}
    if profile["dbs_status"] not in NO_CERTIFICATE:
        found[DBS] = {
            "certificate_number": profile["dbs_certificate_number"],
            "issue_date": profile["dbs_issue_date"],
            "expiry_date": profile["dbs_expiry_date"],
            "document_id": None,
            "details": {"level": str(profile["dbs_status"])},
        }
    if profile["right_to_work_status"]:
        found[RIGHT_TO_WORK] = {
            "certificate_number": None,
            "issue_date": None,
            "expiry_date": None,
            "document_id": None,
            "details": {"status": profile["right_to_work_status"]},
        }
    return found
