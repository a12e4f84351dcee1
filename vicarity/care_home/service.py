"""What a care home may do with its profile, and what staff may decide about it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from vicarity.account import queries as accounts
from vicarity.account.mailbox import mailbox
from vicarity.care_home import queries, rules
from vicarity.care_home.enums import Verification
from vicarity.care_home.errors import (
    AlreadyDecided,
    AlreadyResolved,
    CareHomeNotFound,
    NoCareHome,
    NotForReview,
    OwnReview,
    ProfileIncomplete,
    ReasonMissing,
    ReasonTooLong,
    RegisterChangeNotFound,
)
from vicarity.care_home.events import (
    CareHomeQuestioned,
    CareHomeRejected,
    CareHomeSuspended,
    CareHomeVerified,
)
from vicarity.care_home.schemas import CareHomeProfileChange
from vicarity.core import audit, clock
from vicarity.core.errors import FieldError, NotSignedIn
from vicarity.core.outbox import Event, publish
from vicarity.place.service import located
from vicarity.register import queries as register

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
        NoCareHome: Somebody took it out of the home's team.
    """
    return _told(_found(queries.profile_of(user_id), user_id))


def locked_profile(user_id: UUID) -> dict[str, Any]:
    """Return the profile of an account's home, to be changed in this transaction.

    Raises:
        NotSignedIn: The account has been deleted.
        NoCareHome: Somebody took it out of the home's team.
    """
    return _found(queries.locked_profile_of(user_id), user_id)


def _told(profile: dict[str, Any]) -> dict[str, Any]:
    """Add to a profile what its home has to know and no column holds."""
    return profile | {"missing": rules.missing(profile)}


def change_profile(user_id: UUID, form: CareHomeProfileChange) -> dict[str, Any]:
    """Change some members and return the whole profile.

    A verified home that changes what was checked goes back into review, and one that was asked
    for more has answered.
    """
    current = locked_profile(user_id)
    changes = form.model_dump(exclude_unset=True)
    changes |= _new_check(current, changes) | _derived(current | changes, changes)
    queries.save(current["id"], changes)
    return _told(current | changes)


def _found(profile: dict[str, Any] | None, user_id: UUID) -> dict[str, Any]:
    if profile is None:
        raise NotSignedIn if accounts.user(user_id) is None else NoCareHome
    return profile


def _new_check(current: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    changed = {name for name, value in changes.items() if current[name] != value}
    if changed and current["asked_at"] is not None:
        return {"asked_at": None, "submitted_at": clock.now()}
    if current["verification_status"] is not Verification.VERIFIED or not changed & rules.CHECKED:
        return {}
    return _in_review()


def _in_review() -> dict[str, Any]:
    return {
        "verification_status": Verification.IN_REVIEW,
        "verification_notes": None,
        "verified_at": None,
        "submitted_at": clock.now(),
        "asked_at": None,
    }


def _derived(profile: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Return what follows from the members: completion, place, and the register's rating."""
    derived: dict[str, Any] = {"profile_completion_percentage": rules.percentage(profile)}
    if "postcode" in changes:
        derived |= located(changes["postcode"])
    if "cqc_location_id" in changes:
        derived |= {"cqc_rating": register.rating_of(changes["cqc_location_id"])}
    return derived


def submit(user_id: UUID) -> dict[str, Any]:
    """Send a home for review.

    Raises:
        NotForReview: It is in review, verified or suspended.
        ProfileIncomplete: With each member that is missing.
    """
    current = locked_profile(user_id)
    if current["verification_status"] not in rules.SUBMITTABLE:
        raise NotForReview
    missing = rules.missing(current)
    if missing:
        errors = (FieldError(f"#/{name}", "missing", "Fill this in.") for name in missing)
        raise ProfileIncomplete(errors=tuple(errors))
    changes = _in_review()
    queries.save(current["id"], changes)
    return _told(current | changes)


def search_register(q: str, limit: int) -> dict[str, Any]:
    """Return the locations of the register that fit what was typed."""
    found = register.search(q, limit)
    for entry in found:
        entry["care_home_type"] = rules.likely_type(entry["service_types"])
    return {"items": found, "next_cursor": None}


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
        ReasonMissing: A refusal without a reason.
        ReasonTooLong: The profile could not hold it.
        CareHomeNotFound: There is none.
        OwnReview: It is the reviewer's own.
        AlreadyDecided: The home is in a state from which this cannot be decided.
    """
    said = _said(notes, needed=decision is not Verification.VERIFIED)
    current = _to_review(care_home_id, by, rules.DECISIONS[decision])
    changes = {
        "verification_status": decision,
        "verification_notes": said,
        "verified_at": clock.now() if decision is Verification.VERIFIED else None,
        "asked_at": None,
    }
    return _conclude(current, changes, f"care_home.{decision}", NEWS[decision], by)


def ask(care_home_id: UUID, question: str, *, by: UUID) -> dict[str, Any]:
    """Ask a home in review for more, leave a trail, and tell the home.

    It stays in review, and waits for the home until that changes its profile.

    Args:
        care_home_id: Which home.
        question: What the home reads.
        by: The member of staff who asks.

    Raises:
        ReasonMissing: Nothing was asked.
        ReasonTooLong: The profile could not hold it.
        CareHomeNotFound: There is none.
        OwnReview: It is the reviewer's own.
        AlreadyDecided: The home is not in review.
    """
    said = _said(question, needed=True)
    current = _to_review(care_home_id, by, frozenset({Verification.IN_REVIEW}))
    changes = {
        "verification_status": Verification.IN_REVIEW,
        "verification_notes": said,
        "asked_at": clock.now(),
    }
    return _conclude(current, changes, "care_home.asked", CareHomeQuestioned, by)


def _said(text: str | None, *, needed: bool) -> str | None:
    said = (text or "").strip() or None
    if needed and said is None:
        raise ReasonMissing
    if said is not None and len(said) > rules.LONGEST_REASON:
        raise ReasonTooLong
    return said


def _to_review(care_home_id: UUID, by: UUID, states: frozenset[Verification]) -> dict[str, Any]:
    """Lock a home and return it, if this reviewer may decide on it in the state it is in."""
    current = queries.locked_profile(care_home_id)
    if current is None:
        raise CareHomeNotFound
    if _own(care_home_id, by):
        raise OwnReview
    if current["verification_status"] not in states:
        raise AlreadyDecided
    return current


def _own(care_home_id: UUID, by: UUID) -> bool:
    """Say whether a reviewer is of the home's team, or reads the mail of somebody who is."""
    reviewer = accounts.user(by)
    if reviewer is None:
        return False
    theirs = (mailbox(email) for email in queries.member_emails(care_home_id))
    return mailbox(reviewer.email) in theirs


def _conclude(
    current: dict[str, Any], changes: dict[str, Any], act: str, news: type[Event], by: UUID
) -> dict[str, Any]:
    """Save what staff decided, with its trail and the news of it for each manager."""
    queries.save(current["id"], changes)
    told = ("verification_status", "verification_notes")
    audit.record(
        act,
        actor_id=by,
        subject="care_home",
        subject_id=current["id"],
        before={name: current[name] for name in told},
        after={name: changes[name] for name in told},
    )
    for manager_id in queries.manager_ids(current["id"]):
        publish(news(care_home_id=current["id"], user_id=manager_id))
    return current | changes


def resolve_register_change(change_id: UUID, *, by: UUID, resolution: str) -> dict[str, Any]:
    """Note what was done about a change in the register.

    Args:
        change_id: Which change.
        by: The member of staff who dealt with it.
        resolution: What was done; for colleagues.

    Raises:
        ReasonMissing: Nothing was said.
        ReasonTooLong: The table could not hold it.
        RegisterChangeNotFound: There is none.
        OwnReview: It is about the reviewer's own home.
        AlreadyResolved: Somebody has dealt with it.
    """
    said = _said(resolution, needed=True)
    current = queries.locked_register_change(change_id)
    if current is None:
        raise RegisterChangeNotFound
    if _own(current["care_home_id"], by):
        raise OwnReview
    if current["resolved_at"] is not None:
        raise AlreadyResolved
    resolved = {"resolved_at": clock.now(), "resolved_by": by, "resolution": said}
    queries.save_register_change(change_id, resolved)
    audit.record(
        "care_home.register_resolved",
        actor_id=by,
        subject="care_home",
        subject_id=current["care_home_id"],
        after={"change": str(change_id), "kind": current["kind"], "resolution": said},
    )
    return current | resolved
