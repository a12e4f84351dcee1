"""What was frozen when somebody was booked, in words, beside what is so today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from vicarity.admin.board.explaining import Explained, asks
from vicarity.admin.board.labels import pounds, when
from vicarity.admin.words import moment, plain_day

_HOW = {"approved": "The home chose them", "instant": "They took the place themselves"}


@dataclass(frozen=True)
class Finding:
    """One rule, as it was then and as it is now; ``None`` where it was not asked."""

    asks: str
    then: bool | None
    now: bool | None


@dataclass(frozen=True)
class Proof:
    """One credential that was relied on.

    Attributes:
        changed: Whether it has changed since, or is another one today.
    """

    name: str
    credential_id: UUID | None
    valid_until: str
    decided_at: str
    changed: bool


@dataclass(frozen=True)
class Evidence:
    """Everything, in words."""

    facts: list[tuple[str, str]]
    findings: list[Finding]
    proofs: list[Proof]


def read(kept: Mapping[str, Any], today: Explained, names: Mapping[str, str]) -> Evidence:
    """Return what was kept with a booking, in words.

    Args:
        kept: What was frozen.
        today: What the rules say now.
        names: What qualifications are called, by code.
    """
    proofs = [_proof(one, today, names) for one in kept.get("credentials", ())]
    return Evidence(_facts(kept), _findings(kept, today, names), proofs)


def codes(kept: Mapping[str, Any]) -> list[str]:
    """Return which qualifications the evidence speaks of."""
    findings = kept.get("findings", ())
    return [one["qualification"] for one in findings if one.get("qualification")]


def _facts(kept: Mapping[str, Any]) -> list[tuple[str, str]]:
    facts = []
    if "at" in kept:
        facts.append(("Looked at", _moment(kept["at"])))
        facts.append(("How", _HOW.get(kept.get("how", ""), "")))
    if terms := kept.get("terms"):
        begins, ends = (datetime.fromisoformat(terms[name]) for name in ("starts_at", "ends_at"))
        facts.append(("Agreed times", when(begins, ends)))
        facts.append(("Agreed break", f"{terms['break_minutes']} min, unpaid"))
        facts.append(("Agreed rate", f"{pounds(terms['hourly_rate'])} an hour"))
    if hours := kept.get("working_time"):
        facts.append(("Hours", _hours(hours)))
    return facts


def _hours(kept: Mapping[str, Any]) -> str:
    said = f"At most {kept['minutes_in_17_weeks'] / 60 / 17:.1f} a week on average"
    agreed = "; agreed to work longer" if kept["opted_out"] else ""
    excused = "; compensatory rest recorded" if kept["rest_excused"] else ""
    return said + agreed + excused


def _findings(kept: Mapping[str, Any], today: Explained, names: Mapping[str, str]) -> list[Finding]:
    then = {_key(one): one["passed"] for one in kept.get("findings", ())}
    now = {(one.code, one.qualification): one.passed for one in today.verdict.findings}
    called = {one.qualification: one.name for one in today.verdict.findings} | dict(names)
    return [
        Finding(asks(code, called.get(about)), then.get((code, about)), now.get((code, about)))
        for code, about in then | now
    ]


def _key(one: Mapping[str, Any]) -> tuple[str, str | None]:
    return one["code"], one.get("qualification")


def _proof(kept: Mapping[str, Any], today: Explained, names: Mapping[str, str]) -> Proof:
    held = today.case.person.held.get(kept["required"])
    version = held.proof.version.isoformat() if held and held.proof else None
    until = kept["valid_until"]
    return Proof(
        names.get(kept["required"], kept["required"]),
        UUID(kept["credential_id"]) if kept["credential_id"] else None,
        plain_day(date.fromisoformat(until)) if until else "No end",
        _moment(kept["decided_at"]) if kept["decided_at"] else "Not known",
        version != kept["version"],
    )


def _moment(text: str) -> str:
    return moment(datetime.fromisoformat(text))
