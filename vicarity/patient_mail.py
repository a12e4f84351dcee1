"""Flask-Mail with a time limit and a verified certificate; version 0.10 has neither."""

from __future__ import annotations

import smtplib
import ssl

from flask import current_app
from flask_mail import Connection, Mail

#: Longest wait for one step of an SMTP conversation, in seconds.
STEP_SECONDS = 10


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


class PatientMail(Mail):
    """Flask-Mail over :class:`PatientConnection`."""

    def connect(self) -> Connection:
        """Return a connection to use in a ``with`` block."""
        return PatientConnection(current_app.extensions["mail"])
