"""How much waits in each queue, for the menu on every page."""

from __future__ import annotations

from sqlalchemy import select

from vicarity.admin.queries import care_homes, credentials
from vicarity.extensions import db


def in_queues() -> dict[str, int]:
    """Return how many reviews wait, counted as far as people care, by the menu's names."""
    columns = care_homes.QUEUE.waiting(), credentials.QUEUE.waiting()
    homes, claims = db.session.execute(select(*columns)).one()
    return {"Care homes": homes, "Credentials": claims}
