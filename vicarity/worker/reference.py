"""The minimum wage, dated, as it comes with Vicarity (``minimum_wage.csv``).

Source: https://www.gov.uk/national-minimum-wage-rates
"""

from __future__ import annotations

from datetime import date

from vicarity.core.packaged import table
from vicarity.core.upsert import Written
from vicarity.worker import queries


def load() -> Written:
    """Bring the table up to the list."""
    rows = table(__file__, "minimum_wage.csv")
    return queries.save_minimum_wages(
        [
            {
                "effective_on": date.fromisoformat(row["effective_on"]),
                "from_age": int(row["from_age"]),
                "pence": int(row["pence"]),
            }
            for row in rows
        ]
    )
