"""What a worker says of a case, what stands on the paper, and what staff say of the difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from vicarity.cli.demo import words
from vicarity.cli.demo.cases import Case, Fate, Twist
from vicarity.cli.demo.credentials import stated
from vicarity.cli.demo.papers.facts import Facts, Form, Layout
from vicarity.cli.demo.world import Known, Values, World
from vicarity.qualification.enums import Category
from vicarity.qualification.reasons import text_of
from vicarity.qualification.rules import DBS, RIGHT_TO_WORK, months_after

#: Days a share code can be used (https://www.gov.uk/prove-right-to-work).
SHARE_CODE_DAYS = 90

#: When credentials run out that are about to, and that have.
EXPIRES_IN, EXPIRED_FOR = timedelta(days=25), timedelta(days=20)

#: Letters and digits that are not mistaken for each other.
CLEAR = "ACDEFGHJKLMNPQRTUVWXYZ2346789"

#: Why a paper is turned down, by what is wrong with it.
REASONS = {
    Twist.SURNAME: "name_differs",
    Twist.NUMBER: "number_differs",
    Twist.DATES: "dates_missing",
    Twist.RUN_OUT: "run_out",
    Twist.WRONG_PAPER: "wrong_document",
    Twist.NO_BARRED_LIST: "dbs_level",
    Twist.WORKFORCE: "dbs_workforce",
    Twist.NONE: "unreadable",
}

#: How many days ago what is held was given, at least: before staff approved it.
HELD_FROM = 30


def layout(case: Case, held: Known) -> Layout:
    """Return what kind of paper proves a qualification."""
    if case.layout is not None:
        return case.layout
    if case.twist is Twist.WRONG_PAPER:
        return Layout.BOOKING
    special = {
        DBS: Layout.DBS, RIGHT_TO_WORK: Layout.PASSPORT, "CARE_CERTIFICATE": Layout.STANDARDS,
        "NMC_RN": Layout.REGISTER, "NMC_NA": Layout.REGISTER,
    }  # fmt: skip
    professional = held.category is Category.PROFESSIONAL
    return special.get(case.code, Layout.DIPLOMA if professional else Layout.COURSE)


def claim(world: World, case: Case, held: Known, profile: Values) -> Values:
    """Return what the worker says: true, unless the paper says otherwise."""
    if case.code == RIGHT_TO_WORK:
        status = profile["right_to_work_status"]
        code = _share_code(world.chance) if case.layout is Layout.SHARE_CODE else None
        return stated(code, None, None, status=status)
    if case.code == DBS:
        return stated(
            profile["dbs_certificate_number"], profile["dbs_issue_date"],
            profile["dbs_expiry_date"], level=profile["dbs_status"],
        )  # fmt: skip
    issued, expires = _dates(world, case, held)
    return stated(_number(world.chance, held, issued), issued, expires)


def _dates(world: World, case: Case, held: Known) -> tuple[date, date | None]:
    """Return when it was given and when it runs out."""
    last = {Fate.EXPIRING: world.today + EXPIRES_IN, Fate.EXPIRED: world.today - EXPIRED_FOR}
    if held.months and case.fate in last:
        return months_after(last[case.fate], -held.months), last[case.fate]
    least = HELD_FROM if case.fate is Fate.HELD else 9
    issued = world.today - timedelta(days=world.chance.randint(least, 18 * (held.months or 36)))
    return issued, months_after(issued, held.months) if held.months else None


def _number(chance: Random, held: Known, issued: date) -> str:
    if held.code.startswith("NMC_"):  # no register has a country Z
        return f"{issued:%y}{chance.choice('ABCDEFGHIJKL')}{chance.randrange(10**4):04}Z"
    letters = "".join(part[0] for part in held.code.split("_"))
    return f"{letters}-{issued:%y%m}-{chance.randrange(10**5):05}"


def _share_code(chance: Random) -> str:
    return "W" + "".join(chance.choices(CLEAR, k=8))


def paper(world: World, case: Case, held: Known, profile: Values, said: Values) -> Facts:
    """Return what stands on the paper: what the worker says, with its twist."""
    kind, today = layout(case, held), world.today
    issued = said["issue_date"] or today - timedelta(days=world.chance.randint(3, 60))
    until = said["expiry_date"]
    if kind is Layout.SHARE_CODE:
        until = issued + timedelta(days=SHARE_CODE_DAYS)
    elif kind is Layout.PASSPORT:
        until = months_after(issued, 84)
    facts = Facts(
        title=held.name,
        first_name=profile["first_name"],
        last_name=profile["last_name"],
        born_on=profile["date_of_birth"],
        number=said["certificate_number"] or f"99{world.chance.randrange(10**7):07}",
        issued_on=issued,
        until=until,
        issuer=_issuer(world.chance, kind, held),
        says=_says(case, kind, profile),
    )
    return _twisted(world, case, facts)


def _issuer(chance: Random, kind: Layout, held: Known) -> str:
    if kind is Layout.REGISTER:
        return held.issuer
    if kind is Layout.DIPLOMA:
        return chance.choice(words.AWARDERS)
    if kind in {Layout.DBS, Layout.STANDARDS}:
        return chance.choice(words.HOME_NAMES)
    return chance.choice(words.PROVIDERS)


def _says(case: Case, kind: Layout, profile: Values) -> tuple[tuple[str, str], ...]:
    """Return what else stands on the paper."""
    if kind is Layout.DBS:
        child, barred = case.twist is Twist.WORKFORCE, case.twist is not Twist.NO_BARRED_LIST
        return (
            ("Level", "Enhanced"),
            ("Position", f"{'Child' if child else 'Adult'} workforce, care worker"),
            ("Barred list information", "None recorded" if barred else "Not requested"),
        )
    if kind in {Layout.SHARE_CODE, Layout.PASSPORT}:
        return (("Status", profile["right_to_work_status"]),)
    return (("Delivered", "In a classroom, 6 hours"), ("Result", "Passed"))


def _twisted(world: World, case: Case, facts: Facts) -> Facts:
    chance = world.chance
    if case.twist is Twist.SURNAME:
        other = chance.choice([name for name in words.LAST_NAMES if name != facts.last_name])
        return replace(facts, last_name=f"{facts.last_name}-{other}")
    if case.twist is Twist.NUMBER:
        return replace(facts, number=_one_digit_off(facts.number))
    if case.twist is Twist.DATES:
        return replace(facts, issued_on=facts.issued_on - timedelta(days=chance.randint(30, 90)))
    if case.twist is Twist.RUN_OUT and facts.until is not None:
        gone = facts.until - world.today + timedelta(days=chance.randint(20, 120))
        return replace(facts, issued_on=facts.issued_on - gone, until=facts.until - gone)
    return facts


def _one_digit_off(number: str) -> str:
    """Return a number with the last but one of its digits another one."""
    places = [place for place, char in enumerate(number) if char.isdigit()]
    place = places[-2]
    return f"{number[:place]}{(int(number[place]) + 5) % 10}{number[place + 1 :]}"


def reason(case: Case) -> str:
    """Return why staff turn it down."""
    return text_of("unreadable" if case.form is Form.BLURRED else REASONS[case.twist])


def question(case: Case) -> str:
    """Return what staff ask the worker for."""
    return words.ASKED_WITHOUT if case.form is None else words.ASKED_WITH
