"""How an e-mail of ours goes out: to whom, from which site, and with no transaction open."""

from __future__ import annotations

from typing import Any

from flask import current_app

from config import Settings
from vicarity.account.models import User
from vicarity.core import mail
from vicarity.core.database import give_back


def site(path: str) -> str:
    """Return the address of a page, as links in e-mails have it."""
    settings: Settings = current_app.extensions["settings"]
    return settings.link(path)


def send(user: User | None, template: str, message_id: str, **context: Any) -> None:
    """Send to an account's own address; not to one that nobody may sign in to."""
    if user is None or not user.is_active:
        return
    send_to(user.email, template, message_id, **context)


def send_to(to: str, template: str, message_id: str, **context: Any) -> None:
    """Send to an address, with no transaction open while the mail server talks."""
    give_back()
    mail.send(to, template, message_id, site=site("/"), **context)
