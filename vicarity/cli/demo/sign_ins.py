"""The accounts everybody may try: one for each side, and one for each kind of staff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from vicarity.account import queries as accounts
from vicarity.account.enums import STAFF_ROLES, Role
from vicarity.account.models import User
from vicarity.care_home import service as care_homes
from vicarity.care_home.enums import Verification
from vicarity.cli.demo import homes, load, people, queries, reviews, words
from vicarity.cli.demo.cases import OF_AN_APPLICANT, OF_THE_DEMO_WORKER, Case
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

#: Where the worker lives, the manager's home is, and the shifts of both are.
TOWN = "Leeds"

#: How many made-up people apply for the same shifts as the worker.
BESIDE = 3

#: How much of the demo's history the fixed accounts have seen.
SHARE = 0.5


#: Who decides: the first more often than the second.
DECIDERS = (f"verifier@{DOMAIN}", f"admin@{DOMAIN}")


def there() -> dict[str, User]:
    """Return those of the fixed accounts that are there, by address."""
    return queries.accounts(tuple(SIGN_INS))


def add_staff(world: World) -> tuple[UUID, ...]:
    """Open those of the fixed staff accounts that are not there; return the ids of who decides."""
    known = there()
    for email, role in SIGN_INS.items():
        if role in STAFF_ROLES and email not in known:
            since = world.since(SHARE)
            accounts.add_user(email, world.password_hash, role, verified_at=since)
    deciders = queries.accounts(DECIDERS)
    return tuple(deciders[email].id for email in DECIDERS if email in deciders)


def add_missing(desk: Desk, number: int) -> tuple[list[UUID], UUID | None]:
    """Open those of the other fixed accounts that are not there, all in one town.

    Args:
        desk: What their profiles and credentials are made from.
        number: Told apart by it; as many numbers after it are used as accounts are opened.

    Returns:
        The care worker and those who apply beside them, and the manager: who was added just now.
    """
    spots = [spot for spot in desk.world.spots if spot.city == TOWN] or desk.world.spots
    desk = replace(desk, world=replace(desk.world, spots=spots))
    known, world, since = there(), desk.world, desk.world.since(SHARE)
    people: list[UUID] = []
    manager_id: UUID | None = None
    for email, role in SIGN_INS.items():
        if role is Role.WORKER and email not in known:
            people = _add_workers(desk, number, email, since)
        elif role is Role.CARE_HOME_ADMIN and email not in known:
            state, last = Verification.VERIFIED, number + len(people)
            load.write_homes([homes.home(world, last, since, state, email=email)])
            manager_id = queries.accounts((email,))[email].id
            _add_colleagues(world, manager_id, since)
    return people, manager_id


def _add_workers(desk: Desk, number: int, email: str, since: datetime) -> list[UUID]:
    """Open the account of a worker, and of those who apply for the same shifts."""
    made = [_worker(desk, number, since, OF_THE_DEMO_WORKER, email)]
    for beside in range(1, BESIDE + 1):
        made.append(_worker(desk, number + beside, since, OF_AN_APPLICANT))
    load.write_workers(made)
    return [one.user["id"] for one in made]


def _add_colleagues(world: World, manager_id: UUID, since: datetime) -> None:
    """Open the accounts of a manager's colleagues, so far as they are not there."""
    home = care_homes.locked_profile(manager_id)
    for email, (role, name) in COLLEAGUES.items():
        user_id = accounts.add_user(email, world.password_hash, role, verified_at=since)
        if user_id is not None:
            teams.add_member(
                user_id, care_home_id=home["id"], name=name, invited_by=manager_id, at=since
            )


def _worker(
    desk: Desk, number: int, since: datetime, cases: Sequence[Case], email: str | None = None
) -> Worker:
    """Make up a worker who holds everything that is mandatory, and what else ``cases`` say."""
    dbs = DbsStatus.ENHANCED_BARRED
    person = people.worker(desk.world, number, since, email=email, depth=4, dbs=dbs)
    person.user["is_active"] = True
    person.profile["right_to_work_status"] = words.WITH_PASSPORT[0]
    person.credentials.clear()
    return reviews.with_cases(desk, person, cases, SHARE)


def lines() -> Iterator[str]:
    """Yield role, address and password of each fixed account that is there."""
    known = there()
    good = {
        kept: passwords.matches(kept, PASSWORD)
        for kept in {user.password_hash for user in known.values()}
    }
    for email, role in SIGN_INS.items():
        if email in known:
            yield f"{role:<16} {email:<32} {_password(known[email], good)}"


def _password(user: User, good: dict[str, bool]) -> str:
    return PASSWORD if good[user.password_hash] else "(the password was changed)"
