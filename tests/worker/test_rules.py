"""Rules that look at the day, or hold members against each other."""

import pytest
import time_machine

from tests.worker.conftest import refused


@pytest.mark.parametrize(
    ("born", "accepted"),
    [("2008-11-22", True), ("2008-11-23", False), ("1926-11-22", True), ("1925-11-21", False)],
)
def test_lets_people_in_from_their_18th_birthday_on(put, born, accepted):
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        response = put(date_of_birth=born)

    assert (response.status_code == 200) is accepted


def test_counts_birthdays_by_the_london_day(put):
    with time_machine.travel("2026-06-30T23:30:00Z", tick=False):  # half past midnight in London
        response = put(date_of_birth="2008-07-01")

    assert response.status_code == 200


def test_ages_who_was_born_on_29_february_on_1_march(put):
    with time_machine.travel("2026-02-28T12:00:00Z", tick=False):
        early = put(date_of_birth="2008-02-29").status_code
    with time_machine.travel("2026-03-01T12:00:00Z", tick=False):
        late = put(date_of_birth="2008-02-29").status_code

    assert (early, late) == (422, 200)


class TestMinimumWage:
    @pytest.mark.parametrize(
        ("today", "born", "floor"),
        [
            ("2026-03-31", "1990-01-01", 1221), ("2026-04-01", "1990-01-01", 1271),
            ("2026-04-01", "2007-01-01", 1085), ("2026-03-31", "2007-01-01", 1000),
            ("2026-11-22", "2005-11-22", 1271), ("2026-11-22", "2005-11-23", 1085),
            ("2026-11-22", None, 1271), ("2030-01-01", "1990-01-01", 1271),
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("member", ["hourly_rate_min", "hourly_rate_max"])
    def test_is_the_one_of_the_day_and_the_age(self, put, today, born, floor, member):
        with time_machine.travel(f"{today}T12:00:00Z", tick=False):
            put(date_of_birth=born)
            below, at = put(**{member: floor - 1}), put(**{member: floor})

        assert refused(below) == [f"#/{member}"]
        assert below.json["code"] == "below_minimum_wage"
        assert at.status_code == 200

    def test_does_not_bother_who_changes_something_else_later(self, put):
        with time_machine.travel("2026-03-31T12:00:00Z", tick=False):
            put(date_of_birth="1990-01-01", hourly_rate_min=1221)
        with time_machine.travel("2026-04-01T12:00:00Z", tick=False):
            response = put(city="York")

        assert response.status_code == 200


def test_refuses_rates_out_of_order(put, get):
    together = put(hourly_rate_min=2000, hourly_rate_max=1900)
    put(hourly_rate_min=2000)
    later = put(hourly_rate_max=1900)

    assert refused(together) == refused(later) == ["#/hourly_rate_max"]
    assert together.json["code"] == "rates_out_of_order"
    assert put(hourly_rate_max=2000).status_code == 200


def test_refuses_a_certificate_that_ends_before_it_begins(put):
    put(dbs_issue_date="2025-05-01")

    response = put(dbs_expiry_date="2025-04-30")

    assert refused(response) == ["#/dbs_expiry_date"]
    assert put(dbs_expiry_date="2025-05-01").status_code == 200
