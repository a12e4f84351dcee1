"""The roles that come with Vicarity (``care_roles.csv``)."""

from __future__ import annotations

from vicarity.core.packaged import table
from vicarity.core.upsert import Written
from vicarity.shift import queries


def load() -> Written:
    """Bring the table up to the list."""
    rows = enumerate(table(__file__, "care_roles.csv"), start=1)
    return queries.save_roles(
        [
            {
                "code": row["code"],
                "name": row["name"],
                "required": row["required"].split(),
                "display_order": order,
            }
            for order, row in rows
        ]
    )
