"""Where somebody goes next; only ever to a page of the console."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import request, url_for

from vicarity.admin import sessions

_LOCAL = re.compile(r"/admin/[A-Za-z0-9/_?=&.,:%+@~-]*")


def wanted() -> str:
    """Return where the person was going, if that is a page of the console."""
    return _local(request.values.get("next", ""))


def form() -> str:
    """Return the page with the form that was just sent, as far as the browser tells."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    return _local(came_from.path + (f"?{came_from.query}" if came_from.query else ""))


def door(address: str) -> str:
    """Return where the next factor is given, to go on to ``address`` from there."""
    session = sessions.current()
    if session.person is None:
        return url_for("console.login", next=address)
    return url_for("factor.code" if session.enrolled else "factor.enrol", next=address)


def _local(address: str) -> str:
    local = _LOCAL.fullmatch(address) and ".." not in address and "//" not in address
    return address if local else url_for("admin.index")
