"""What the pages of both queues do alike: taking, giving back, and who else is looking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import flash, request, url_for

from vicarity.account.mailbox import mailbox
from vicarity.admin import answers, reviews, rules
from vicarity.admin.enums import Segment
from vicarity.admin.queries import reviews as queries
from vicarity.admin.queries.queue import Queue, Viewer
from vicarity.admin.words import and_list, counted, person
from vicarity.core.database import unit_of_work


def part(narrowed: bool) -> Segment:
    """Return the segment that was asked for; all there is, if somebody is searched for."""
    otherwise = Segment.EVERYTHING if narrowed else Segment.WAITING
    sent = request.args.get("show", "")
    known = (one for one in Segment if one is not Segment.EVERYTHING and one.value == sent)
    return next(known, otherwise)


def back_to(endpoint: str) -> str:
    """Return the address of a list with the filters this request came with."""
    query = urlencode(list(request.args.items(multi=True)))
    return f"{url_for(endpoint)}?{query}" if query else url_for(endpoint)


def take_or_give_back(queue: Queue, viewer: Viewer, ids: Sequence[UUID] | None = None) -> None:
    """Do what the button says to the rows that were ticked, or to ``ids``, and say so."""
    chosen = [row for row, _ in answers.rows()] if ids is None else list(ids)
    act = request.form.get("act", "")
    if not chosen:
        flash("Tick the reviews you mean first.", "error")
    elif act == "give_back":
        given = reviews.give_back(queue, chosen, viewer)
        flash(f"{counted(given, 'review')} given back.", "success")
    else:
        taken = reviews.take(queue, chosen, viewer, over=act == "take_over")
        flash(f"{counted(taken, 'review')} now with you.", "success")
        if taken < len(chosen):
            rest = counted(len(chosen) - taken, "review")
            flash(f"{rest} left: with somebody already, decided, or your own.", "info")


def presence(queue: Queue, row_id: UUID, viewer: Viewer) -> dict[str, Any]:
    """Return what to tell somebody who has a review open.

    Nothing is noted of a row that is not there.
    """
    with unit_of_work():
        version = queue.version(row_id)
        if version is None:
            return {"words": "", "changed": True}
        others = reviews.look(queue, row_id, viewer)
    return {"words": looking(others), "changed": version != answers.seen()}


def looking(others: Sequence[str]) -> str:
    """Say who else has a review open."""
    if not others:
        return ""
    names = and_list([person(email) for email in others])
    return f"{names} {'is' if len(others) == 1 else 'are'} looking at this too."


def is_own(email: str, user_id: UUID, viewer: Viewer) -> bool:
    """Say whether something belongs to the reviewer, under this account or another one."""
    return user_id == viewer.id or mailbox(email) == mailbox(viewer.email)


def frame(queue: Queue, row: Any, viewer: Viewer, *, waits: bool) -> dict[str, Any]:
    """Return what stands around a review: its place in the queue, its age, and who is at it."""
    queries.forget_some(viewer.now)
    return {
        "place": queue.neighbours(row) if waits else None,
        "left": rules.time_left(row.submitted_at, viewer.now) if waits else None,
        "history": queries.trail(queue.subject, row.id),
        "holder": queries.holder(queue.subject, row.id, viewer.now),
        "looking": looking(reviews.look(queue, row.id, viewer)),
    }
