"""Pay, length and repetition, on ordinary days and on both nights when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vicarity.core.clock import LONDON
from vicarity.shift import rules
from vicarity.shift.enums import Frequency


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def wall(moment):
    return moment.astimezone(LONDON).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("starts", "ends", "minutes"),
    [
        ("2026-11-23 08:00", "2026-11-23 20:00", 660),
        ("2027-03-27 22:00", "2027-03-28 05:00", 360),  # 22:00 to 06:00 on the wall, 7 h long
        ("2027-10-30 21:00", "2027-10-31 06:00", 480),  # 22:00 to 06:00 on the wall, 9 h long
    ],
)
def test_pays_the_minutes_that_pass_less_the_break(starts, ends, minutes):
    assert rules.paid_minutes(at(starts), at(ends), break_minutes=60) == minutes


def test_rounds_pay_down_to_whole_pence():
    starts = at("2026-11-23 08:00")

    assert rules.estimated_pay(starts, starts + timedelta(minutes=61), 0, 1271) == 1292


def test_keeps_the_times_on_the_wall_when_summer_ends():
    first = (at("2027-10-29 21:00"), at("2027-10-30 05:00"))  # 22:00 to 06:00 BST

    spans = list(rules.repeated(first, [date(2027, 10, 29 + n) for n in range(3)]))

    assert [(wall(start)[-5:], wall(end)[-5:]) for start, end in spans] == [("22:00", "06:00")] * 3
    assert [(end - start).total_seconds() / 3600 for start, end in spans] == [8, 9, 8]


def test_keeps_the_times_on_the_wall_when_summer_begins():
    first = (at("2027-03-26 22:00"), at("2027-03-27 06:00"))

    spans = list(rules.repeated(first, [date(2027, 3, 26 + n) for n in range(3)]))

    assert [(wall(start)[-5:], wall(end)[-5:]) for start, end in spans] == [("22:00", "06:00")] * 3
    assert [(end - start).total_seconds() / 3600 for start, end in spans] == [8, 7, 8]


def test_begins_an_hour_later_on_the_wall_when_that_hour_is_skipped():
    assert wall(rules.on_the_wall(date(2027, 3, 28), time(1, 30))) == "2027-03-28 02:30"


def test_means_the_first_of_two_equal_times():
    assert rules.on_the_wall(date(2027, 10, 31), time(1, 30)) == at("2027-10-31 00:30")


def test_leaves_the_first_shift_as_it_was_given():
    second_half_past_one = (at("2027-10-31 01:30"), at("2027-10-31 09:30"))

    assert list(rules.repeated(second_half_past_one, [date(2027, 10, 31)])) == [
        second_half_past_one
    ]


@pytest.mark.parametrize(
    ("frequency", "weekdays", "days"),
    [
        (Frequency.DAILY, (), [23, 24, 25, 26, 27, 28, 29, 30]),
        (Frequency.WEEKLY, (), [23, 30]),
        (Frequency.WEEKLY, (1, 5), [23, 24, 28]),
        (Frequency.DAILY, (0, 6), [23, 29, 30]),
    ],
)
def test_repeats_on_the_days_that_were_chosen(frequency, weekdays, days):
    found = rules.days_of(date(2026, 11, 23), date(2026, 11, 30), frequency, weekdays)

    assert [day.day for day in found] == days


def test_makes_one_shift_when_the_end_comes_before_the_beginning():
    first = date(2026, 11, 23)

    assert rules.days_of(first, date(2026, 11, 1), Frequency.DAILY, ()) == [first]


@given(
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_shows_the_wanted_time_on_the_wall_unless_that_hour_is_skipped(day, wanted):
    shown = rules.on_the_wall(day, wanted).astimezone(LONDON)

    skipped = wanted.hour == 1 and shown.hour == 2
    assert shown.date() == day
    assert shown.time() == wanted or (skipped and shown.minute == wanted.minute)
