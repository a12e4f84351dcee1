"""A mail server with moods: it can put off single people, and says how many it keeps waiting."""

from __future__ import annotations

import asyncio

from tests.mailbox import AnyPort, Mailbox


class MoodyMailbox(Mailbox):
    """``put_off`` holds the addresses it will not take yet; ``waiting`` counts stalled senders."""

    _away_from = None

    def clear(self):
        super().clear()
        self.put_off, self.waiting = set(), 0

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        if address in self.put_off:
            self.refusals += 1
            return "450 try again later"
        return await super().handle_RCPT(server, session, envelope, address, options)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        self.waiting += 1
        try:
            while self.stall:  # a sender who gives up cancels this
                await asyncio.sleep(0.05)
            return await super().handle_DATA(server, session, envelope)
        finally:
            self.waiting -= 1

    def hang_up(self):
        """Take no more connections, as a server that is switched off."""
        self._away_from = self.port
        self._controller.stop()

    def listen(self):
        """Be reachable again, at the same port; harmless for a server that is."""
        if self._away_from:
            self._controller = AnyPort(self, hostname="127.0.0.1", port=self._away_from)
            self._controller.start()
            self._away_from = None
