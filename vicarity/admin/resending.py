"""Sending e-mails again that were given up, or that somebody says never came."""

from __future__ import annotations

from uuid import UUID

from vicarity.admin.errors import EmailNotFound, NothingToSendAgain
from vicarity.admin.queries import emails
from vicarity.core import audit, outbox
from vicarity.core.database import unit_of_work

#: How many are sent again by one press of the button.
AT_ONCE = 1000


def send_again(message_id: UUID, *, by: UUID) -> None:
    """Send a message again, once however often the button is pressed.

    One that was given up is tried anew. One that was sent is sent anew as a message of its own.

    Raises:
        EmailNotFound: There is none.
        NothingToSendAgain: It waits already, was sent again before, or is empty by now.
    """
    with unit_of_work():
        if not (outbox.revive([message_id]) or outbox.repeat(message_id)):
            raise EmailNotFound if emails.shown(message_id) is None else NothingToSendAgain
        audit.record("email.resend", actor_id=by, subject="email", subject_id=message_id)


def send_all_again(*, by: UUID) -> int:
    """Try the messages that were given up anew, longest ago first; return how many."""
    with unit_of_work():
        revived = outbox.revive(outbox.dead(AT_ONCE))
        if revived:
            audit.record(
                "email.resend", actor_id=by, subject="email", after={"messages": len(revived)}
            )
        return len(revived)
