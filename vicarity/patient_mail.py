"""Flask-Mail with a time limit, a verified certificate and whole headers; 0.10 has none of them."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from email import policy
from email.mime.base import MIMEBase
from typing import Any

from flask import current_app
from flask_mail import Connection, Mail, Message

#: Longest wait for one step of an SMTP conversation, in seconds.
STEP_SECONDS = 10


#: A line may be so long at most (RFC 5322 section 2.1.1). Python aims at 78 and, where a header
#: has no space to break at, encodes it in pieces, which no mail program reads in an address.
LONGEST_LINE = 998


class WholeMessage(Message):
    """A message whose headers stay as they were written."""

    def _message(self) -> MIMEBase:
        message = super()._message()
        message.policy = policy.SMTP.clone(max_line_length=LONGEST_LINE)
        return message


class PatientConnection(Connection):
    """One SMTP conversation."""

    def configure_host(self) -> smtplib.SMTP:
        """Open the connection and sign in."""
        host = smtplib.SMTP(self.mail.server, self.mail.port, timeout=STEP_SECONDS)
        if self.mail.use_tls:
            host.starttls(context=ssl.create_default_context())
        if self.mail.username and self.mail.password:
            host.login(self.mail.username, self.mail.password)
        return host

    def __exit__(self, *_: object) -> None:
        """Say goodbye; a server that has hung up already changes nothing about what was sent."""
        if self.host is not None:
            with suppress(OSError):
                self.host.quit()
            self.host.close()


class PatientMail(Mail):
    """Flask-Mail over :class:`PatientConnection`, which sends in tests too."""

    def init_mail(self, config: dict[str, Any], debug: bool | int = False, *_: Any) -> Any:
        """Read the settings; the library would send nothing while ``TESTING`` is set."""
        return super().init_mail(config, debug, testing=False)

    def connect(self) -> Connection:
        """Return a connection to use in a ``with`` block."""
        return PatientConnection(current_app.extensions["mail"])
