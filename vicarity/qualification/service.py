"""Stating qualifications: what a worker lists, and what follows from their profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from vicarity.core import audit, clock
from vicarity.core.errors import FieldError, RuleBroken
from vicarity.qualification import rules
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.errors import UnknownDocument, UnknownQualification
from vicarity.qualification.queries import evidence, reviews, stated
from vicarity.qualification.rules import Facts
from vicarity.qualification.schemas import DeclaredQualification

Rows = dict[str, dict[str, Any]]
Profile = Mapping[str, Facts]


def state(
    user_id: UUID,
    listed: Sequence[DeclaredQualification] | None,
    before: Profile,
    after: Profile,
) -> list[dict[str, Any]]:
    """Bring a worker's credentials to what they list and what their profile says.

    A verified one that stays as it was stays verified; one whose facts change goes back into
    the queue; one that nothing speaks of any more is withdrawn.

    Args:
        user_id: The worker.
        listed: The whole list of qualifications; ``None`` leaves the list as it is.
        before: What the profile said of the DBS check and the right to work, by code.
        after: What it says now.

    Returns:
        The list as it is now, by display order.

    Raises:
        UnknownQualification: A code is not in the reference list.
        UnknownDocument: A document is not one the worker uploaded, or is gone.
    """
    rows = {row["code"]: row for row in stated.locked_credentials(user_id)}
    ids = _ids(rows, [*(item.code for item in listed or ()), *after])
    _check(user_id, listed or (), ids, rows)
    wanted = _wanted(user_id, listed, rows, before, after, ids)
    if _withdraw(user_id, rows, wanted) | _save(user_id, rows, wanted, ids):
        return stated.held(user_id)
    return [row for row in rows.values() if row["declared"]]


def _ids(rows: Rows, codes: Sequence[str]) -> dict[str, UUID]:
    """Return the qualification of each code; only unfamiliar ones are asked for."""
    unfamiliar = {code for code in codes if code not in rows}
    familiar = {code: row["qualification_id"] for code, row in rows.items()}
    return familiar | stated.ids_by_code(unfamiliar)


def _check(
    user_id: UUID, listed: Sequence[DeclaredQualification], ids: Mapping[str, UUID], rows: Rows
) -> None:
    # A document that backs the credential already may have been purged since.
    kept = {(code, row["document_id"]) for code, row in rows.items()}
    named = {item.document_id for item in listed if item.document_id}
    usable = evidence.usable_documents(user_id, named) | {None}
    known = [item.document_id in usable or (item.code, item.document_id) in kept for item in listed]
    _point_at(UnknownQualification, "code", [item.code in ids for item in listed])
    _point_at(UnknownDocument, "document_id", known)


def _point_at(kind: type[RuleBroken], member: str, right: Sequence[bool]) -> None:
    """Refuse the items that are not right, each with its place in the list."""
    said = str(kind.__doc__)
    places = [f"#/qualifications/{n}/{member}" for n, fits in enumerate(right) if not fits]
    if places:
        raise kind(errors=tuple(FieldError(place, kind.code(), said) for place in places))


def _wanted(
    user_id: UUID,
    listed: Sequence[DeclaredQualification] | None,
    rows: Rows,
    before: Profile,
    after: Profile,
    ids: Mapping[str, UUID],
) -> Rows:
    """Return every credential there should be, by code, as it should be stated."""
    if listed is None:
        own = {
            code: rules.following(row, before.get(code), after.get(code))
            for code, row in rows.items()
            if row["declared"]
        }
    else:
        own = {
            item.code: rules.completed(item.model_dump(exclude={"code"}), after.get(item.code))
            for item in listed
        }
    derived = {code: dict(facts) for code, facts in after.items() if code in ids} | own
    return {
        code: _with_newest(user_id, code, facts, rows.get(code)) | {"declared": code in own}
        for code, facts in derived.items()
    }


def _with_newest(
    user_id: UUID, code: str, facts: dict[str, Any], row: dict[str, Any] | None
) -> dict[str, Any]:
    """Name the document of a credential that takes files by their kind."""
    if rules.needs_newest(code, facts, row):
        return facts | {"document_id": evidence.newest_document(user_id, rules.KIND_OF[code])}
    if row and code in rules.KIND_OF and facts["document_id"] is None:
        return facts | {"document_id": row["document_id"]}
    return facts


def _withdraw(user_id: UUID, rows: Rows, wanted: Rows) -> bool:
    gone = {code: row for code, row in rows.items() if code not in wanted}
    if gone:
        stated.drop_credentials([row["id"] for row in gone.values()])
        _leave_trail("credential.withdrawn", user_id, gone, None)
    return bool(gone)


def _save(user_id: UUID, rows: Rows, wanted: Rows, ids: Mapping[str, UUID]) -> bool:
    new = {code: facts for code, facts in wanted.items() if _differs(facts, rows.get(code))}
    if new:
        saved = stated.save_credentials(
            [_row(user_id, ids[code], code, facts) for code, facts in new.items()]
        )
        changed = {code: rows[code] for code in new if code in rows and rows[code]["id"] in saved}
        _leave_trail("credential.reopened", user_id, changed, CredentialStatus.PENDING)
    return _list(rows, wanted) or bool(new)


def _list(rows: Rows, wanted: Rows) -> bool:
    """Put credentials on the worker's list or take them off it, as they are."""
    moved = [
        (row["id"], wanted[code]["declared"])
        for code, row in rows.items()
        if code in wanted and wanted[code]["declared"] is not row["declared"]
    ]
    for credential_id, declared in moved:
        reviews.change(credential_id, {"declared": declared})
    return bool(moved)


def _differs(facts: Facts, row: Facts | None) -> bool:
    return row is None or not rules.same(facts, row) or facts["document_id"] != row["document_id"]


def _row(user_id: UUID, qualification_id: UUID, code: str, facts: Facts) -> dict[str, Any]:
    now = clock.now()
    return {
        **facts,
        "user_id": user_id,
        "qualification_id": qualification_id,
        "verification_status": rules.status_when_stated(code, facts),
        "submitted_at": now,
        "updated_at": now,
    }


def _leave_trail(act: str, user_id: UUID, rows: Rows, status: CredentialStatus | None) -> None:
    """Record what the worker did to credentials that staff had verified."""
    for code, row in rows.items():
        if row["verification_status"] is CredentialStatus.VERIFIED:
            audit.record(
                act,
                actor_id=user_id,
                subject="credential",
                subject_id=row["id"],
                before={"verification_status": CredentialStatus.VERIFIED, "qualification": code},
                after={"verification_status": status, "qualification": code},
            )
