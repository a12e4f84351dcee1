"""Why somebody may work a shift or not: the rules of ``vicarity.eligibility``, with their facts.

Nothing is decided here. The findings are the very ones that the worker and the home are told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from vicarity.admin.board.labels import RULES, pounds, when
from vicarity.admin.words import day, plain_day
from vicarity.core.clock import LONDON
from vicarity.core.database import within
from vicarity.eligibility import service as eligibility
from vicarity.eligibility import working_time
from vicarity.eligibility.facts import Case, Span
from vicarity.eligibility.rules import Finding, Verdict
from vicarity.qualification.enums import Standing

_STANDINGS = {
    Standing.HELD: "Verified",
    Standing.EXPIRING: "Verified, runs out soon",
    Standing.PENDING: "In review",
    Standing.ASKED: "Asked for more",
    Standing.REJECTED: "Rejected",
    Standing.EXPIRED: "Run out",
    Standing.MISSING: "Not stated",
}


@dataclass(frozen=True)
class Line:
    """What one rule says, and what it looked at.

    Attributes:
        finding: The rule's own words.
        asks: What the rule asks.
        looked_at: The facts, in words; empty when there is no more to say.
        credential_id: What it rests on, if it rests on a credential.
    """

    finding: Finding
    asks: str
    looked_at: str
    credential_id: UUID | None


@dataclass(frozen=True)
class Explained:
    """The whole answer."""

    case: Case
    verdict: Verdict
    lines: list[Line]


def explained(worker_id: UUID, shift_id: UUID) -> Explained | None:
    """Ask every rule about a worker and a shift; ``None`` when there is no such shift."""
    cases = eligibility.cases(worker_id, [shift_id], ask=within)
    if not cases:
        return None
    (case,) = cases
    verdict = eligibility.judged(case)
    return Explained(case, verdict, [_line(case, one) for one in verdict.findings])


def _line(case: Case, finding: Finding) -> Line:
    look = _LOOKED_AT.get(finding.code)
    held = case.person.held.get(finding.qualification or "")
    return Line(
        finding,
        asks(finding.code, finding.name),
        look(case, finding) if look else "",
        held.proof.credential_id if held and held.proof else None,
    )


def asks(code: str, name: str | None) -> str:
    """Return what a rule asks, in words; one that nobody has worded yet by its name."""
    return f"{name} is verified and valid" if name else RULES.get(code, code)


def _credential(case: Case, finding: Finding) -> str:
    held = case.person.held.get(finding.qualification or "")
    if held is None:
        return _STANDINGS[Standing.MISSING]
    last = case.offer.span.ends_at.astimezone(LONDON).date()
    until = f"until {plain_day(held.valid_until)}" if held.valid_until else "without an end"
    through = held.proof.code if held.proof else finding.qualification
    by = "" if through == finding.qualification else f", through {through}"
    return f"{_STANDINGS[held.standing]}, {until}{by}; needed on {plain_day(last)}"


def _nearest(case: Case, _finding: Finding) -> str:
    others = sorted(case.person.booked, key=lambda one: _apart(case, one))
    if not others:
        return "No other shift near it"
    nearest = others[0]
    where = "overlaps it" if _apart(case, nearest) < timedelta(0) else f"{_gap(case, nearest)} away"
    return f"The nearest other shift, {when(nearest.starts_at, nearest.ends_at)}, {where}"


def _rest(case: Case, finding: Finding) -> str:
    excused = "; the home recorded compensatory rest" if case.relation.rest_excused else ""
    return _nearest(case, finding) + excused


def _apart(case: Case, other: Span) -> timedelta:
    return working_time.rest_between(case.offer.span, other)


def _gap(case: Case, other: Span) -> str:
    minutes = int(_apart(case, other).total_seconds()) // 60
    return f"{minutes // 60} h {minutes % 60:02} min" if minutes < 48 * 60 else _days(minutes)


def _days(minutes: int) -> str:
    return f"{minutes // (24 * 60)} days"


def _weekly(case: Case, _finding: Finding) -> str:
    minutes = working_time.most_minutes(case.offer.span, case.person.booked)
    a_week = minutes / 60 / working_time.WEEKS
    said = f"At most {a_week:.1f} hours a week with this shift"
    begins = case.offer.span.starts_at.astimezone(LONDON).date()
    agreed = working_time.opted_out(case.person, begins)
    return f"{said}; agreed to work longer" if agreed else said


_LOOKED_AT: dict[str, Callable[[Case, Finding], str]] = {
    "profile_incomplete": lambda case, _: f"{case.person.profile_percentage}% complete",
    "under_age": lambda case, _: f"The shift is on {day(case.offer.span.starts_at)}",
    "credential_required": _credential,
    "overlapping_booking": _nearest,
    "too_little_rest": _rest,
    "weekly_hours": _weekly,
    "below_minimum_wage": lambda case, _: f"It pays {pounds(case.offer.hourly_rate)} an hour",
}
