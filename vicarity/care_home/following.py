"""Following the CQC register, and telling what it means for homes of ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from vicarity.care_home import queries
from vicarity.core import audit, clock
from vicarity.core.database import reading, unit_of_work
from vicarity.core.upsert import Written
from vicarity.register import syncing
from vicarity.register.client import RegisterClient
from vicarity.register.rules import Change


@dataclass(frozen=True)
class Step:
    """One span of time that was followed.

    Attributes:
        since: Where it began.
        until: Where it ended.
        written: What that did to the register.
        tasks: Tasks opened for staff, about homes of ours.
        unclear: Locations about which CQC's service said nothing we understand.
    """

    since: datetime
    until: datetime
    written: Written
    tasks: int
    unclear: list[str]


def catch_up(
    client: RegisterClient, since: datetime | None = None, due: timedelta = timedelta()
) -> Iterator[Step]:
    """Follow the register up to now, one committed span after the other.

    Args:
        client: What asks CQC's service.
        since: Where to begin; by default where the register is known until.
        due: How far behind the register may be without anything being asked.

    Raises:
        NoRegisterYet: There is no register to follow on from.
        RegisterAway: The service does not answer; what was followed stays.
        RegisterKeyRefused: It does not know our key.
        RegisterUnclear: Its answers make no sense.
        RegisterBusy: A file is being read into the register.
    """
    if since is None:
        with reading():
            since = syncing.known_until()
    if clock.now() - since < due:
        return
    while clock.now() - since > syncing.SHORTEST:
        told = syncing.news(client, since)
        with unit_of_work():
            merged = syncing.write(told)
            tasks = follow_register(merged.changes)
        yield Step(since, told.until, merged.written, tasks, told.unclear)
        since = told.until


def follow_register(changes: Iterable[Change]) -> int:
    """Show what the register says now, and open a task for each change about a home of ours.

    Nothing is decided: a person looks at what became different.

    Returns:
        How many tasks were opened.
    """
    found: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        found[change.location_id].append(change)
    claims = queries.claims(list(found))
    for care_home_id, location_id in claims:
        for change in found[location_id]:
            _open_task(care_home_id, change)
    queries.renew_ratings()
    return sum(len(found[location_id]) for _, location_id in claims)


def _open_task(care_home_id: UUID, change: Change) -> None:
    queries.add_register_change(care_home_id, change)
    audit.record(
        "care_home.register_changed",
        actor_id=None,
        subject="care_home",
        subject_id=care_home_id,
        before=change.before,
        after=change.after,
    )
