"""When two addresses reach the same person."""

from __future__ import annotations


def mailbox(email: str) -> str:
    """Return where an address is delivered, without case and without what follows a plus sign.

    Source: https://www.rfc-editor.org/rfc/rfc5233 section 1
    """
    local, _, domain = email.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"
