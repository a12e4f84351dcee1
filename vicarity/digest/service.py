"""What a worker wants to hear of, and leaving by the link of an e-mail.

It is off until the worker turns it on: these e-mails advertise work through us, so they need
consent first, as easily taken back as given.

Source: Privacy and Electronic Communications (EC Directive) Regulations 2003, regulation 22,
https://www.legislation.gov.uk/uksi/2003/2426; UK GDPR, articles 7(3) and 21(2).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from vicarity.core import clock, tokens
from vicarity.core.errors import field_problem
from vicarity.digest import queries, rules
from vicarity.digest.enums import HowOften
from vicarity.digest.errors import UnsubscribeLinkInvalid
from vicarity.digest.schemas import NotificationsChange
from vicarity.shift import queries as shifts
from vicarity.shift.errors import UnknownRole

#: What holds for who never chose.
UNCHOSEN: dict[str, Any] = {"digest": HowOften.OFF, "radius_miles": None, "roles": []}


def standing(worker_id: UUID) -> dict[str, Any]:
    """Return what a worker chose."""
    return _shown(queries.choice(worker_id))


def _shown(row: Any) -> dict[str, Any]:
    if row is None:
        return UNCHOSEN | {"next_at": None}
    known = {name: getattr(row, name) for name in ("radius_miles", "roles", "next_at")}
    return known | {"digest": row.frequency}


def choose(worker_id: UUID, form: NotificationsChange) -> dict[str, Any]:
    """Keep what a worker wants, from now on.

    Raises:
        UnknownRole: One of the roles is in no list.
    """
    before, now = queries.locked_choice(worker_id), clock.now()
    sent = form.model_dump(exclude_unset=True)
    _check(sent.get("roles") or ())
    cleared = {name: UNCHOSEN[name] if value is None else value for name, value in sent.items()}
    wanted = _shown(before) | cleared
    how_often = HowOften(wanted["digest"])
    queries.save(
        {
            "user_id": worker_id,
            "frequency": how_often,
            "radius_miles": wanted["radius_miles"],
            "roles": wanted["roles"],
            "chosen_at": now,
            "news_since": _news_since(before, now),
            "next_at": _next_at(before, how_often, now),
        }
    )
    return _shown(queries.locked_choice(worker_id))


def _check(roles: Any) -> None:
    for place, code in enumerate(roles):
        if not shifts.is_role(code):
            raise field_problem(UnknownRole, f"roles/{place}")


def _next_at(before: Any, how_often: HowOften, now: datetime) -> datetime | None:
    """Return when the next digest is due: nobody loses their turn by changing something else."""
    if before is not None and before.frequency == how_often:
        due: datetime | None = before.next_at
        return due
    return rules.next_at(how_often, now)


def _news_since(before: Any, now: datetime) -> datetime:
    """Return from when on shifts are news: from the last digest, or since it was turned on."""
    if before is None or before.frequency == HowOften.OFF:
        return now
    since: datetime = before.news_since
    return since


def link_token(worker_id: UUID, message_id: UUID, found_at: datetime) -> str:
    """Return what the link of an e-mail says; a retry of the e-mail sends the same one."""
    claims = tokens.LinkClaims(worker_id, message_id)
    return tokens.link_token(rules.PURPOSE, claims, found_at, rules.LINK_LIFE)


def wants(worker_id: UUID) -> bool:
    """Say whether a worker wants digests, as things are now."""
    row = queries.choice(worker_id)
    return row is not None and row.frequency != HowOften.OFF


def unsubscribe(text: str) -> dict[str, Any]:
    """Turn digests off for whoever was sent this link; once more changes nothing.

    Raises:
        UnsubscribeLinkInvalid: It never was one of ours, or is years old.
    """
    claims = tokens.read_link(rules.PURPOSE, text)
    if claims is None:
        raise UnsubscribeLinkInvalid
    queries.stop(claims.user_id, clock.now())
    return {"message": "We will not send you new shifts by email any more."}
