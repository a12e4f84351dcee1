"""Each rule, flipped alone, changes its own reason and no other."""

from dataclasses import replace
from datetime import date

import pytest

from tests.eligibility.offers import OFFER, PERSON, RELATION, span, with_held
from vicarity.eligibility import rules
from vicarity.eligibility.facts import Held, Relation
from vicarity.qualification.enums import Standing

DBS = "DBS_ENHANCED"


def codes(person=PERSON, offer=OFFER, relation=RELATION):
    return [finding.code for finding in rules.judge(person, offer, relation).reasons]


def test_finds_nothing_against_somebody_who_may_work():
    verdict = rules.judge(PERSON, OFFER, RELATION)

    assert verdict.eligible
    assert verdict.reasons == ()


FLIPS = {
    "account_inactive": {"person": replace(PERSON, is_active=False)},
    "email_not_verified": {"person": replace(PERSON, email_verified=False)},
    "profile_incomplete": {"person": replace(PERSON, profile_percentage=99)},
    "under_age": {"person": replace(PERSON, date_of_birth=date(2008, 12, 2))},
    "credential_required": {"person": with_held(DBS, Held(Standing.PENDING))},
    "home_not_verified": {"offer": replace(OFFER, home_verified=False)},
    "blocked": {"relation": Relation(blocked=True)},
    "overlapping_booking": {"person": replace(PERSON, booked=(span(hours_later=11),))},
    "too_little_rest": {"person": replace(PERSON, booked=(span(hours_later=22),))},
    "weekly_hours": {"person": replace(PERSON, booked=tuple(span(24 * n) for n in range(1, 69)))},
    "below_minimum_wage": {"offer": replace(OFFER, hourly_rate=1270)},
}


@pytest.mark.parametrize("code", FLIPS)
def test_names_exactly_what_stands_in_the_way(code):
    assert codes(**FLIPS[code]) == [code]


def test_has_a_flip_for_every_rule():
    everything = {finding.code for finding in rules.judge(PERSON, OFFER, RELATION).findings}

    assert everything == set(FLIPS)


@pytest.mark.parametrize("code", FLIPS)
def test_says_in_words_what_is_wrong_and_what_would_mend_it(code):
    (reason,) = rules.judge(
        FLIPS[code].get("person", PERSON),
        FLIPS[code].get("offer", OFFER),
        FLIPS[code].get("relation", RELATION),
    ).reasons

    assert reason.message.endswith(".")
    assert reason.mend.endswith(".")


@pytest.mark.parametrize(
    ("held", "passes"),
    [
        (None, False),
        (Held(Standing.MISSING), False),
        (Held(Standing.PENDING), False),
        (Held(Standing.ASKED), False),
        (Held(Standing.REJECTED), False),
        (Held(Standing.EXPIRED, date(2026, 11, 1)), False),
        (Held(Standing.HELD, date(2026, 11, 30)), False),
        (Held(Standing.EXPIRING, date(2026, 12, 1)), True),
        (Held(Standing.HELD, None), True),
    ],
)
def test_wants_each_qualification_verified_and_valid_on_the_day(held, passes):
    (finding,) = [
        finding
        for finding in rules.judge(with_held(DBS, held), OFFER, RELATION).findings
        if finding.qualification == DBS
    ]

    assert finding.passed is passes


def test_wants_a_qualification_to_hold_until_a_night_shift_ends():
    night = replace(OFFER, span=span(hours_later=12))  # 20:00 to 08:00
    person = replace(with_held(DBS, Held(Standing.HELD, date(2026, 12, 1))), booked=())

    assert codes(person, night) == ["credential_required"]


@pytest.mark.parametrize(
    ("born", "rate", "passes"),
    [
        ("2008-12-01", 1085, True),  # 18 on the day
        ("2008-12-01", 1084, False),
        ("2005-12-01", 1270, False),  # 21 on the day
        ("2005-12-02", 1270, True),  # 20 still
    ],
)
def test_holds_pay_against_the_wage_of_the_persons_age(born, rate, passes):
    person = replace(PERSON, date_of_birth=date.fromisoformat(born))

    assert ("below_minimum_wage" not in codes(person, replace(OFFER, hourly_rate=rate))) is passes


def test_lets_a_home_excuse_rest_but_never_an_overlap():
    excused = Relation(rest_excused=True)

    assert codes(replace(PERSON, booked=(span(hours_later=22),)), relation=excused) == []
    assert codes(replace(PERSON, booked=(span(hours_later=11),)), relation=excused) == [
        "overlapping_booking"
    ]
