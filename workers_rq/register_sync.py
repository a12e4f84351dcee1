"""Following the CQC register, once a day and in small helpings."""

from __future__ import annotations

from datetime import timedelta

import structlog
from flask import current_app

from config import Settings
from vicarity.care_home.following import catch_up
from vicarity.register.client import Pace, RegisterClient
from vicarity.register.errors import (
    NoRegisterYet,
    RegisterAway,
    RegisterBusy,
    RegisterKeyRefused,
    RegisterUnclear,
)

#: CQC renews what its service says once a day. What the helpings of one hour leave, the next takes.
DUE = timedelta(hours=20)

#: Seconds for asking in one helping; e-mails wait meanwhile, and a job may take 30.
HELPING = 15.0

REFUSALS = (NoRegisterYet, RegisterAway, RegisterBusy, RegisterKeyRefused, RegisterUnclear)

log = structlog.get_logger("vicarity.register")


def follow() -> None:
    """Bring the register up to what CQC's service says, if there is a key for it."""
    settings: Settings = current_app.extensions["settings"]
    key = settings.cqc_api_key.get_secret_value()
    if not key:
        return
    with RegisterClient(str(settings.cqc_api_url), key, Pace(seconds=HELPING)) as client:
        try:
            for step in catch_up(client, due=DUE):
                log.info(
                    "register_followed",
                    until=step.until.isoformat(),
                    added=step.written.added,
                    changed=step.written.changed,
                    tasks=step.tasks,
                    unclear=step.unclear,
                )
        except REFUSALS as refusal:
            log.warning("register_not_followed", error=type(refusal).__name__)
