"""The reference list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from vicarity.core.upsert import Written, upsert
from vicarity.extensions import db
from vicarity.qualification.models import Qualification


def save_reference(rows: list[dict[str, Any]]) -> Written:
    """Insert qualifications into the reference list, or change them; not those staff changed."""
    edited = select(Qualification.code).where(Qualification.edited_at.is_not(None))
    theirs = set(db.session.scalars(edited))
    ours = [row for row in rows if row["code"] not in theirs]
    written = upsert(Qualification, ours, key=("code",)) if ours else Written(0, 0, 0)
    return replace(written, unchanged=len(rows) - written.added - written.changed)
