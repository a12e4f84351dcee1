"""A real SMTP server that a test owns: it keeps what arrives, and can refuse or stall."""

from __future__ import annotations

import asyncio
import email
import time
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller


@dataclass(frozen=True)
class Received:
    """One message as it arrived."""

    to: str
    message: EmailMessage
    raw: bytes

    @property
    def subject(self):
        return self.message["Subject"]

    @property
    def id(self):
        return self.message["Message-ID"]

    @property
    def text(self):
        return self.message.get_body(("plain",)).get_content()

    @property
    def html(self):
        return self.message.get_body(("html",)).get_content()


class AnyPort(Controller):
    """A controller that learns which free port the system gave it."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class Mailbox:
    """The server; ``answer`` is what it says to a message, ``stall`` how long it thinks first."""

    def __init__(self):
        self.received = []
        self.clear()
        self._controller = AnyPort(self, hostname="127.0.0.1", port=0)

    @property
    def port(self):
        return self._controller.port

    def __enter__(self):
        self._controller.start()
        return self

    def __exit__(self, *_):
        self._controller.stop()

    def clear(self):
        self.received.clear()
        self.answer, self.refused_recipient, self.stall, self.refusals = "250 kept", None, 0, 0

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 - aiosmtpd's name
        if address == self.refused_recipient:
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - aiosmtpd's name
        if self.stall:
            await asyncio.sleep(self.stall)
        if not self.answer.startswith("250"):
            self.refusals += 1
            return self.answer
        message = email.message_from_bytes(envelope.content, policy=policy.default)
        self.received.append(Received(envelope.rcpt_tos[0], message, envelope.content))
        return self.answer

    def to(self, address):
        return [mail for mail in self.received if mail.to == address]

    def wait_for(self, count, *, address=None, seconds=20):
        """Wait until that many messages have come, and return them."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self.to(address) if address else list(self.received)
            if len(found) >= count:
                return found
            time.sleep(0.02)
        raise AssertionError(f"{len(self.received)} messages after {seconds} s, not {count}")
