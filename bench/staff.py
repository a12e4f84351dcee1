"""Staff for the bench: opened in the database, signed in as a browser would."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from bench.load import WrongAnswer
from bench.stack import Stack
from bench.visitors import PATIENCE
from vicarity.cli.demo.sign_ins import PASSWORD

LOGIN = "/admin/login"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SEE_OTHER = 302

OPEN = """
    INSERT INTO users (email, password_hash, role, email_verified_at)
    SELECT 'bench-' || number || '@demo.vicarity.example', password_hash, 'admin', now()
    FROM users, generate_series(1, %s) AS number WHERE email = 'admin@demo.vicarity.example'
    RETURNING email
"""


def sign_in(stack: Stack, how_many: int) -> list[Mapping[str, str]]:
    """Open that many accounts, sign them in, and return the headers of each one's requests.

    Raises:
        WrongAnswer: One was not let in.
    """
    with stack.connect() as connection:
        emails = [email for (email,) in connection.execute(OPEN, (how_many,))]
    return [_signed_in(stack.site, email) for email in emails]


def _signed_in(site: str, email: str) -> Mapping[str, str]:
    with closing(HTTPConnection(urlsplit(site).netloc, timeout=PATIENCE)) as connection:
        connection.request("GET", LOGIN)
        answer = connection.getresponse()
        form, cookie = answer.read().decode(), _cookie(answer.getheader("Set-Cookie"))
        token = re.search(r'name="csrf_token" value="([^"]+)"', form)
        if token is None:
            raise WrongAnswer("The sign-in page has no form.")
        sent = urlencode({"csrf_token": token[1], "email": email, "password": PASSWORD})
        connection.request("POST", LOGIN, sent, {"Cookie": cookie, **FORM})
        answer = connection.getresponse()
        answer.read()
        if answer.status != SEE_OTHER:
            raise WrongAnswer(f"Signing in to the console was answered {answer.status}.")
        return {"Cookie": _cookie(answer.getheader("Set-Cookie"))}


def _cookie(header: str | None) -> str:
    """Return what a browser sends back."""
    return "; ".join(f"{name}={one.value}" for name, one in SimpleCookie(header or "").items())
