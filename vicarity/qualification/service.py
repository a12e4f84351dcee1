"""Declaring qualifications."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from vicarity.core.errors import FieldError
from vicarity.qualification import queries
from vicarity.qualification.errors import UnknownDocument, UnknownQualification
from vicarity.qualification.schemas import DeclaredQualification


def declare(user_id: UUID, declared: Sequence[DeclaredQualification]) -> None:
    """Make these the qualifications a worker declares.

    A verified one that stays as it was stays verified; one whose facts change goes back to
    ``pending``; one that is left out is withdrawn.

    Raises:
        UnknownQualification: A code is not in the reference list.
        UnknownDocument: A document is not one the worker uploaded.
    """
    ids = queries.ids_by_code([item.code for item in declared])
    _check(declared, ids)
    rows = {ids[item.code]: _row(user_id, ids[item.code], item) for item in declared}
    queries.drop_credentials(user_id, keep=list(rows))
    if rows:
        queries.save_credentials(list(rows.values()))


def _check(declared: Sequence[DeclaredQualification], ids: dict[str, UUID]) -> None:
    for kind, member, wrong in (
        (UnknownQualification, "code", [item.code not in ids for item in declared]),
        # No document can be uploaded yet, so none of them is the worker's.
        (UnknownDocument, "document_id", [item.document_id is not None for item in declared]),
    ):
        said = str(kind.__doc__)
        places = [f"#/qualifications/{n}/{member}" for n, bad in enumerate(wrong) if bad]
        if places:
            raise kind(errors=tuple(FieldError(place, kind.code(), said) for place in places))


def _row(user_id: UUID, qualification_id: UUID, item: DeclaredQualification) -> dict[str, Any]:
    facts = item.model_dump(exclude={"code"})
    facts["details"] = facts["details"] or {}
    return facts | {"user_id": user_id, "qualification_id": qualification_id}
