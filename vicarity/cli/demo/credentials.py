"""What made-up people hold, and what staff decided about it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from vicarity.cli.demo import words
from vicarity.cli.demo.world import Values, World, of_a_hundred
from vicarity.qualification.enums import CredentialStatus

#: Of a hundred certificates still in date, how many are in which state.
DECIDED = of_a_hundred(
    {
        CredentialStatus.VERIFIED: 62,
        CredentialStatus.PENDING: 30,
        CredentialStatus.REJECTED: 8,
    }
)

#: Days in a month, on average.
MONTH = 30.44


def credentials(world: World, user: Values, number: int) -> list[Values]:
    """Make up what one person holds: some of what everybody needs, and something besides."""
    chance = world.chance
    held = chance.sample(world.mandatory, min(chance.randint(2, 6), len(world.mandatory)))
    held += chance.sample(world.others, min(chance.randint(0, 2), len(world.others)))
    return [_credential(world, user, f"DEMO-{number}-{n}", one) for n, one in enumerate(held, 1)]


def _credential(
    world: World, user: Values, certificate: str, held: tuple[UUID, int | None]
) -> Values:
    qualification_id, months = held
    chance, today = world.chance, world.today
    age = chance.randint(10, int((months or 60) * MONTH * 1.1))
    issued = today - timedelta(days=age)
    expires = issued + timedelta(days=int(months * MONTH)) if months else None
    status = chance.choice(DECIDED)
    if expires and expires < today:
        status = CredentialStatus.EXPIRED
    undecided = status is CredentialStatus.PENDING
    refused = status is CredentialStatus.REJECTED
    return {
        "id": world.new_id(user["created_at"]),
        "user_id": user["id"],
        "qualification_id": qualification_id,
        "certificate_number": certificate,
        "issue_date": issued,
        "expiry_date": expires,
        "verification_status": str(status),
        "rejection_reason": chance.choice(words.REJECTED_CREDENTIAL) if refused else None,
        "decided_at": None if undecided else world.within(user["created_at"], world.now),
        "created_at": user["created_at"],
        "updated_at": user["created_at"],
    }
