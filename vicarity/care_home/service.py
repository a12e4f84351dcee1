"""What a care home may do with its profile, and what staff may decide about it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from vicarity.care_home import queries, rules
from vicarity.care_home.enums import Verification
from vicarity.care_home.errors import (
    AlreadyDecided,
    CareHomeNotFound,
    NotForReview,
    ProfileIncomplete,
    ReasonMissing,
)
from vicarity.care_home.events import CareHomeRejected, CareHomeSuspended, CareHomeVerified
from vicarity.care_home.schemas import CareHomeProfileChange
from vicarity.core import audit, clock
from vicarity.core.errors import FieldError, NotSignedIn
from vicarity.core.outbox import Event, publish
from vicarity.place.service import located

#: What tells the home about each decision.
NEWS: dict[Verification, type[Event]] = {
    Verification.VERIFIED: CareHomeVerified,
    Verification.REJECTED: CareHomeRejected,
    Verification.SUSPENDED: CareHomeSuspended,
}


def open_profile(user_id: UUID, members: dict[str, Any]) -> None:
    """Start a profile with whatever was said at registration."""
    queries.add_profile(user_id, members | _derived(members, members))


def profile(user_id: UUID) -> dict[str, Any]:
    """Return the profile of the home an account belongs to.

    Raises:
        NotSignedIn: The account has been deleted.
    """
    return _found(queries.profile_of(user_id))


def change_profile(user_id: UUID, form: CareHomeProfileChange) -> dict[str, Any]:
    """Change some members and return the whole profile.

    A verified home that changes what was checked goes back into review.
    """
    current = _found(queries.locked_profile_of(user_id))
    changes = form.model_dump(exclude_unset=True)
    changes |= _new_check(current, changes) | _derived(current | changes, changes)
    queries.save(current["id"], changes)
    return current | changes


def _found(profile: dict[str, Any] | None) -> dict[str, Any]:
    if profile is None:
        raise NotSignedIn
    return profile


def _new_check(current: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    changed = {name for name, value in changes.items() if current[name] != value}
    if current["verification_status"] is not Verification.VERIFIED or not changed & rules.CHECKED:
        return {}
    return _in_review()


def _in_review() -> dict[str, Any]:
    return {
        "verification_status": Verification.IN_REVIEW,
        "verification_notes": None,
        "verified_at": None,
        "submitted_at": clock.now(),
    }


def _derived(profile: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Return what follows from the members: completion, and where the postcode is."""
    derived: dict[str, Any] = {"profile_completion_percentage": rules.percentage(profile)}
    if "postcode" in changes:
        derived |= located(changes["postcode"])
    return derived


def submit(user_id: UUID) -> dict[str, Any]:
    """Send a home for review.

    Raises:
        NotForReview: It is in review, verified or suspended.
        ProfileIncomplete: With each member that is missing.
    """
    current = _found(queries.locked_profile_of(user_id))
    if current["verification_status"] not in rules.SUBMITTABLE:
        raise NotForReview
    missing = rules.missing(current)
    if missing:
        errors = (FieldError(f"#/{name}", "missing", "Fill this in.") for name in missing)
        raise ProfileIncomplete(errors=tuple(errors))
    changes = _in_review()
    queries.save(current["id"], changes)
    return current | changes


def decide(
    care_home_id: UUID, decision: Verification, *, by: UUID, notes: str | None = None
) -> dict[str, Any]:
    """Verify, reject or suspend a home, leave a trail, and tell the home.

    Args:
        care_home_id: Which home.
        decision: ``VERIFIED``, ``REJECTED`` or ``SUSPENDED``.
        by: The member of staff who decides.
        notes: What the home reads; needed for all but ``VERIFIED``.

    Raises:
        CareHomeNotFound: There is none.
        ReasonMissing: A refusal without a reason.
        AlreadyDecided: The home is in a state from which this cannot be decided.
    """
    notes = (notes or "").strip() or None
    if decision is not Verification.VERIFIED and notes is None:
        raise ReasonMissing
    current = queries.locked_profile(care_home_id)
    if current is None:
        raise CareHomeNotFound
    if current["verification_status"] not in rules.DECISIONS[decision]:
        raise AlreadyDecided
    changes = _decided(decision, notes)
    queries.save(care_home_id, changes)
    _leave_trail(care_home_id, current, changes, by)
    publish(NEWS[decision](care_home_id=care_home_id))
    return current | changes


def _decided(decision: Verification, notes: str | None) -> dict[str, Any]:
    verified = decision is Verification.VERIFIED
    return {
        "verification_status": decision,
        "verification_notes": notes,
        "verified_at": clock.now() if verified else None,
    }


def _leave_trail(
    care_home_id: UUID, before: dict[str, Any], after: dict[str, Any], by: UUID
) -> None:
    told = ("verification_status", "verification_notes")
    audit.record(
        f"care_home.{after['verification_status']}",
        actor_id=by,
        subject="care_home",
        subject_id=care_home_id,
        before={name: before[name] for name in told},
        after={name: after[name] for name in told},
    )
