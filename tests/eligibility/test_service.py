"""What the rules are told, held against rows that are loaded one by one."""

import random
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from vicarity.account.models import User
from vicarity.care_home.enums import Verification
from vicarity.care_home.models import CareHomeProfile
from vicarity.core import clock
from vicarity.core.clock import LONDON
from vicarity.core.lean import Lean
from vicarity.eligibility import rules, service
from vicarity.eligibility.facts import Held, Offer, Person, Relation, Span
from vicarity.qualification.enums import CredentialStatus, Standing
from vicarity.qualification.models import Credential, Qualification
from vicarity.qualification.rules import FULFILLED_BY, standing
from vicarity.shift.enums import BookingStatus, Side
from vicarity.shift.models import Block, Booking, CareRole, RestException, Shift, WorkingTimeOptOut
from vicarity.worker.models import MinimumWage, WorkerProfile

VERIFIED = CredentialStatus.VERIFIED


@pytest.fixture
def ready(make):
    return make.eligible()


def codes(verdict):
    return [(reason.code, reason.qualification) for reason in verdict.reasons]


def test_finds_nothing_against_somebody_who_may_work(make, ready):
    assert codes(service.verdict(ready.id, make.shift().id)) == []


def test_knows_no_shift_that_is_not_there(make, ready):
    assert service.verdict(ready.id, ready.id) is None
    assert service.verdicts(ready.id, []) == {}


def test_lets_nobody_work_whose_account_is_gone(make, ready):
    found = dict(codes(service.verdict(make.shift().id, make.shift().id)))

    assert {"account_inactive", "email_not_verified", "profile_incomplete", "under_age"} <= set(
        found
    )


def test_wants_what_the_role_and_the_shift_ask_for(make, ready):
    shift = make.shift(role="registered_nurse", required_qualifications=["COSHH"])

    missing = {which for _, which in codes(service.verdict(ready.id, shift.id))}

    assert missing == {"NMC_RN", "MEDICATION_COMPETENCY", "COSHH"}


def test_lets_nobody_hold_a_qualification_that_the_list_has_no_more(make, ready):
    shift = make.shift(required_qualifications=["ABOLISHED"])

    assert codes(service.verdict(ready.id, shift.id)) == [("credential_required", "ABOLISHED")]


@pytest.mark.parametrize(
    ("own", "better", "passes"),
    [
        (None, 400, True),
        (-10, 400, True),
        (2, 400, True),  # its own runs out before the shift, the better one does not
        (400, 2, True),
        (2, 2, False),
        (None, -10, False),
    ],
)
def test_takes_something_better_for_what_is_asked(make, own, better, passes):
    user, today = make.eligible(but=["CARE_CERTIFICATE"]), clock.today()
    for code, days in (("CARE_CERTIFICATE", own), ("L2_ASCC", better)):
        if days is not None:
            ends = today + timedelta(days=days)
            make.credential(user=user, code=code, verification_status=VERIFIED, expiry_date=ends)
    shift = make.shift(
        starts_at=clock.now() + timedelta(days=5), required_qualifications=["CARE_CERTIFICATE"]
    )

    assert service.verdict(user.id, shift.id).eligible is passes


@pytest.mark.parametrize(("days", "least"), [(39, 1271), (40, 1300)])
def test_holds_pay_against_the_wages_of_the_day_of_the_shift(make, session, ready, days, least):
    now = clock.now()
    new = (now + timedelta(days=40)).astimezone(LONDON).date()
    session.add_all(MinimumWage(effective_on=new, from_age=age, pence=1300) for age in (16, 20))
    starts = now + timedelta(days=days)

    enough, less = (make.shift(starts_at=starts, hourly_rate=rate) for rate in (least, least - 1))

    assert codes(service.verdict(ready.id, enough.id)) == []
    assert codes(service.verdict(ready.id, less.id)) == [("below_minimum_wage", None)]


def test_does_not_hold_a_booking_against_the_shift_it_is_for(make, ready):
    shift = make.shift()
    make.booking(shift=shift, worker=ready)

    assert service.verdict(ready.id, shift.id).eligible


def test_asks_as_many_questions_for_a_page_as_for_one_shift(make, ready, monkeypatch):
    shifts, worker_id = [make.shift().id for _ in range(12)], ready.id
    asked, rows = [], Lean._rows
    monkeypatch.setattr(Lean, "_rows", lambda *given: asked.append(1) or rows(*given))

    service.verdicts(worker_id, shifts[:1])
    few = len(asked)
    service.verdicts(worker_id, shifts)

    assert (few, len(asked) - few) == (6, 6)


class World:
    """Made-up people, homes, shifts and what is between them."""

    def __init__(self, make, session, seed):
        self.random, self.session = random.Random(seed), session
        self.homes = [make.care_home(status=self.any(list(Verification))) for _ in range(3)]
        self.worker = make.user(
            verified=self.any([True, True, False]), is_active=self.any([True, True, False])
        )
        make.worker(
            user=self.worker,
            profile_completion_percentage=self.any([40, 100, 100]),
            date_of_birth=self.any(
                [None, date(2008, 12, 20), date(2005, 12, 10), date(1980, 1, 1)]
            ),
        )
        self.shifts = [self.shift(make) for _ in range(25)]
        self.states(make)
        self.relations()
        self.bookings(make)
        session.commit()

    def any(self, choices):
        return self.random.choice(choices)

    def shift(self, make):
        starts = clock.now() + timedelta(hours=self.random.randint(-40 * 24, 40 * 24))
        return make.shift(
            home=self.any(self.homes),
            starts_at=starts,
            hours=self.random.randint(1, 24),
            break_minutes=self.random.choice([0, 30, 60]),
            hourly_rate=self.random.randint(900, 1600),
            role=self.any(list(self.session.scalars(select(CareRole.code)))),
            required_qualifications=self.random.sample(["COSHH", "L2_ASCC", "CARE_CERTIFICATE"], 1),
        )

    def states(self, make):
        for code in self.session.scalars(select(Qualification.code)).all():
            status = self.any([None, *CredentialStatus, VERIFIED, VERIFIED, VERIFIED])
            asked = clock.now() if status == "pending" and self.any([True, False]) else None
            if status is not None:
                ends = clock.today() + timedelta(days=self.random.randint(-20, 90))
                make.credential(
                    user=self.worker, code=code, verification_status=status,
                    expiry_date=self.any([None, ends]), asked_at=asked,
                    question="Which?" if asked else None,
                )  # fmt: skip

    def relations(self):
        someone = self.worker.id
        if self.any([True, False]):
            home = self.any(self.homes).id
            side = self.any(list(Side))
            self.session.add(Block(side=side, care_home_id=home, worker_id=someone))
        for shift in self.random.sample(self.shifts, 5):
            self.session.add(RestException(shift_id=shift.id, worker_id=someone, reason="Rest."))
        first = clock.today() - timedelta(days=self.random.randint(0, 90))
        for begins, ends in self.any(
            [[], [(0, None)], [(0, 30)], [(0, 20), (60, None)], [(40, 45), (95, 140)]]
        ):
            until = None if ends is None else first + timedelta(days=ends)
            self.session.add(
                WorkingTimeOptOut(
                    worker_id=someone,
                    from_day=first + timedelta(days=begins),
                    until_day=until,
                    ended_at=None if until is None else clock.now(),
                )
            )

    def bookings(self, make):
        taken = []
        for shift in self.random.sample(self.shifts, 12):
            status = self.any([*BookingStatus, *[BookingStatus.CONFIRMED] * 6])
            if status is BookingStatus.CONFIRMED and any(
                shift.starts_at < other.ends_at and other.starts_at < shift.ends_at
                for other in taken
            ):
                continue
            if status is BookingStatus.CONFIRMED:
                taken.append(shift)
            make.booking(shift=shift, worker=self.worker, status=status)


class Plain:
    """The same facts, gathered slowly: whole tables, one shift at a time."""

    def __init__(self, session, worker):
        self.session, self.worker = session, worker

    def all(self, model):
        return list(self.session.scalars(select(model)))

    def verdict(self, shift):
        return rules.judge(self.person(shift), self.offer(shift), self.relation(shift))

    def person(self, shift):
        account = self.session.get(User, self.worker.id)
        (profile,) = [one for one in self.all(WorkerProfile) if one.user_id == account.id]
        day = shift.starts_at.astimezone(LONDON).date()
        agreed = any(
            one.from_day <= day and (one.until_day is None or day <= one.until_day)
            for one in self.all(WorkingTimeOptOut)
            if one.worker_id == account.id
        )
        return Person(
            is_active=account.is_active,
            email_verified=account.email_verified_at is not None,
            profile_percentage=profile.profile_completion_percentage,
            date_of_birth=profile.date_of_birth,
            held=self.held(account),
            booked=self.booked(account, shift),
            opted_out_from=day if agreed else None,
        )

    def held(self, account):
        stated = {
            self.session.get(Qualification, one.qualification_id).code: one
            for one in self.all(Credential)
            if one.user_id == account.id
        }
        own = {code: (standing(vars(one), clock.today()), one) for code, one in stated.items()}
        held = {}
        for code in {*own, *FULFILLED_BY}:
            good = [
                own[other][1].expiry_date or date.max
                for other in (code, *FULFILLED_BY.get(code, ()))
                if other in own and own[other][0] in {Standing.HELD, Standing.EXPIRING}
            ]
            if good:
                held[code] = Held(Standing.HELD, None if max(good) == date.max else max(good))
            elif code in own:
                held[code] = Held(own[code][0])
        return held

    def booked(self, account, shift):
        return tuple(
            self.span(self.session.get(Shift, one.shift_id))
            for one in self.all(Booking)
            if one.worker_id == account.id
            and one.status in {"confirmed", "completed"}
            and one.shift_id != shift.id
        )

    def offer(self, shift):
        home = self.session.get(CareHomeProfile, shift.care_home_id)
        needed = {one.code for one in self.all(Qualification) if one.is_mandatory}
        needed |= set(self.session.get(CareRole, shift.role).required)
        needed |= set(shift.required_qualifications)
        names = {one.code: one.name for one in self.all(Qualification)}
        day = shift.starts_at.astimezone(LONDON).date()
        rates = sorted(
            (one.effective_on, one.from_age, one.pence)
            for one in self.all(MinimumWage)
            if one.effective_on <= day
        )
        return Offer(
            id=shift.id,
            span=self.span(shift),
            hourly_rate=shift.hourly_rate,
            required={code: names[code] for code in needed},
            home_verified=home.verification_status is Verification.VERIFIED,
            wages={age: pence for _, age, pence in rates},
        )

    def relation(self, shift):
        def between(one):
            return one.worker_id == self.worker.id

        return Relation(
            blocked=any(
                one.care_home_id == shift.care_home_id for one in self.all(Block) if between(one)
            ),
            rest_excused=any(
                one.shift_id == shift.id for one in self.all(RestException) if between(one)
            ),
        )

    def span(self, shift):
        minutes = (shift.ends_at - shift.starts_at).total_seconds() / 60
        return Span(shift.starts_at, shift.ends_at, int(minutes) - shift.break_minutes)


@pytest.mark.parametrize("seed", range(12))
def test_judges_a_page_as_it_would_each_shift_alone(make, session, seed):
    world = World(make, session, seed)
    plain = Plain(session, world.worker)

    found = service.verdicts(world.worker.id, [shift.id for shift in world.shifts])

    assert set(found) == {shift.id for shift in world.shifts}
    for shift in world.shifts:
        expected = {
            (one.code, one.passed, one.qualification) for one in plain.verdict(shift).findings
        }
        one = found[shift.id]
        assert {(it.code, it.passed, it.qualification) for it in one.findings} == expected
        assert service.verdict(world.worker.id, shift.id) == one
