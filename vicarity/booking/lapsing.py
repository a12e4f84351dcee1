"""Applications that nobody answered: when the shift begins, they end."""

from __future__ import annotations

from vicarity.booking.events import BookingLapsed
from vicarity.booking.queries import due, steps
from vicarity.booking.queries.steps import Place
from vicarity.core import clock
from vicarity.core.outbox import publish
from vicarity.shift.enums import BookingStatus

#: What the worker and the home read.
REASON = "The shift began before the home answered."


def lapse(most: int) -> int:
    """End up to ``most`` applications whose shift has begun, tell who applied; return how many.

    Nobody waits for anybody: what somebody is answering at this moment is passed by.
    """
    now = clock.now()
    end = {"status": BookingStatus.DECLINED, "ended_at": now, "reason": REASON}
    rows = due.unanswered(now, most)
    for row in rows:
        steps.move(Place(row.id, row.shift_id, row.status), end, None)
        publish(BookingLapsed(booking_id=row.id))
    return len(rows)
