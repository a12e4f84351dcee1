"""What a worker still needs, in words they can act on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from vicarity.core import clock
from vicarity.qualification import rules
from vicarity.qualification.enums import Standing
from vicarity.qualification.queries import reviews

Item = dict[str, Any]

#: With one of these a requirement is met.
MET = frozenset({Standing.HELD, Standing.EXPIRING})

TO_DO = {
    Standing.ASKED: "Answer by correcting your profile, or by uploading what is asked for.",
    Standing.REJECTED: "Put it right in your profile; we then look at it again.",
    Standing.EXPIRED: "Renew it, then enter the new dates and upload the new certificate.",
    Standing.MISSING: "Add it to your profile with its certificate, or book the training.",
}

SEND_FILE = "Upload the document, so that we can check it."
SEND_FILE_AGAIN = "Upload the document again: we do not have a file that we can check."

#: Where the words above do not fit.
ITS_OWN: Mapping[tuple[str, Standing], str] = {
    (rules.DBS, Standing.MISSING): "Enter your DBS certificate in your profile and upload it. "
    "If you have none, ask an employer to apply for one.",
    (rules.RIGHT_TO_WORK, Standing.MISSING): "Say in your profile what gives you the right to "
    "work, and upload a passport or enter a share code.",
    (rules.RIGHT_TO_WORK, Standing.EXPIRED): "Enter a new share code, or upload a document that "
    "is still valid.",
}

#: What holding it makes possible, where that is more than the words below say.
UNLOCKS = {
    "NMC_RN": "Shifts for nurses.",
    "NMC_NA": "Shifts for nursing associates.",
}
EVERYWHERE, SOMEWHERE = "Every care home asks for it.", "Shifts that ask for it."


def compliance(user_id: UUID) -> dict[str, Any]:
    """Return how a worker stands: every requirement, then whatever else they state."""
    now, today = clock.now(), clock.today()
    items = [_item(row, today) for row in reviews.requirements(user_id)]
    items = [_through_another(item, items) for item in items]
    counted = Counter(item["status"] for item in items)
    return {
        "is_compliant": all(item["status"] in MET for item in items if item["is_mandatory"]),
        "checked_at": now,
        "items": items,
        "counts": {standing: counted[standing] for standing in Standing},
    }


def _item(row: Item, today: date) -> Item:
    standing = rules.standing(row, today)
    until = row["expiry_date"]
    return {
        "code": row["code"],
        "name": row["name"],
        "category": row["category"],
        "is_mandatory": row["is_mandatory"],
        "status": standing,
        "expiry_date": until,
        "days_left": (until - today).days if until and standing in MET else None,
        "reason": row["question"] or row["rejection_reason"],
        "what_to_do": _to_do(row, standing),
        "document_id": row["document_id"],
        "unlocks": _unlocks(row),
    }


def _to_do(row: Item, standing: Standing) -> str | None:
    if standing is Standing.PENDING:
        return _file_to_send(row)
    if standing is Standing.EXPIRING:
        return f"Renew it before {_day(row['expiry_date'])}, then enter the new dates."
    return ITS_OWN.get((row["code"], standing), TO_DO.get(standing))


def _file_to_send(row: Item) -> str | None:
    """Say what somebody who waits for us has to send, if we cannot decide without it."""
    if not rules.needs_document(row) or not rules.document_missing(row):
        return None
    return SEND_FILE if row["document_id"] is None else SEND_FILE_AGAIN


def _unlocks(row: Item) -> str:
    return UNLOCKS.get(row["code"], EVERYWHERE if row["is_mandatory"] else SOMEWHERE)


def _through_another(item: Item, items: list[Item]) -> Item:
    """Return a requirement that is met by something better as met by it."""
    codes = rules.FULFILLED_BY.get(item["code"], ())
    if item["status"] in MET or not codes:
        return item
    by = [other for code in codes for other in items if other["code"] == code]
    met = next((other for other in by if other["status"] in MET), None)
    if met is None:
        return item
    told = ("status", "expiry_date", "days_left", "what_to_do", "document_id")
    return item | {name: met[name] for name in told} | {"reason": f"Met by: {met['name']}."}


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
