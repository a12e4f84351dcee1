"""What a care worker may do with their profile."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from vicarity.core import clock
from vicarity.core.errors import NotSignedIn, field_problem
from vicarity.place.service import located
from vicarity.qualification.queries import stated
from vicarity.qualification.service import state
from vicarity.worker import queries, rules
from vicarity.worker.errors import BelowMinimumWage, DatesOutOfOrder, RatesOutOfOrder
from vicarity.worker.schemas import WorkerProfileChange

#: Age at which the highest minimum wage is due to everybody.
FULL_RATE_AGE = 21

#: What clearing a member leaves, where that is not nothing.
CLEARED: dict[str, Any] = {
    "dbs_status": "not_checked",
    "specializations": [],
    "languages": [],
    "soft_skills": [],
    "available_days": [],
    "shift_types": [],
    "current_step": 1,
}

#: Members that staff check: they are credentials too.
STATING = frozenset(
    {
        "qualifications",
        "dbs_status",
        "dbs_certificate_number",
        "dbs_issue_date",
        "dbs_expiry_date",
        "right_to_work_status",
    }
)


def open_profile(user_id: UUID, members: dict[str, Any]) -> None:
    """Start a profile with whatever was said at registration."""
    queries.add_profile(user_id, members | _derived(members, members))


def profile(user_id: UUID) -> dict[str, Any]:
    """Return a profile as its owner sees it.

    Raises:
        NotSignedIn: The account has been deleted.
    """
    found = queries.profile(user_id)
    if found is None:
        raise NotSignedIn
    return _shown(found)


def change_profile(user_id: UUID, form: WorkerProfileChange) -> dict[str, Any]:
    """Change some members and return the whole profile.

    Raises:
        BelowMinimumWage: The lowest rate is under the minimum wage of today.
        RatesOutOfOrder: The highest rate is under the lowest.
        DatesOutOfOrder: The DBS certificate expires before it was issued.
        UnknownQualification: A declared code is not in the reference list.
        UnknownDocument: A declared document is not one the worker uploaded.
    """
    current = queries.locked_profile(user_id)
    if current is None:
        raise NotSignedIn
    changes = _changes(form, current)
    merged = current | changes
    _check(merged, changes)
    merged["qualifications"] = _state(user_id, form, current, merged)
    changes |= _differing(_derived(merged, changes), current)
    if changes:
        queries.save(user_id, changes)
    return _shown(merged | changes)


def _state(
    user_id: UUID, form: WorkerProfileChange, before: dict[str, Any], after: dict[str, Any]
) -> list[dict[str, Any]]:
    """Bring the credentials to what the form says, and return the list of qualifications."""
    if not form.model_fields_set & STATING:
        return stated.held(user_id)
    listed = (form.qualifications or []) if "qualifications" in form.model_fields_set else None
    return state(user_id, listed, rules.credentials(before), rules.credentials(after))


def _changes(form: WorkerProfileChange, current: dict[str, Any]) -> dict[str, Any]:
    """Return the columns that become something else; a cleared member takes its empty value."""
    sent = form.model_fields_set - {"qualifications"}
    values = {name: getattr(form, name) for name in sent}
    cleared = {name: CLEARED.get(name) for name, value in values.items() if value is None}
    return _differing(values | cleared, current)


def _differing(values: dict[str, Any], current: dict[str, Any]) -> dict[str, Any]:
    nothing = object()
    return {name: value for name, value in values.items() if current.get(name, nothing) != value}


def _check(profile: dict[str, Any], changes: dict[str, Any]) -> None:
    """Hold the members against each other; those that stay as they were are left alone."""
    lowest, highest = profile["hourly_rate_min"], profile["hourly_rate_max"]
    for member in ("hourly_rate_min", "hourly_rate_max"):
        if changes.get(member) is not None:
            _check_wage(member, changes[member], profile)
    if lowest is not None and highest is not None and highest < lowest:
        raise field_problem(RatesOutOfOrder, "hourly_rate_max")
    issued, expires = profile["dbs_issue_date"], profile["dbs_expiry_date"]
    if issued and expires and expires < issued:
        raise field_problem(DatesOutOfOrder, "dbs_expiry_date")


def _check_wage(member: str, pence: int, profile: dict[str, Any]) -> None:
    today, birth = clock.today(), profile["date_of_birth"]
    age = clock.age_on(today, birth) if birth else FULL_RATE_AGE
    floor = queries.minimum_wage(today, age)
    if floor is not None and pence < floor:
        said = f"Ask for £{floor / 100:.2f} an hour or more: that is the minimum wage."
        raise field_problem(BelowMinimumWage, member, said)


def _derived(profile: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Return what follows from the members: completion, and where the postcode is."""
    percent = rules.percentage(profile)
    derived: dict[str, Any] = {
        "profile_completion_percentage": percent,
        "profile_completion_status": rules.status(percent),
    }
    if "postcode" in changes:
        derived |= located(changes["postcode"])
    return derived


def _shown(profile: dict[str, Any]) -> dict[str, Any]:
    steps = [asdict(result) for result in rules.completion(profile)]
    complete = profile["profile_completion_percentage"] == 100
    return profile | {"steps": steps, "job_board_access": complete}
