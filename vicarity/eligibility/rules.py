"""The rules, one function each: may this person work this shift?

Each returns a finding: that it holds, or a code, a sentence and what would mend it. The same
rules speak when shifts are listed, opened, booked, confirmed and looked at the night before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from vicarity.core import clock
from vicarity.core.clock import LONDON
from vicarity.eligibility import working_time
from vicarity.eligibility.facts import Held, Offer, Person, Relation
from vicarity.qualification.enums import Standing

#: Care shifts here are for adults.
YOUNGEST = 18


@dataclass(frozen=True)
class Finding:
    """What one rule says.

    Attributes:
        code: Stable, for programs.
        passed: Whether the rule holds.
        message: One sentence for people, when it does not.
        mend: What would change that.
        qualification: The code of the qualification it is about, if it is about one.
        name: What that is called.
    """

    code: str
    passed: bool
    message: str = ""
    mend: str = ""
    qualification: str | None = None
    name: str | None = None


@dataclass(frozen=True)
class Verdict:
    """What all rules say."""

    findings: tuple[Finding, ...]

    @property
    def eligible(self) -> bool:
        """Say whether every rule holds."""
        return all(finding.passed for finding in self.findings)

    @property
    def reasons(self) -> tuple[Finding, ...]:
        """Return what stands in the way."""
        return tuple(finding for finding in self.findings if not finding.passed)


def judge(person: Person, offer: Offer, relation: Relation) -> Verdict:
    """Ask every rule."""
    return Verdict(
        (
            *_about_the_person(person, offer),
            *_credentials(person, offer),
            *_about_the_home(offer, relation),
            *_time(person, offer, relation),
            _wage(person, offer),
        )
    )


#: Most rules hold for most shifts of a page, and say so in the same words.
_finding = lru_cache(maxsize=1000)(Finding)


def _rule(code: str, passed: bool, message: str, mend: str) -> Finding:
    return _finding(code, True) if passed else Finding(code, False, message, mend)


def _about_the_person(person: Person, offer: Offer) -> Iterator[Finding]:
    yield _rule(
        "account_inactive",
        person.is_active,
        "This account is suspended.",
        "Write to us: a person looks at it.",
    )
    yield _rule(
        "email_not_verified",
        person.email_verified,
        "Your email address is not confirmed.",
        "Open the link that we sent to it.",
    )
    yield _rule(
        "profile_incomplete",
        person.profile_percentage == 100,
        f"Your profile is {person.profile_percentage}% complete.",
        "Fill in the rest of it.",
    )
    yield _rule(
        "under_age",
        _age(person, _day(offer)) >= YOUNGEST,
        f"You must be {YOUNGEST} or older on the day of the shift.",
        "Enter your date of birth, or choose a later shift.",
    )


def _credentials(person: Person, offer: Offer) -> Iterator[Finding]:
    day = _last_day(offer)
    for code, name in offer.required.items():
        yield _credential(code, name, person.held.get(code), day)


def _credential(code: str, name: str, held: Held | None, day: date) -> Finding:
    """Say whether one qualification is verified, and still valid when the shift ends."""
    said = _missing(name, held, day)
    if said is None:
        return _finding("credential_required", True, "", "", code, name)
    return Finding("credential_required", False, *said, qualification=code, name=name)


def _missing(name: str, held: Held | None, day: date) -> tuple[str, str] | None:
    standing = held.standing if held else Standing.MISSING
    if standing in {Standing.HELD, Standing.EXPIRING}:
        until = held.valid_until if held else None
        if until is None or until >= day:
            return None
        return f"{name} runs out before this shift ends.", "Renew it and enter the new dates."
    return _NOT_HELD[standing][0].format(name=name), _NOT_HELD[standing][1]


_NOT_HELD = {
    Standing.MISSING: ("{name} is missing.", "Add it to your profile with its certificate."),
    Standing.PENDING: ("{name} is not checked yet.", "We are looking at it."),
    Standing.ASKED: ("We asked you something about {name}.", "Answer in your passport."),
    Standing.REJECTED: ("{name} was not accepted.", "Your passport says why; put it right."),
    Standing.EXPIRED: ("{name} has run out.", "Renew it and enter the new dates."),
}


def _about_the_home(offer: Offer, relation: Relation) -> Iterator[Finding]:
    yield _rule(
        "home_not_verified",
        offer.home_verified,
        "This care home is not verified at the moment.",
        "We are looking at the home; other shifts are open to you.",
    )
    yield _rule(
        "blocked",
        not relation.blocked,
        "You and this care home do not work together.",
        "Choose a shift at another home.",
    )


def _time(person: Person, offer: Offer, relation: Relation) -> Iterator[Finding]:
    span, booked = offer.span, person.booked
    yield _rule(
        "overlapping_booking",
        not any(working_time.overlaps(span, other) for other in booked),
        "You have another shift at that time.",
        "Cancel the other one first, or choose another shift.",
    )
    yield _rule(
        "too_little_rest",
        relation.rest_excused or not working_time.rests_too_little(span, booked),
        "It leaves less than 11 hours of rest beside another shift of yours.",
        "Choose a shift further from it.",
    )
    yield _rule(
        "weekly_hours",
        not working_time.works_too_long(person, span),
        "It takes you over 48 hours a week, on average over 17 weeks.",
        "Choose a shorter one, or agree to longer hours in your settings.",
    )


def _wage(person: Person, offer: Offer) -> Finding:
    least = least_pay(offer, _age(person, _day(offer)))
    return _rule(
        "below_minimum_wage",
        offer.hourly_rate >= least,
        "It pays less than the minimum wage for your age.",
        "The home has to raise the rate.",
    )


def least_pay(offer: Offer, age: int) -> int:
    """Return the minimum wage in pence an hour for somebody of an age; 0 when none is known.

    Holiday pay that is rolled up into an hourly figure never counts towards it.

    Source: National Minimum Wage Regulations 2015, https://www.legislation.gov.uk/uksi/2015/621
    """
    return max((pence for from_age, pence in offer.wages.items() if from_age <= age), default=0)


def _age(person: Person, day: date) -> int:
    return clock.age_on(day, person.date_of_birth) if person.date_of_birth else 0


def _day(offer: Offer) -> date:
    return offer.span.starts_at.astimezone(LONDON).date()


def _last_day(offer: Offer) -> date:
    return offer.span.ends_at.astimezone(LONDON).date()
