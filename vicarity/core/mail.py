"""Render and send one e-mail."""

from __future__ import annotations

import smtplib
from collections.abc import Mapping
from email.utils import parseaddr
from typing import Any

from flask import current_app, render_template
from flask_mail import Message

from vicarity.extensions import mail
from vicarity.patient_mail import WholeMessage


class RefusedForGood(Exception):
    """The mail server will never take this message; trying again is no use."""


def send(
    to: str,
    template: str,
    message_id: str,
    headers: Mapping[str, str] | None = None,
    **context: Any,
) -> None:
    """Send ``templates/emails/<template>.txt`` with ``<template>.html`` beside it.

    Args:
        to: One address.
        template: Name of the templates; the first line of the ``.txt`` is the subject.
        message_id: The same for every attempt, so that mail programs can drop a repeat.
        headers: More of them, beside the usual ones.
        **context: What the templates need.

    Raises:
        RefusedForGood: The mail server answered 5xx.
        OSError: It could not be reached, refused our sign-in or answered 4xx; try again later.
    """
    try:
        message = _message(to, template, message_id, context)
        message.extra_headers = dict(headers or {})
        mail.send(message)
    except smtplib.SMTPRecipientsRefused as error:
        code, _ = next(iter(error.recipients.values()))
        raise _meaning(code) from None
    except smtplib.SMTPDataError as error:
        raise _meaning(error.smtp_code) from None


def _message(to: str, template: str, message_id: str, context: dict[str, Any]) -> Message:
    sender: str = current_app.config["MAIL_DEFAULT_SENDER"]
    text = render_template(f"emails/{template}.txt", **context)
    subject, _, body = text.partition("\n\n")
    html = render_template(f"emails/{template}.html", subject=subject, **context)
    message = WholeMessage(subject, [to], body=body, html=html, sender=sender)
    message.msgId = f"<{message_id}@{parseaddr(sender)[1].partition('@')[2]}>"
    return message


def _meaning(code: int) -> Exception:
    """Tell a refusal for good (5xx) from one for now (RFC 5321 section 4.2.1)."""
    if code >= 500:
        return RefusedForGood(f"the mail server answered {code}")
    return ConnectionError(f"the mail server answered {code}")
