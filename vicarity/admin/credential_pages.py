"""What the review page of a credential shows, and what its list does to many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from flask import flash, request

from vicarity.admin import answers, arguments, labels, marks, queue_pages, reviews
from vicarity.admin.queries import credentials as queries
from vicarity.admin.queries.queue import Viewer
from vicarity.admin.queries.reviews import viewed_since_opening
from vicarity.admin.words import counted
from vicarity.core import audit, clock
from vicarity.core.database import unit_of_work
from vicarity.document.enums import ScanStatus
from vicarity.document.errors import DocumentNotFound
from vicarity.document.models import Document
from vicarity.qualification import rules as claims
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.reasons import reasons_for, text_of
from vicarity.qualification.review import Bulk

#: Width of a page's picture in pixels: sharp enough to be read at twice its size.
WIDTH = 1600

#: What the buttons above the list decide.
TOGETHER = {
    answers.ASK: (None, "asked for more"),
    CredentialStatus.REJECTED.value: (CredentialStatus.REJECTED, "rejected"),
}


@dataclass(frozen=True)
class Viewing:
    """A page of a document in the viewer.

    Attributes:
        file: The document.
        number: The page, from 1 on.
        clean: Whether there is a picture of it: the file is there and has no virus.
    """

    file: Document
    number: int
    clean: bool


def shown(found: Any, viewer: Viewer) -> dict[str, Any]:
    """Return everything on the review page of a credential."""
    credential, row, today = found[0], _row(found), clock.today()
    files = queries.documents(credential.user_id, credential.document_id)
    same_number = queries.same_number(credential.certificate_number, credential.user_id)
    waits = credential.verification_status is CredentialStatus.PENDING
    return {
        "credential": credential,
        "person": found,
        "name": labels.full_name(found.first_name, found.last_name),
        "marks": _marks(row, bool(same_number), today),
        "evidence_mark": marks.evidence_mark(row),
        "register": claims.REGISTERS.get(found.code),
        "until": _boxes(claims.valid_until(row, today)),
        "waits": waits,
        "own": queue_pages.is_own(found.email, credential.user_id, viewer),
        "files": files,
        "viewing": _viewing(files, credential.document_id),
        "others": queries.others(credential.user_id, credential.id),
        "same_number": same_number,
        "reasons": reasons_for(found.code),
        "labels": labels,
        **queue_pages.frame(
            queries.QUEUE, credential, viewer, waits=waits and credential.asked_at is None
        ),
    }


def _row(found: Any) -> dict[str, Any]:
    """Return a credential as the rules read it."""
    credential = found[0]
    names = ("certificate_number", "issue_date", "expiry_date", "document_id", "details")
    return {
        **{name: getattr(credential, name) for name in names},
        "code": found.code,
        "category": found.category,
        "validity_months": found.validity_months,
        "scan_status": found.scan_status,
        "purged_at": found.purged_at,
    }


def _marks(row: dict[str, Any], taken: bool, today: date) -> dict[str, marks.Mark | None]:
    return {
        "number": marks.number_mark(row, taken),
        "issued": marks.issue_mark(row, today),
        "expires": marks.expiry_mark(row, today),
        "level": marks.level_mark(row),
    }


def _boxes(until: date | None) -> tuple[str, str, str]:
    """Return what the three boxes of the date hold: what was sent, or what would be kept."""
    names = ("expiry_day", "expiry_month", "expiry_year")
    if any(name in request.form for name in names):
        day, month, year = (request.form.get(name, "")[:4] for name in names)
        return day, month, year
    return (str(until.day), str(until.month), str(until.year)) if until else ("", "", "")


def _viewing(files: Sequence[Document], backing: UUID | None) -> Viewing | None:
    """Return which page of which document is shown: those asked for, else the evidence's first.

    Of the worker's other files none opens by itself.
    """
    wanted = arguments.identity("document") or backing
    file = next((file for file in files if file.id == wanted), None)
    if file is None:
        return None
    sent = request.args.get("page", "")
    number = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 4 else 1
    clean = file.scan_status is ScanStatus.CLEAN and file.purged_at is None
    return Viewing(file, min(max(number, 1), file.pages), clean)


def note_view(credential_id: UUID, document_id: UUID, staff_id: UUID) -> None:
    """Note in the trail that somebody sees a document, once for each opening of the review.

    Raises:
        DocumentNotFound: It is none of the worker's whose credential this is.
    """
    with unit_of_work():
        if not queries.belongs(document_id, credential_id):
            raise DocumentNotFound
        if viewed_since_opening(document_id, credential_id, staff_id):
            return
        audit.record(
            "document.view",
            actor_id=staff_id,
            subject="document",
            subject_id=document_id,
            after={"credential_id": str(credential_id)},
        )


def act_on_selected(viewer: Viewer) -> None:
    """Do to the credentials that were ticked what the button says, and say what became of them."""
    act, rows = request.form.get("act", ""), answers.rows()
    if not rows or act not in {"verified", *TOGETHER}:
        queue_pages.take_or_give_back(queries.QUEUE, viewer)
        return
    if act == "verified":
        _tell(reviews.approve_together(rows, viewer.id), "approved")
        return
    decision, done = TOGETHER[act]
    reason = answers.reason(text_of(answers.template()))
    _tell(reviews.say_together(rows, decision, viewer.id, reason), done)


def _tell(bulk: Bulk, done: str) -> None:
    """Say how many were done, and of the others why not, each reason once."""
    if bulk.approved:
        flash(f"{counted(len(bulk.approved), 'credential')} {done}.", "success")
    why: dict[str, int] = {}
    for _, refusal in bulk.skipped:
        why[str(refusal)] = why.get(str(refusal), 0) + 1
    for sentence, number in why.items():
        flash(f"{counted(number, 'credential')} not changed: {sentence}", "info")
