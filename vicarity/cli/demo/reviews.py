"""People whose credential waits for staff, or was decided lately, with their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from vicarity.cli.demo import claims, credentials, decisions, evidence, people, times, words
from vicarity.cli.demo.cases import QUEUE, Case, Fate
from vicarity.cli.demo.evidence import Claim
from vicarity.cli.demo.papers.facts import Form, Layout
from vicarity.cli.demo.people import Worker
from vicarity.cli.demo.trail import Trail
from vicarity.cli.demo.world import Values, World
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.rules import DBS, RIGHT_TO_WORK
from vicarity.worker.enums import DbsStatus

#: The oldest and newest accounts in the queue, as :meth:`World.since` counts.
OLDEST, NEWEST = 0.3, 0.88

#: One in so many sent a photo of themselves, or has evidence for what was approved lately.
WITH_PORTRAIT, WITH_PROOF = 6, 3

#: Which of the queue are somebody's already: the first decider's or the second's.
TAKEN = {4: 0, 11: 0, 8: 1}

#: Since when staff have approved what is held: longer than anybody was booked for it.
HELD_FOR = timedelta(days=20)

#: How long a question to a worker has been open, in hours.
ASKED_FOR = (20, 90)


@dataclass(frozen=True)
class Desk:
    """What every review needs.

    Attributes:
        world: What people are made from.
        trail: Where decisions are noted.
        draws: Whether certificates can be drawn.
    """

    world: World
    trail: Trail
    draws: bool


def waiting(desk: Desk, how_many: int, first: int) -> Iterator[Worker]:
    """Make up people each of whom has one credential that waits, and others decided lately.

    Args:
        desk: What reviews need.
        how_many: How many people.
        first: The number of the first.
    """
    chance = desk.world.chance
    for index in range(how_many):
        since = desk.world.since(chance.uniform(OLDEST, NEWEST))
        case = QUEUE[index % len(QUEUE)]
        person = _person(desk.world, first + index, since, case)
        person = with_cases(desk, person, [case], index / how_many)
        for held in person.credentials:
            if held["decided_at"] is not None and held["verification_status"] != "expired":
                decisions.again_lately(desk.trail, held)
        if index in TAKEN and desk.world.deciders:
            by = desk.world.deciders[TAKEN[index] % len(desk.world.deciders)]
            desk.trail.take(person.credentials[-1], by)
        if index % WITH_PROOF == 0 and desk.draws:
            person = _with_proof(desk, person)
        yield person


def _person(world: World, number: int, since: datetime, case: Case) -> Worker:
    """Make up a person with a whole profile that fits the case."""
    person = people.worker(world, number, since, depth=4, dbs=DbsStatus.ENHANCED_BARRED)
    needs_code = case.layout is Layout.SHARE_CODE
    status = world.chance.choice(words.WITH_SHARE_CODE if needs_code else words.WITH_PASSPORT)
    person.profile["right_to_work_status"] = status
    listed = [held for held in person.credentials if held["declared"]]
    follow = credentials.derived(world, person.user, person.profile)
    return Worker(person.user, person.profile, listed + follow)


def with_cases(desk: Desk, person: Worker, cases: Sequence[Case], share: float) -> Worker:
    """Return a person who has these cases among their credentials.

    Args:
        desk: What reviews need.
        person: Somebody.
        cases: In place of what they hold of the same qualifications.
        share: How far back in the queue they wait; see :func:`times.sent`.
    """
    made = [_made(desk, person, case, share) for case in cases]
    codes = {held["qualification_id"] for held, _ in made}
    others = [held for held in person.credentials if held["qualification_id"] not in codes]
    documents = [document for _, found in made for document in found]
    return Worker(
        person.user, person.profile, others + [held for held, _ in made],
        person.documents + documents,
    )  # fmt: skip


def _made(desk: Desk, person: Worker, case: Case, share: float) -> tuple[Values, list[Values]]:
    """Return a case's credential and the documents that came with it."""
    world, held = desk.world, desk.world.known[case.code]
    said = claims.claim(world, case, held, person.profile)
    claim = Claim(case, held, person.user["id"], person.profile, said)
    sent = max(times.sent(world, share), person.user["created_at"])
    row = credentials.row(
        world, person.user, held, said, declared=_is_listed(case), submitted_at=sent,
        updated_at=sent,
    )  # fmt: skip
    documents = _documents(desk, claim, sent, portrait=_has_portrait(person.user["id"]))
    if documents:
        row["document_id"] = documents[0]["id"]
    _come_to_its_fate(desk, case, row)
    return row, documents


def _is_listed(case: Case) -> bool:
    """Say whether the worker lists it; the rest follows from the profile."""
    return case.code not in {DBS, RIGHT_TO_WORK} or case.layout is Layout.SHARE_CODE


def _has_portrait(user_id: UUID) -> bool:
    return user_id.int % WITH_PORTRAIT == 0


def _documents(desk: Desk, claim: Claim, sent: datetime, *, portrait: bool) -> list[Values]:
    if claim.case.form is None or not desk.draws:
        return []
    found = [evidence.paper(desk.world, claim, sent)]
    if portrait:
        found.append(evidence.portrait(desk.world, claim, sent - evidence.BEFORE))
    return found


def _come_to_its_fate(desk: Desk, case: Case, row: Values) -> None:
    """Have staff do to a credential what the case says."""
    trail, sent, created = desk.trail, row["submitted_at"], row["created_at"]
    if case.fate is Fate.AGAIN:
        earlier = max(sent - timedelta(hours=desk.world.chance.randint(26, 70)), created)
        decisions.rejected_before(trail, row, earlier, claims.reason(case))
    elif case.fate is Fate.ASKED:
        hours = desk.world.chance.randint(*ASKED_FOR)
        asked = max(desk.world.now - timedelta(hours=hours), created)
        decisions.ask(trail, row, asked, claims.question(case))
    elif case.fate is Fate.REJECTED:
        row["rejection_reason"] = claims.reason(case)
        decisions.lately(trail, row, CredentialStatus.REJECTED)
    elif case.fate is Fate.VERIFIED:
        decisions.lately(trail, row, CredentialStatus.VERIFIED)
    elif case.fate is Fate.HELD:
        at = desk.world.now - HELD_FOR
        row["submitted_at"] = at - timedelta(hours=20)
        decisions.decide(trail, row, CredentialStatus.VERIFIED, at)
    elif case.fate in {Fate.EXPIRING, Fate.EXPIRED}:
        status = {Fate.EXPIRING: CredentialStatus.VERIFIED, Fate.EXPIRED: CredentialStatus.EXPIRED}
        decisions.long_ago(trail, row, status[case.fate])


def _with_proof(desk: Desk, person: Worker) -> Worker:
    """Give the first credential that was approved lately the certificate it was approved on."""
    known = {held.id: held for held in desk.world.known.values()}
    for row in person.credentials:
        if row["verification_status"] == "verified" and row["declared"]:
            held = known[row["qualification_id"]]
            case = Case(held.code, Form.PDF)
            claim = Claim(case, held, person.user["id"], person.profile, row)
            document = evidence.paper(desk.world, claim, row["submitted_at"])
            row["document_id"] = document["id"]
            decisions.looked_at(desk.trail, row)
            return Worker(
                person.user, person.profile, person.credentials, [*person.documents, document]
            )
    return person
