"""The accounts everybody may try: one for each side, and one for each kind of staff."""

from __future__ import annotations

from collections.abc import Iterator

from vicarity.account import queries as accounts
from vicarity.account.enums import STAFF_ROLES, Role
from vicarity.account.models import User
from vicarity.care_home.enums import Verification
from vicarity.cli.demo import homes, load, people, queries
from vicarity.cli.demo.world import DOMAIN, World
from vicarity.core import passwords

#: Long enough for staff. It opens nothing where real people are: production refuses demo data.
PASSWORD = "kettle-lantern-orchard"  # noqa: S105

SIGN_INS = {
    f"worker@{DOMAIN}": Role.WORKER,
    f"manager@{DOMAIN}": Role.CARE_HOME_ADMIN,
    f"support@{DOMAIN}": Role.SUPPORT,
    f"verifier@{DOMAIN}": Role.VERIFIER,
    f"admin@{DOMAIN}": Role.ADMIN,
}

#: How much of the demo's history the fixed accounts have seen.
SHARE = 0.5


def add_missing(world: World, number: int) -> int:
    """Open those of the fixed accounts that are not there; return how many.

    Args:
        world: What their profiles are made from.
        number: Told apart by it; as many numbers after it are used as accounts are opened.
    """
    there = queries.accounts(tuple(SIGN_INS))
    missing = {email: role for email, role in SIGN_INS.items() if email not in there}
    for offset, (email, role) in enumerate(missing.items()):
        _open(world, number + offset, email, role)
    return len(missing)


def _open(world: World, number: int, email: str, role: Role) -> None:
    since = world.since(SHARE)
    if role in STAFF_ROLES:
        accounts.add_user(email, world.password_hash, role, verified_at=since)
    elif role is Role.WORKER:
        load.write_workers([people.worker(world, number, since, email=email, depth=4)])
    else:
        load.write_homes([homes.home(world, number, since, Verification.VERIFIED, email)])


def lines() -> Iterator[str]:
    """Yield role, address and password of each fixed account that is there."""
    there = queries.accounts(tuple(SIGN_INS))
    good = {
        kept: passwords.matches(kept, PASSWORD)
        for kept in {user.password_hash for user in there.values()}
    }
    for email, role in SIGN_INS.items():
        if email in there:
            yield f"{role:<16} {email:<32} {_password(there[email], good)}"


def _password(user: User, good: dict[str, bool]) -> str:
    return PASSWORD if good[user.password_hash] else "(the password was changed)"
