"""The day before a shift: whether who is booked may still work it, and a reminder."""

from __future__ import annotations

from datetime import timedelta

from vicarity.booking.events import BookingComesUp, BookingInDoubt, EligibilityLost
from vicarity.booking.queries import due, steps
from vicarity.booking.telling import tell_home
from vicarity.core import audit, clock
from vicarity.core.database import within
from vicarity.core.outbox import publish
from vicarity.eligibility import service as eligibility

#: How long before it begins a shift is looked at.
AHEAD = timedelta(hours=24)

#: Who was booked so shortly before that needs no reminder.
FRESH = timedelta(hours=12)


def look(most: int) -> int:
    """Look at up to ``most`` bookings that come up, each once; return how many.

    Who may still work is reminded. Where somebody may not, both sides are told and it stands in
    the trail for staff: the booking stays, for the worker can often mend it in time.
    """
    now = clock.now()
    rows = due.come_up(now, now + AHEAD, most)
    for row in rows:
        verdict = eligibility.verdict(row.worker_id, row.shift_id, ask=within)
        steps.change(row.id, {"reminded_at": now})
        if verdict is not None and not verdict.eligible:
            publish(EligibilityLost(booking_id=row.id))
            tell_home(BookingInDoubt, row.care_home_id, booking_id=row.id)
            audit.record(
                "booking.in_doubt",
                actor_id=None,
                subject="booking",
                subject_id=row.id,
                after={"reasons": sorted({reason.code for reason in verdict.reasons})},
            )
        elif row.confirmed_at is None or now - row.confirmed_at >= FRESH:
            publish(BookingComesUp(booking_id=row.id))
    return len(rows)
