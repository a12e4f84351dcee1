from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vicarity.account.mailbox import mailbox
from vicarity.qualification import rules
from vicarity.qualification.reasons import REASONS, reasons_for, text_of
from vicarity.qualification.reference import table

CODES = [row["code"] for row in table(rules.__file__, "qualifications.csv")]
NOTHING = dict.fromkeys(("certificate_number", "issue_date", "expiry_date", "document_id"))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2026, 11, 22), 12, date(2027, 11, 22)), (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2026, 1, 15), 11, date(2026, 12, 15)), (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)  # fmt: skip
def test_adds_months_as_people_count_them(day, months, later):
    assert rules.months_after(day, months) == later


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(1, 120))
def test_never_adds_too_many_days(day, months):
    later = rules.months_after(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"n": 1}, {"n": 1}, True), ({"n": 1}, {"n": True}, False), ({"n": 0}, {"n": False}, False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True), ({}, {"a": None}, False),
    ],
)  # fmt: skip
def test_tells_details_apart_as_the_database_does(one, other, alike):
    first, second = NOTHING | {"details": one}, NOTHING | {"details": other}

    assert rules.same(first, second) is alike


@pytest.mark.parametrize(
    "named", [rules.REGISTERS, rules.KIND_OF, rules.FULFILLED_BY, *rules.FULFILLED_BY.values()]
)
def test_names_qualifications_that_are_in_the_list(named):
    assert set(named) <= set(CODES)


class TestReasons:
    def test_fit_what_a_credential_can_hold_even_together(self):
        assert all(40 < len(reason.text) < 330 for reason in REASONS)
        assert len({reason.code for reason in REASONS}) == len(REASONS)

    def test_end_with_what_to_do(self):
        for reason in REASONS:
            assert reason.wrong.endswith(".")
            assert reason.to_do.startswith("Please ")

    def test_are_offered_where_they_can_be_true(self):
        offered = {code: {reason.code for reason in reasons_for(code)} for code in CODES}

        assert "dbs_level" in offered["DBS_ENHANCED"]
        assert "dbs_level" not in offered["FIRE_SAFETY"]
        assert "share_code" in offered["RIGHT_TO_WORK"]
        assert "not_in_register" in offered["NMC_RN"]
        assert "not_in_register" not in offered["RIGHT_TO_WORK"]
        assert all("unreadable" in codes for codes in offered.values())

    def test_are_found_by_their_code(self):
        assert "blurred" in text_of("unreadable")
        assert text_of("nonsense") == ""


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("ada@example.com", "ada+care@example.com", True),
        ("ADA@example.com", "ada@EXAMPLE.com", True),
        ("ada+a@example.com", "ada+b@example.com", True),
        ("ada@example.com", "ada@example.org", False),
        ("ada@example.com", "adam@example.com", False),
        ("ada+@example.com", "ada@example.com", True),
    ],
)
def test_knows_when_two_addresses_reach_one_person(one, other, shared):
    assert (mailbox(one) == mailbox(other)) is shared
