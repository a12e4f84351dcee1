"""What a reviewer should look at twice in a credential: pure comparison, no clock, no database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from vicarity.document.enums import ScanStatus
from vicarity.qualification.rules import (
    DBS,
    REGISTERS,
    RIGHT_TO_WORK,
    document_missing,
    level_too_low,
    months_after,
    needs_document,
)

#: Days before the end from which on a reviewer is warned.
SOON_DAYS = 60

#: What numbers look like. Format is never proof: the register is.
FORMS = {
    DBS: (re.compile(r"[0-9]{12}"), "Not 12 digits"),
    RIGHT_TO_WORK: (re.compile(r"W[A-Z0-9]{8}"), "Not a share code"),
    "NMC_RN": (re.compile(r"[0-9]{2}[A-Z][0-9]{4}[A-Z]"), "Not like an NMC PIN"),
    "NMC_NA": (re.compile(r"[0-9]{2}[A-Z][0-9]{4}[A-Z]"), "Not like an NMC PIN"),
}

#: The number can be left out of all but these: there it is what is looked up.
NUMBERED = frozenset({DBS}) | (frozenset(REGISTERS) - {RIGHT_TO_WORK})


@dataclass(frozen=True)
class Mark:
    """Something to look at twice.

    Attributes:
        tone: ``bad``, ``warn`` or ``ok``.
        words: What it is, in a few words.
    """

    tone: str
    words: str


def number_mark(row: Mapping[str, Any], taken: bool) -> Mark | None:
    """Say what is odd about a certificate number.

    Args:
        row: The credential, with the code of its qualification.
        taken: Whether another worker's credential has the same number.
    """
    number = row["certificate_number"]
    if not number:
        return Mark("warn", "Not given") if row["code"] in NUMBERED else None
    if taken:
        return Mark("bad", "Used by somebody else too")
    form, otherwise = FORMS.get(row["code"], (None, ""))
    if form is not None and not form.fullmatch(number.replace(" ", "").upper()):
        return Mark("bad" if row["code"] == DBS else "warn", otherwise)
    return None


def issue_mark(row: Mapping[str, Any], today: date) -> Mark | None:
    """Say what is odd about the day of issue."""
    issued, months = row["issue_date"], row["validity_months"]
    if issued is None:
        return Mark("warn", "Not given") if months else None
    if issued > today:
        return Mark("bad", "In the future")
    if months and row["expiry_date"] is None and months_after(issued, months) < today:
        return Mark("bad", "Too old to hold")
    return None


def expiry_mark(row: Mapping[str, Any], today: date) -> Mark | None:
    """Say what is odd about the day it runs out."""
    until, issued, months = row["expiry_date"], row["issue_date"], row["validity_months"]
    if until is None:
        return None
    if until < today:
        return Mark("bad", "Has run out")
    if months and until > months_after(issued or today, months):
        return Mark("warn", "Later than usual")
    if (until - today).days <= SOON_DAYS:
        return Mark("warn", f"In {(until - today).days} days")
    return None


def level_mark(row: Mapping[str, Any]) -> Mark | None:
    """Say whether a DBS check is of the level that care homes need."""
    if row["code"] != DBS or "level" not in row["details"]:
        return None
    return Mark("bad", "Too low") if level_too_low(row) else Mark("ok", "As needed")


def evidence_mark(row: Mapping[str, Any]) -> Mark | None:
    """Say what is wrong with the evidence in a list of credentials."""
    if row["scan_status"] is ScanStatus.PENDING:
        return Mark("warn", "Being scanned")
    if not document_missing(row):
        return None
    return Mark("warn", "No document") if needs_document(row) else Mark("", "Check the register")


def queue_marks(row: Mapping[str, Any], today: date) -> list[Mark]:
    """Return what is odd about a credential as a list shows it."""
    found = (evidence_mark(row), issue_mark(row, today), expiry_mark(row, today))
    return [mark for mark in found if mark is not None and mark.tone != "ok"]
