"""What a credential says, what proves it, and until when it holds: no clock, no database."""

from __future__ import annotations

import calendar
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from vicarity.document.enums import DocumentKind, ScanStatus
from vicarity.qualification.enums import CHECKED, Category, CredentialStatus, Standing

Facts = Mapping[str, Any]

DBS, RIGHT_TO_WORK = "DBS_ENHANCED", "RIGHT_TO_WORK"

#: The DBS level care homes need, and what a profile says of a check that has run out.
FULL_LEVEL, NO_LONGER = "enhanced_barred", "expired"

#: Which of a worker's files belong to a credential by their kind alone.
KIND_OF = {DBS: DocumentKind.DBS_CERTIFICATE, RIGHT_TO_WORK: DocumentKind.RIGHT_TO_WORK}
CODE_OF = {kind: code for code, kind in KIND_OF.items()}

#: Where staff look a number up themselves: with a number, these need no document.
#: Right to work: the share code of https://www.gov.uk/prove-right-to-work.
REGISTERS = {
    RIGHT_TO_WORK: "https://www.gov.uk/view-right-to-work",
    "NMC_RN": "https://www.nmc.org.uk/registration/search-the-register/",
    "NMC_NA": "https://www.nmc.org.uk/registration/search-the-register/",
    "HCPC_OT": "https://www.hcpc-uk.org/check-the-register/",
    "HCPC_PH": "https://www.hcpc-uk.org/check-the-register/",
    "SWE_SW": "https://www.socialworkengland.org.uk/",
    "SSSC_REG": "https://www.sssc.uk.com/",
    "SCW_REG": "https://socialcare.wales/",
    "NISCC_REG": "https://niscc.info/",
}

#: Short courses: their certificates look alike, and many come at once.
BULK_CATEGORIES = frozenset({Category.MANDATORY, Category.SPECIALIZED, Category.TRAINING})

#: From which states staff may move a credential to each: what proves false later is rejected then.
DECISIONS = {
    CredentialStatus.VERIFIED: frozenset({CredentialStatus.PENDING}),
    CredentialStatus.REJECTED: frozenset({CredentialStatus.PENDING, CredentialStatus.VERIFIED}),
}

#: Days before the end at which a worker is told, once each.
REMINDERS = (60, 30, 7)
EXPIRING_DAYS = max(REMINDERS)

#: What else fulfils a requirement, best first; see the notes in ``qualifications.csv``.
FULFILLED_BY = {
    "LEARNING_DISABILITY_AUTISM": ("OMMT_T2", "OMMT_T1"),
    "CARE_CERTIFICATE": ("CARE_CERTIFICATE_2015", "L2_ASCC"),
}

_TOGETHER = (("certificate_number",), ("issue_date", "expiry_date"))


def completed(item: Facts, profile: Facts | None) -> dict[str, Any]:
    """Return what a listed item says, and for what it leaves out what the profile says.

    The two dates are taken together, so that one of each cannot contradict the other.
    """
    facts = {**item, "details": item["details"] or {}}
    if profile is None:
        return facts
    for names in _TOGETHER:
        if all(item[name] is None for name in names):
            facts |= {name: profile[name] for name in names}
    return facts | {"details": profile["details"] | facts["details"]}


def following(row: Facts, before: Facts | None, after: Facts | None) -> dict[str, Any]:
    """Return a listed credential's facts after the profile changed: the last word counts."""
    facts = {name: row[name] for name in CHECKED}
    if after is None or before == after:
        return facts
    before = before or dict.fromkeys(CHECKED)
    for names in _TOGETHER:
        if any(before[name] != after[name] for name in names):
            facts |= {name: after[name] for name in names}
    if before["details"] != after["details"]:
        facts["details"] = facts["details"] | after["details"]
    return facts


def same(one: Facts, other: Facts | None) -> bool:
    """Say whether two credentials state the same, whatever document they come with."""
    return other is not None and _stated(one) == _stated(other)


def _stated(row: Facts) -> tuple[Any, ...]:
    # As JSON, because Python takes 1 and True for the same.
    details = json.dumps(row["details"], sort_keys=True)
    return (row["certificate_number"], row["issue_date"], row["expiry_date"], details)


def needs_newest(code: str, facts: Facts, row: Facts | None) -> bool:
    """Say whether the newest file of its kind belongs to a credential.

    It does when something new is stated about a DBS check or the right to work, and no other
    file than before is named.
    """
    kept = row["document_id"] if row else None
    return code in KIND_OF and facts["document_id"] in {None, kept} and not same(facts, row)


def status_when_stated(code: str, facts: Facts) -> CredentialStatus:
    """Return where a credential begins: a DBS check said to have run out needs no review."""
    gone = code == DBS and facts["details"].get("level") == NO_LONGER
    return CredentialStatus.EXPIRED if gone else CredentialStatus.PENDING


def needs_document(row: Facts) -> bool:
    """Say whether a credential cannot be checked without a document."""
    return row["code"] not in REGISTERS or not row["certificate_number"]


def document_missing(row: Facts) -> bool:
    """Say whether there is no file to look at: none came, it was refused or it was deleted."""
    refused = row["scan_status"] is ScanStatus.INFECTED
    return row["document_id"] is None or refused or row["purged_at"] is not None


def level_too_low(row: Facts) -> bool:
    """Say whether a DBS check is, by the worker's own word, less than care homes need."""
    level = row["details"].get("level") if row["code"] == DBS else None
    return level not in {None, FULL_LEVEL}


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def valid_until(row: Facts, today: date) -> date | None:
    """Return the last day on which a credential holds if it is approved today.

    What the worker says; else the usual period from the day it was issued, or from today
    when that is not known; ``None`` for what has no end.
    """
    if row["expiry_date"] is not None or row["validity_months"] is None:
        stated: date | None = row["expiry_date"]
        return stated
    return months_after(row["issue_date"] or today, row["validity_months"])


def may_bulk_approve(row: Facts, today: date) -> bool:
    """Say whether a credential may be approved together with others.

    Only a short course whose certificate can be seen and whose date of issue is known. DBS
    checks, the right to work, skills that are signed off, diplomas and registrations are
    looked at one by one.
    """
    issued = row["issue_date"]
    return (
        row["category"] in BULK_CATEGORIES
        and row["code"] not in KIND_OF
        and row["scan_status"] is ScanStatus.CLEAN
        and row["purged_at"] is None
        and issued is not None
        and issued <= today
    )


def standing(row: Facts, today: date) -> Standing:
    """Name how a worker stands towards one requirement."""
    status, until = row["verification_status"], row["expiry_date"]
    if status is None:
        return Standing.MISSING
    if status is CredentialStatus.REJECTED:
        return Standing.REJECTED
    if row["asked_at"] is not None:
        return Standing.ASKED
    if status is CredentialStatus.EXPIRED or (until is not None and until < today):
        return Standing.EXPIRED
    if status is CredentialStatus.PENDING:
        return Standing.PENDING
    soon = until is not None and (until - today).days <= EXPIRING_DAYS
    return Standing.EXPIRING if soon else Standing.HELD
