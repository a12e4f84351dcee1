"""How the console says things: statuses, roles and acts in plain words, times in London."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from flask import Flask

from vicarity.account.enums import Role
from vicarity.admin import rules
from vicarity.care_home.enums import CareHomeType, Verification
from vicarity.core import clock
from vicarity.qualification.enums import CredentialStatus
from vicarity.register.enums import ChangeKind

STATUSES = {
    Verification.IN_REVIEW: ("In review", "warn"),
    Verification.PENDING: ("Not sent yet", ""),
    Verification.VERIFIED: ("Verified", "ok"),
    Verification.REJECTED: ("Rejected", "bad"),
    Verification.SUSPENDED: ("Suspended", "bad"),
}

CREDENTIAL_STATUSES = {
    CredentialStatus.PENDING: ("In review", "warn"),
    CredentialStatus.VERIFIED: ("Verified", "ok"),
    CredentialStatus.REJECTED: ("Rejected", "bad"),
    CredentialStatus.EXPIRED: ("Expired", "bad"),
}

REGISTER_CHANGES = {
    ChangeKind.DEREGISTERED: "CQC has ended the registration",
    ChangeKind.DORMANT: "CQC lists it as dormant, or no longer",
    ChangeKind.RENAMED: "CQC has another name for it",
    ChangeKind.RATING: "CQC has rated it anew",
}

ROLES = {
    Role.WORKER: "Care worker",
    Role.CARE_HOME_ADMIN: "Care home, manager",
    Role.CARE_HOME_STAFF: "Care home, staff",
    Role.SUPPORT: "Support",
    Role.VERIFIER: "Verifier",
    Role.ADMIN: "Administrator",
}

TYPES = {
    CareHomeType.RESIDENTIAL: "Residential",
    CareHomeType.NURSING: "Nursing",
    CareHomeType.DEMENTIA: "Dementia",
    CareHomeType.LEARNING_DISABILITY: "Learning disability",
    CareHomeType.MENTAL_HEALTH: "Mental health",
    CareHomeType.PHYSICAL_DISABILITY: "Physical disability",
    CareHomeType.CHILDRENS: "Children's home",
    CareHomeType.DOMICILIARY: "Care at home",
}

#: Every act the trail can hold, in the order of the filter.
ACTS = {
    "care_home.verified": "Approved a care home",
    "care_home.rejected": "Rejected a care home",
    "care_home.suspended": "Suspended a care home",
    "care_home.asked": "Asked a care home for more",
    "care_home.view": "Opened a care home's review",
    "care_home.register_changed": "Found a change in the CQC register",
    "care_home.register_resolved": "Resolved a change in the CQC register",
    "credential.verified": "Approved a credential",
    "credential.rejected": "Rejected a credential",
    "credential.asked": "Asked a worker for more",
    "credential.expired": "Marked a credential as expired",
    "credential.reopened": "Sent a credential back into review",
    "credential.withdrawn": "Withdrew a verified credential",
    "credential.view": "Opened a credential's review",
    "shift.rest_excused": "Recorded compensatory rest",
    "booking.in_doubt": "Found somebody booked who may not work",
    "booking.cancel_for": "Ended a booking for one side",
    "shift.cancel_for": "Cancelled a shift for a care home",
    "review.take": "Took a review",
    "review.give_back": "Gave a review back",
    "worker.view": "Opened a care worker's page",
    "document.view": "Looked at a document",
    "document.download": "Downloaded a document",
    "document.infected": "Found a virus in a document",
    "document.purge": "Deleted a document's file",
    "qualification.change": "Changed a qualification",
    "qualification.add": "Added a qualification",
    "account.suspend": "Suspended an account",
    "account.reactivate": "Reactivated an account",
    "account.end_sessions": "Ended an account's sessions",
    "account.create_staff": "Opened a staff account",
    "account.set_role": "Gave a colleague another role",
    "account.resend_verification": "Sent a verification link again",
    "account.reset_factor": "Took away a colleague's second factor",
    "team.invite": "Invited a colleague into a care home's team",
    "team.invite_again": "Sent an invitation to a team again",
    "team.withdraw": "Withdrew an invitation to a team",
    "team.join": "Joined a care home's team",
    "team.set_role": "Gave a member of a team another role",
    "team.remove": "Took a member out of a team",
    "email.resend": "Sent an e-mail again",
    "job.retry": "Ran a failed job again",
    "job.delete": "Deleted a failed job",
    "export": "Exported a list",
    "console.sign_in": "Signed in to the console",
    "console.sign_in_failed": "Failed to sign in to the console",
    "console.sign_out": "Signed out of the console",
    "console.code_failed": "Gave a wrong second-factor code",
    "console.enrol": "Set up a second factor",
    "console.recovery_used": "Used a recovery code",
    "console.recovery_renewed": "Made new recovery codes",
    "console.step_up": "Confirmed who they are",
    "console.end_session": "Ended a session of the console",
}

#: What homes and workers do to shifts and bookings; the trail of staff does not hold it.
STEPS = {
    "shift.posted": "Posted the shift",
    "shift.changed": "Changed the shift",
    "shift.published": "Published the shift",
    "shift.cancelled": "Cancelled the shift",
    "booking.applied": "Applied",
    "booking.confirmed": "Made it a booking",
    "booking.declined": "Declined the application",
    "booking.withdrawn": "Withdrew the application",
    "booking.cancelled_by_worker": "Gave the place up",
    "booking.cancelled_by_home": "Took the place back",
    "booking.completed": "Said that it was worked",
    "booking.no_show": "Said that nobody came",
}


def day(instant: datetime) -> str:
    """Return for instance ``Mon 23 Nov 2026``."""
    local = instant.astimezone(clock.LONDON)
    return f"{local:%a} {local.day} {local:%b %Y}"


def moment(instant: datetime) -> str:
    """Return for instance ``Mon 23 Nov 2026, 14:05``."""
    return f"{day(instant)}, {instant.astimezone(clock.LONDON):%H:%M}"


def age(instant: datetime) -> str:
    """Return how long ago that was."""
    return rules.duration(max(timedelta(), clock.now() - instant))


def act(action: str) -> str:
    """Return what was done; an act nobody has worded yet by its name."""
    return ACTS.get(action) or STEPS.get(action, action)


def changes(
    before: dict[str, Any] | None, after: dict[str, Any] | None
) -> list[tuple[str, str, str]]:
    """Return what an act changed, as name, value before and value after."""
    old, new = before or {}, after or {}
    names = [*old, *(name for name in new if name not in old)]
    return [
        (name.replace("_", " ").capitalize(), _value(old.get(name)), _value(new.get(name)))
        for name in names
        if old.get(name) != new.get(name)
    ]


def _value(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).replace("_", " ")


def person(email: str) -> str:
    """Return what to call a colleague, from their address: ``Sam Jones``."""
    parts = email.partition("@")[0].replace("-", ".").replace("_", ".").split(".")
    return " ".join(part.capitalize() for part in parts if part) or email


def and_list(names: Sequence[str]) -> str:
    """Return names as people say them: ``Ada, Ben and Cleo``."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def counted(number: int, noun: str) -> str:
    """Return for instance ``1 review`` or ``2,000 reviews``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def capped(number: int) -> str:
    """Return a count that stopped where people stop caring as ``1,000+``."""
    return f"{rules.MOST_COUNTED:,}+" if number > rules.MOST_COUNTED else f"{number:,}"


def plain_day(when: date) -> str:
    """Return for instance ``17 May 1990``."""
    return f"{when.day} {when:%b %Y}"


def initials(email: str) -> str:
    """Return one or two letters for the circle in the corner."""
    parts = [part for part in email.partition("@")[0].replace("-", ".").split(".") if part]
    return "".join(part[0] for part in parts[:2]).upper()


def greeting() -> str:
    """Return a greeting that fits the time of day in London."""
    hour = clock.now().astimezone(clock.LONDON).hour
    return f"Good {'morning' if hour < 12 else 'afternoon' if hour < 18 else 'evening'}"


def init_app(app: Flask) -> None:
    """Offer these words to templates."""
    filters: dict[str, Callable[..., str]] = {
        "london_day": day,
        "london_moment": moment,
        "age": age,
        "act": act,
        "initials": initials,
        "person": person,
        "capped": capped,
        "plain_day": plain_day,
    }
    for name, filter_ in filters.items():
        app.add_template_filter(filter_, name)
    tables = {
        "STATUSES": STATUSES,
        "CREDENTIAL_STATUSES": CREDENTIAL_STATUSES,
        "REGISTER_CHANGES": REGISTER_CHANGES,
        "ROLES": ROLES,
        "TYPES": TYPES,
    }
    for name, words in tables.items():
        app.add_template_global(words, name)  # type: ignore[arg-type]
    app.add_template_global(changes)
    app.add_template_global(greeting)
