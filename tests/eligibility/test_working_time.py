"""Rest and hours, held against slow and obvious calculations."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.eligibility.offers import PERSON, STARTS, span
from vicarity.core.clock import LONDON
from vicarity.eligibility import working_time
from vicarity.eligibility.facts import Span

QUARTER = timedelta(minutes=15)


@st.composite
def spans(draw, days=3):
    begins = STARTS + QUARTER * draw(st.integers(-days * 96, days * 96))
    length = QUARTER * draw(st.integers(1, 96))
    return Span(begins, begins + length, int(length.total_seconds()) // 60)


def quarters(one):
    """Return the quarters of an hour a shift covers."""
    first = int((one.starts_at - STARTS) / QUARTER)
    return set(range(first, first + int((one.ends_at - one.starts_at) / QUARTER)))


@given(spans(), spans())
def test_overlaps_exactly_when_a_quarter_of_an_hour_is_shared(one, other):
    assert working_time.overlaps(one, other) is bool(quarters(one) & quarters(other))


@given(spans(), st.lists(spans(), max_size=4))
def test_wants_44_free_quarters_beside_every_shift(one, booked):
    def too_close(other):
        mine, theirs = quarters(one), quarters(other)
        between = range(min(max(mine), max(theirs)) + 1, max(min(mine), min(theirs)))
        return not mine & theirs and len(between) < 44

    assert working_time.rests_too_little(one, booked) is any(map(too_close, booked))


def day(one):
    return one.starts_at.astimezone(LONDON).date()


def slowest(one, booked):
    """Add up every 17 weeks that the shift is part of."""
    firsts = [day(one) - timedelta(days=back) for back in range(119)]
    return max(
        sum(
            other.working_minutes
            for other in (one, *booked)
            if first <= day(other) < first + timedelta(days=119)
        )
        for first in firsts
    )


@given(spans(), st.lists(spans(days=260), max_size=12))
def test_finds_the_longest_17_weeks_around_a_shift(one, booked):
    assert working_time.most_minutes(one, booked) == slowest(one, booked)


def weeks_of(hours_a_week):
    """Return 17 weeks of shifts before the one in question, with so many hours in each."""
    return tuple(span(hours_later=-168 * week, hours=hours_a_week) for week in range(1, 17))


@pytest.mark.parametrize(("last", "too_long"), [(48, False), (49, True)])
def test_lets_people_work_48_hours_a_week_on_average_and_no_more(last, too_long):
    person = replace(PERSON, booked=weeks_of(48))

    assert working_time.works_too_long(person, span(hours=last)) is too_long


@pytest.mark.parametrize(
    ("begun", "ended", "agreed"),
    [
        (None, None, False),
        (date(2026, 12, 1), None, True),
        (date(2026, 12, 2), None, False),
        (date(2026, 1, 1), date(2026, 12, 1), True),
        (date(2026, 1, 1), date(2026, 11, 30), False),
    ],
)
def test_lets_people_agree_to_more_and_take_it_back(begun, ended, agreed):
    person = replace(PERSON, booked=weeks_of(48), opted_out_from=begun, opted_out_until=ended)

    assert working_time.works_too_long(person, span(hours=60)) is not agreed


@pytest.mark.parametrize(("earlier", "minutes"), [(4, 60), (5, 1060)])
def test_counts_a_shift_on_the_london_day_on_which_it_starts(earlier, minutes):
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight on 1 July in London
    first = datetime(2026, 3, earlier, 12, tzinfo=UTC)  # 119 or 118 days before that
    booked = [Span(first, first + timedelta(hours=20), 1000)]

    found = working_time.most_minutes(Span(late, late + timedelta(hours=1), 60), booked)

    assert found == minutes
