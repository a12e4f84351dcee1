"""Whether somebody may work a shift: the rules, asked about what the database says.

A page of shifts costs as many journeys as one shift, so lists may ask as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from vicarity.core import clock, lean
from vicarity.eligibility import queries, rules, working_time
from vicarity.eligibility.facts import Case, Held, Offer, Person, Proof, Relation, Span
from vicarity.eligibility.queries import Ask
from vicarity.eligibility.rules import Verdict
from vicarity.qualification.compliance import MET
from vicarity.qualification.rules import FULFILLED_BY, standing
from vicarity.shift.rules import day_of, paid_minutes

#: Shifts this far away can share 17 weeks with one; two days more for London's clocks.
REACH = timedelta(days=working_time.WINDOW_DAYS + 2)

Row = Any


def verdicts(
    worker_id: UUID, shift_ids: Collection[UUID], *, ask: Ask = lean.ask
) -> dict[UUID, Verdict]:
    """Judge many shifts for one worker; a shift that is not there is left out.

    Args:
        worker_id: Whose account it is.
        shift_ids: Which shifts, as many as a page has.
        ask: ``vicarity.core.database.within`` to see what the current transaction did and holds.
    """
    return {case.offer.id: judged(case) for case in cases(worker_id, shift_ids, ask=ask)}


def verdict(worker_id: UUID, shift_id: UUID, *, ask: Ask = lean.ask) -> Verdict | None:
    """Judge one shift; ``None`` when there is no such shift."""
    return verdicts(worker_id, [shift_id], ask=ask).get(shift_id)


def judged(case: Case) -> Verdict:
    """Ask every rule about a case."""
    return rules.judge(case.person, case.offer, case.relation)


def cases(worker_id: UUID, shift_ids: Collection[UUID], *, ask: Ask = lean.ask) -> list[Case]:
    """Gather what the rules are asked about, in six statements however many shifts there are."""
    shifts = queries.offers(ask, worker_id, shift_ids) if shift_ids else ()
    if not shifts:
        return []
    asked = {code for shift in shifts for code in shift.required}
    names = _names(queries.qualifications(ask, asked), asked)
    wages = queries.wages(ask)
    people = _people(queries.person(ask, worker_id), queries.credentials(ask, worker_id))
    first = min(shift.starts_at for shift in shifts) - REACH
    last = max(shift.starts_at for shift in shifts) + REACH
    spans = [(row.shift_id, _span(row)) for row in queries.booked(ask, worker_id, first, last)]
    return [
        Case(
            person=_for_shift(people, shift, spans),
            offer=_offer(shift, names, wages),
            relation=Relation(shift.blocked, shift.rest_excused),
        )
        for shift in shifts
    ]


def _people(rows: Sequence[Row], credentials: Sequence[Row]) -> list[Person]:
    """Return the worker once for each agreement to longer hours; nobody for a missing account."""
    held = _held(credentials, clock.today())
    return [
        Person(
            is_active=row.is_active,
            email_verified=row.email_verified,
            profile_percentage=row.profile_completion_percentage or 0,
            date_of_birth=row.date_of_birth,
            held=held,
            opted_out_from=row.from_day,
            opted_out_until=row.until_day,
        )
        for row in rows
    ] or [Person(False, False, 0, None)]


def _for_shift(people: list[Person], shift: Row, spans: Iterable[tuple[UUID, Span]]) -> Person:
    """Return the worker as they stand towards one shift: a booking of it is no hindrance to it."""
    day = day_of(shift.starts_at)
    fitting = (one for one in people if working_time.opted_out(one, day))
    others = tuple(span for shift_id, span in spans if shift_id != shift.id)
    return replace(next(fitting, people[0]), booked=others)


def _held(credentials: Sequence[Row], today: date) -> dict[str, Held]:
    """Return standings by qualification, each by the credential that holds longest.

    A requirement that something better fulfils is held through that as well.
    """
    own = {row.code: _standing(row, today) for row in credentials}
    through = {
        code: [own[other] for other in others if other in own and own[other].standing in MET]
        for code, others in FULFILLED_BY.items()
    }
    return own | {
        code: max(_met(own.get(code), better), key=_lasts)
        for code, better in through.items()
        if better
    }


def _met(own: Held | None, better: list[Held]) -> list[Held]:
    return [own, *better] if own and own.standing in MET else better


def _lasts(held: Held) -> date:
    return held.valid_until or date.max


def _standing(row: Row, today: date) -> Held:
    return Held(
        standing(row._asdict(), today),
        row.expiry_date,
        Proof(row.id, row.code, row.issue_date, row.decided_at, row.updated_at),
    )


def _offer(shift: Row, names: Mapping[str, tuple[str, bool]], wages: Sequence[Row]) -> Offer:
    return Offer(
        id=shift.id,
        span=_span(shift),
        hourly_rate=shift.hourly_rate,
        required={
            code: name
            for code, (name, all_need) in names.items()
            if all_need or code in shift.required
        },
        home_verified=shift.home_verified,
        wages=_wages_on(day_of(shift.starts_at), wages),
    )


def _names(rows: Sequence[Row], asked: Collection[str]) -> dict[str, tuple[str, bool]]:
    """Return name, and whether everybody must hold it, by code.

    A code that the list has no more keeps its place: nobody can hold it.
    """
    known = {row.code: (row.name, row.is_mandatory) for row in rows}
    return known | {code: (code, False) for code in sorted(asked) if code not in known}


def _wages_on(day: date, wages: Sequence[Row]) -> dict[int, int]:
    """Return the rates of a day, by the age from which they apply: the newest of the table."""
    since = max((row.effective_on for row in wages if row.effective_on <= day), default=None)
    return {row.from_age: row.pence for row in wages if row.effective_on == since}


def _span(row: Row) -> Span:
    minutes = paid_minutes(row.starts_at, row.ends_at, row.break_minutes)
    return Span(row.starts_at, row.ends_at, minutes)
