"""Demo accounts to act as: found in the database, signed in over HTTP."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlsplit

from bench.load import Call, WrongAnswer
from bench.machine import CORES
from bench.stack import Stack
from bench.visitors import PATIENCE, ask
from vicarity.cli.demo.sign_ins import PASSWORD

JSON = {"Content-Type": "application/json"}
OK = 200

FIND = """
    SELECT email FROM users
    WHERE role = %s AND is_active AND email_verified_at IS NOT NULL ORDER BY random() LIMIT %s
"""


@dataclass(frozen=True)
class Person:
    """Somebody signed in."""

    email: str
    access_token: str
    refresh_token: str

    @property
    def headers(self) -> dict[str, str]:
        """Return what their requests carry."""
        return {"Authorization": f"Bearer {self.access_token}"}


@dataclass(frozen=True)
class People:
    """Whom the scenarios act as."""

    site: str
    workers: Sequence[Person]
    homes: Sequence[Person]

    def headers_of(self, path: str) -> Mapping[str, str]:
        """Return the headers of an answer."""
        with closing(HTTPConnection(urlsplit(self.site).netloc, timeout=PATIENCE)) as connection:
            connection.request("GET", path)
            return dict(connection.getresponse().getheaders())


def sign_in(stack: Stack, workers: int, homes: int) -> People:
    """Sign in that many verified people of each side."""
    with stack.connect() as connection:
        found = [
            [email for (email,) in connection.execute(FIND, (role, most))]
            for role, most in (("worker", workers), ("care_home_admin", homes))
        ]
    return People(stack.site, *(signed_in(stack.site, emails) for emails in found))


def signed_in(site: str, emails: Sequence[str]) -> list[Person]:
    """Sign in demo accounts."""
    with ThreadPoolExecutor(2 * CORES) as pool:
        return list(pool.map(lambda email: _sign_in(site, email), emails))


def login(email: str) -> Call:
    """Return the request that signs in."""
    body = json.dumps({"email": email, "password": PASSWORD})
    return Call("POST", "/api/auth/login", JSON, body)


def _sign_in(site: str, email: str) -> Person:
    with closing(HTTPConnection(urlsplit(site).netloc, timeout=PATIENCE)) as connection:
        status, body = ask(connection, login(email))
    if status != OK:
        raise WrongAnswer(f"Signing in as {email} was answered {status}.")
    answer = json.loads(body)
    return Person(email, answer["access_token"], answer["refresh_token"])
