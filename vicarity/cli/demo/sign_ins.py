"""The accounts everybody may try: one for each side, and one for each kind of staff."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from vicarity.account import queries as accounts
from vicarity.account.enums import STAFF_ROLES, Role
from vicarity.account.models import User
from vicarity.care_home import service as care_homes
from vicarity.care_home.enums import Verification
from vicarity.cli.demo import homes, load, people, queries, reviews, words
from vicarity.cli.demo.cases import OF_THE_DEMO_WORKER
from vicarity.cli.demo.people import Worker
from vicarity.cli.demo.reviews import Desk
from vicarity.cli.demo.world import DOMAIN, World
from vicarity.core import passwords
from vicarity.team import queries as teams
from vicarity.worker.enums import DbsStatus

#: Long enough for staff. It opens nothing where real people are: production refuses demo data.
PASSWORD = "kettle-lantern-orchard"  # noqa: S105

SIGN_INS = {
    f"worker@{DOMAIN}": Role.WORKER,
    f"manager@{DOMAIN}": Role.CARE_HOME_ADMIN,
    f"staff@{DOMAIN}": Role.CARE_HOME_STAFF,
    f"support@{DOMAIN}": Role.SUPPORT,
    f"verifier@{DOMAIN}": Role.VERIFIER,
    f"admin@{DOMAIN}": Role.ADMIN,
}

#: The team of the manager above: role and name.
COLLEAGUES = {
    f"deputy@{DOMAIN}": (Role.CARE_HOME_ADMIN, "Grace Mensah"),
    f"staff@{DOMAIN}": (Role.CARE_HOME_STAFF, "Callum Wren"),
}

#: How much of the demo's history the fixed accounts have seen.
SHARE = 0.5


#: Who decides: the first more often than the second.
DECIDERS = (f"verifier@{DOMAIN}", f"admin@{DOMAIN}")


def add_staff(world: World) -> tuple[UUID, ...]:
    """Open those of the fixed staff accounts that are not there; return the ids of who decides."""
    there = queries.accounts(tuple(SIGN_INS))
    for email, role in SIGN_INS.items():
        if role in STAFF_ROLES and email not in there:
            since = world.since(SHARE)
            accounts.add_user(email, world.password_hash, role, verified_at=since)
    there = queries.accounts(DECIDERS)
    return tuple(there[email].id for email in DECIDERS if email in there)


def add_missing(desk: Desk, number: int) -> None:
    """Open those of the other fixed accounts that are not there.

    Args:
        desk: What their profiles and credentials are made from.
        number: Told apart by it; as many numbers after it are used as accounts are opened.
    """
    there, world, since = queries.accounts(tuple(SIGN_INS)), desk.world, desk.world.since(SHARE)
    for email, role in SIGN_INS.items():
        if role is Role.WORKER and email not in there:
            load.write_workers([_worker(desk, number, email, since)])
        elif role is Role.CARE_HOME_ADMIN and email not in there:
            state = Verification.VERIFIED
            load.write_homes([homes.home(world, number + 1, since, state, email=email)])
            _add_colleagues(world, queries.accounts((email,))[email].id, since)


def _add_colleagues(world: World, manager_id: UUID, since: datetime) -> None:
    """Open the accounts of a manager's colleagues, so far as they are not there."""
    home = care_homes.locked_profile(manager_id)
    for email, (role, name) in COLLEAGUES.items():
        user_id = accounts.add_user(email, world.password_hash, role, verified_at=since)
        if user_id is not None:
            teams.add_member(
                user_id, care_home_id=home["id"], name=name, invited_by=manager_id, at=since
            )


def _worker(desk: Desk, number: int, email: str, since: datetime) -> Worker:
    """Make up a worker who has one credential of each standing, and lacks the rest."""
    dbs = DbsStatus.ENHANCED_BARRED
    person = people.worker(desk.world, number, since, email=email, depth=4, dbs=dbs)
    person.profile["right_to_work_status"] = words.WITH_PASSPORT[0]
    person.credentials.clear()
    return reviews.with_cases(desk, person, OF_THE_DEMO_WORKER, SHARE)


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
