"""Rest and hours: pure arithmetic on shifts.

Source: Working Time Regulations 1998, regulations 4, 5 and 10,
https://www.legislation.gov.uk/uksi/1998/1833
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate

from vicarity.core.clock import LONDON
from vicarity.eligibility.facts import Person, Span

#: Rest between two shifts.
REST = timedelta(hours=11)

#: Hours a week on average over the weeks of a reference period.
WEEKLY_HOURS, WEEKS = 48, 17
WINDOW_DAYS = WEEKS * 7
WINDOW_MINUTES = WEEKLY_HOURS * 60 * WEEKS


def overlaps(one: Span, other: Span) -> bool:
    """Say whether two shifts share a moment; one may begin when the other ends."""
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def rest_between(one: Span, other: Span) -> timedelta:
    """Return the time between two shifts; negative when they overlap."""
    return max(one.starts_at - other.ends_at, other.starts_at - one.ends_at)


def rests_too_little(span: Span, booked: Iterable[Span]) -> bool:
    """Say whether a shift leaves less than 11 hours before or after another."""
    return any(timedelta(0) <= rest_between(span, other) < REST for other in booked)


def most_minutes(span: Span, booked: Iterable[Span]) -> int:
    """Return the most minutes worked in any 17 weeks that a shift would be part of.

    A shift counts on the London day on which it starts.
    """
    minutes = Counter[int]()
    first = _day(span) - timedelta(days=WINDOW_DAYS - 1)
    for other in (span, *booked):
        minutes[(_day(other) - first).days] += other.working_minutes
    days = [minutes[number] for number in range(2 * WINDOW_DAYS - 1)]
    sums = [0, *accumulate(days)]
    return max(sums[end] - sums[end - WINDOW_DAYS] for end in range(WINDOW_DAYS, len(sums)))


def works_too_long(person: Person, span: Span) -> bool:
    """Say whether a shift takes somebody over 48 hours a week who did not agree to that."""
    if _all_minutes(span, person.booked) <= WINDOW_MINUTES or opted_out(person, _day(span)):
        return False
    return most_minutes(span, person.booked) > WINDOW_MINUTES


def _all_minutes(span: Span, booked: Iterable[Span]) -> int:
    """Return what no 17 weeks can pass, which is enough to know for nearly everybody."""
    return sum(max(0, one.working_minutes) for one in (span, *booked))


def opted_out(person: Person, day: date) -> bool:
    """Say whether somebody has agreed, on this day, to work more than 48 hours a week."""
    begun, ended = person.opted_out_from, person.opted_out_until
    return begun is not None and begun <= day and (ended is None or day <= ended)


def _day(span: Span) -> date:
    return span.starts_at.astimezone(LONDON).date()
