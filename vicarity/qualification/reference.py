"""The reference list that comes with Vicarity (``qualifications.csv``)."""

from __future__ import annotations

from typing import Any

from vicarity.core.packaged import table
from vicarity.core.upsert import Written
from vicarity.qualification.enums import Category
from vicarity.qualification.queries import catalogue


def load() -> Written:
    """Bring the table up to the list. What was taken off it stays, for workers may hold it."""
    rows = table(__file__, "qualifications.csv")
    return catalogue.save_reference([_row(order, row) for order, row in enumerate(rows, start=1)])


def _row(order: int, row: dict[str, str]) -> dict[str, Any]:
    months = row["validity_months"]
    return {
        "code": row["code"],
        "name": row["name"],
        "description": _described(row["issuer"], row["validity_months"]),
        "notes": row["notes"],
        "category": Category(row["category"]),
        "is_mandatory": row["is_mandatory"] == "true",
        "validity_months": int(months) if months else None,
        "issuer": row["issuer"],
        "display_order": order,
    }


def _described(issuer: str, months: str) -> str:
    """Say in plain words who gives it and how long it holds."""
    if not months:
        return f"From: {issuer}."
    years, rest = divmod(int(months), 12)
    every = f"{months} months" if rest else "year" if years == 1 else f"{years} years"
    return f"From: {issuer}. Renewed every {every}."
