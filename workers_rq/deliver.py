"""The one function RQ calls for outbox messages."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

import structlog
from sqlalchemy.exc import OperationalError

from vicarity.core import outbox
from vicarity.core.database import unit_of_work
from vicarity.core.mail import RefusedForGood
from workers_rq import (  # noqa: F401 - they register their handlers
    booking_emails,
    care_home_emails,
    credential_emails,
    digest_emails,
    documents,
    emails,
    links,
    staff_mails,
    team_emails,
)
from workers_rq.handlers import HANDLERS, Handler

R = TypeVar("R")

#: Between two tries to reach the database.
AWAY_SECONDS = 0.5

log = structlog.get_logger("vicarity.deliver")


def deliver(message_id: str, lease: int) -> None:
    """Handle one outbox message, once, however often RQ calls.

    Only the newest lease acts, so a job that was thought lost does nothing when it turns up.
    A crash after an e-mail left and before the commit sends it twice; both copies carry the
    same Message-ID.
    """
    key = UUID(message_id)
    claimed = _once_it_answers(partial(outbox.claim, key, lease))
    if claimed is None:
        return
    topic, payload = claimed
    try:
        _handle(HANDLERS[topic], payload, key)
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the message must wait
        _put_off(key, lease, topic, error)
    else:
        log.info("handled", topic=topic, message_id=message_id)


def _handle(handler: Handler, payload: dict[str, Any], key: UUID) -> None:
    with unit_of_work():
        handler.run(handler.event.model_validate(payload), str(key))
        outbox.complete(key, forget=handler.event.forget)


def _put_off(key: UUID, lease: int, topic: str, error: Exception) -> None:
    """Note the failure; the relay queues the message again when its wait is over."""
    name, final = type(error).__name__, isinstance(error, RefusedForGood)
    given_up = _once_it_answers(partial(outbox.fail, key, lease, name, final=final))
    log.warning("failed", topic=topic, message_id=str(key), error=name, given_up=given_up)


def _once_it_answers(act: Callable[[], R]) -> R:
    """Do one act on the outbox; a database that is away is waited for, while the job has time.

    Without this a short outage would use up every job that is queued, and each message would
    have to wait until its lease ends.
    """
    while True:
        try:
            with unit_of_work():
                return act()
        except OperationalError:
            time.sleep(AWAY_SECONDS)
