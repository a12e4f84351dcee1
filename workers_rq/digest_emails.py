"""The e-mail about new shifts. It can be stopped with one press, in the mail program too.

Source: RFC 8058, https://www.rfc-editor.org/rfc/rfc8058
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from vicarity.account import queries as accounts
from vicarity.board import news
from vicarity.board.rules import miles
from vicarity.digest import service as digests
from vicarity.digest.events import NewShiftsFound
from vicarity.shift.rules import estimated_pay
from workers_rq.booking_emails import when
from workers_rq.handlers import handles
from workers_rq.letters import send, site
from workers_rq.queues import EMAILS


@handles(NewShiftsFound, queue=EMAILS)
def new_shifts(event: NewShiftsFound, message_id: str) -> None:
    """Tell a worker of the new shifts that are still to be had, if they still want to hear."""
    if not digests.wants(event.worker_id):
        return
    shifts = [_told(row) for row in news.still(event.worker_id, event.shift_ids)]
    if not shifts:
        return
    token = digests.link_token(event.worker_id, UUID(message_id), event.found_at)
    stop = site(f"/unsubscribe?token={token}")
    send(
        accounts.user(event.worker_id),
        "new_shifts",
        message_id,
        headers=_one_press(stop),
        shifts=shifts,
        more=event.more,
        link=site("/shifts"),
        settings=site("/settings"),
        stop=stop,
    )


def _one_press(stop: str) -> dict[str, str]:
    return {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _told(row: Any) -> dict[str, Any]:
    """Return what the e-mail says of a shift: the whole deal, as on the board."""
    pay = estimated_pay(row.starts_at, row.ends_at, row.break_minutes, row.hourly_rate)
    return {
        "role": row.role_name,
        "home": ", ".join(filter(None, (row.home_name or "A care home", row.city))),
        "away": away(miles(row.metres)),
        "when": when(row.starts_at, row.ends_at),
        "pay": f"£{pay / 100:.2f}",
        "rate": f"£{row.hourly_rate / 100:.2f}",
        "link": site(f"/shifts/{row.id}"),
    }


def away(distance: float) -> str:
    """Say how far a shift is, in miles: a postcode is a place of some size, so not too exactly."""
    if distance < 1:
        return "less than a mile away"
    return "1 mile away" if distance == 1 else f"{distance:g} miles away"
