"""What made-up people hold, and what staff decided about it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from vicarity.cli.demo import times
from vicarity.cli.demo.world import Known, Values, World, of_a_hundred
from vicarity.qualification import rules as holding
from vicarity.qualification.enums import CHECKED, CredentialStatus
from vicarity.qualification.reasons import reasons_for, text_of
from vicarity.worker import rules

#: Of a hundred credentials, how many are in which state; most of those that wait, with their
#: evidence, are made by ``reviews.py``.
DECIDED = of_a_hundred(
    {
        CredentialStatus.VERIFIED: 91,
        CredentialStatus.PENDING: 1,
        CredentialStatus.REJECTED: 8,
    }
)

#: Days in a month, on average.
MONTH = 30.44

#: Decisions on the many are older than the trail of the few.
BEFORE = timedelta(days=times.FORTNIGHT)


def listed(world: World, user: Values, number: int) -> list[Values]:
    """Make up what one person lists: some of what everybody needs, and something besides."""
    chance = world.chance
    held = chance.sample(world.mandatory, min(chance.randint(2, 6), len(world.mandatory)))
    held += chance.sample(world.others, min(chance.randint(0, 2), len(world.others)))
    return [_listed(world, user, f"DEMO-{number}-{n}", one) for n, one in enumerate(held, 1)]


def _listed(world: World, user: Values, certificate: str, held: Known) -> Values:
    age = world.chance.randint(10, int((held.months or 60) * MONTH * 1.1))
    issued = world.today - timedelta(days=age)
    expires = issued + timedelta(days=int(held.months * MONTH)) if held.months else None
    facts = stated(certificate, issued, expires)
    return row(world, user, held, facts) | _standing(world, user, held, facts)


def derived(world: World, user: Values, profile: Values) -> list[Values]:
    """Return what follows from a profile: the DBS check and the right to work."""
    return [
        row(world, user, world.known[code], facts, declared=False)
        | _standing(world, user, world.known[code], facts)
        for code, facts in rules.credentials(profile).items()
    ]


def stated(number: str | None, issued: date | None, expires: date | None, **details: Any) -> Values:
    """Return what a worker says of a credential."""
    values = (number, issued, expires, None, details)
    names = ("certificate_number", "issue_date", "expiry_date", "document_id", "details")
    return dict(zip(names, values, strict=True))


def row(world: World, user: Values, held: Known, facts: Mapping[str, Any], **more: Any) -> Values:
    """Return a credential's row, as it is when a worker has just stated it."""
    since = user["created_at"]
    stated_facts = {name: facts[name] for name in CHECKED}
    return {
        "id": world.new_id(since),
        "user_id": user["id"],
        "qualification_id": held.id,
        **stated_facts,
        "details": json.dumps(facts["details"]),
        "declared": True,
        "verification_status": str(CredentialStatus.PENDING),
        "rejection_reason": None,
        "decided_at": None,
        "decided_by": None,
        "submitted_at": since,
        "question": None,
        "asked_at": None,
        "reminded_days": None,
        "created_at": since,
        "updated_at": since,
    } | more


def _standing(world: World, user: Values, held: Known, facts: Values) -> Values:
    """Return where the check of one of the many stands."""
    status = _status(world, held, facts)
    if status is CredentialStatus.PENDING:
        sent = max(times.sent(world, world.chance.uniform(0.1, 1)), user["created_at"])
        return {"submitted_at": sent, "updated_at": sent}
    at = world.within(user["created_at"], max(user["created_at"], world.now - BEFORE))
    found: Values = {
        "verification_status": str(status),
        "decided_at": at,
        "decided_by": world.chance.choice(world.deciders) if world.deciders else None,
        "submitted_at": max(at - timedelta(hours=world.chance.choice(times.WAITS)),
                            user["created_at"]),
        "updated_at": at,
        "reminded_days": reminded(facts["expiry_date"], world.today),
    }  # fmt: skip
    if status is CredentialStatus.REJECTED:
        found["rejection_reason"] = _reason(world, held, facts)
    return found


def _status(world: World, held: Known, facts: Values) -> CredentialStatus:
    expires = facts["expiry_date"]
    said = holding.status_when_stated(held.code, facts)
    if said is CredentialStatus.EXPIRED or (expires is not None and expires < world.today):
        return CredentialStatus.EXPIRED
    if holding.level_too_low({"code": held.code, "details": facts["details"]}):
        return CredentialStatus.REJECTED
    return world.chance.choice(DECIDED)


def _reason(world: World, held: Known, facts: Values) -> str:
    if holding.level_too_low({"code": held.code, "details": facts["details"]}):
        return text_of("dbs_level")
    return world.chance.choice(reasons_for(held.code)[:3]).text


def reminded(expires: date | None, today: date) -> int | None:
    """Return which reminder somebody has had, so that the first night sends no heap of mail."""
    left = (expires - today).days if expires else None
    return next(
        (days for days in holding.REMINDERS[::-1] if left is not None and left <= days), None
    )
