"""Somebody who uses Vicarity from outside: HTTP, and the mail that comes."""

from __future__ import annotations

from functools import cached_property

from jsonschema import Draft202012Validator, FormatChecker

from tests.conftest import token_in
from tests.factories import PASSWORD
from tests.stack.running import address


class Visitor:
    """A person with an address; every answer is held against the published document."""

    def __init__(self, http, mailbox):
        self.http, self.mailbox = http, mailbox
        self.email, self.password = address(), PASSWORD
        self.headers = {}
        self.refresh_token = None

    @cached_property
    def document(self):
        return self.http.get("/api/openapi.json").json()

    def call(self, method, path, **body):
        """Make a call and return the answer, if the document knows it."""
        answer = self.http.request(method, path, json=body or None, headers=self.headers)
        check(self.document, method, path, answer)
        return answer

    def register(self, user_type="worker", **more):
        form = {"email": self.email, "password": self.password, "user_type": user_type}
        return self.call("POST", "/api/auth/register", **form, **more)

    def newest_mail(self, count=1):
        """Wait until that many messages have come for this person; return the newest."""
        return self.mailbox.wait_for(count, address=self.email)[-1]

    def token(self, count=1):
        return token_in(self.newest_mail(count))

    def sign_in(self):
        answer = self.call("POST", "/api/auth/login", email=self.email, password=self.password)
        if answer.status_code == 200:
            self.keep(answer.json())
        return answer

    def keep(self, tokens):
        self.headers = {"Authorization": f"Bearer {tokens['access_token']}"}
        self.refresh_token = tokens["refresh_token"]

    def joined(self, user_type="worker"):
        """Register, prove the address and sign in."""
        self.register(user_type)
        assert self.call("POST", "/api/auth/verify-email", token=self.token()).status_code == 200
        assert self.sign_in().status_code == 200
        return self

    def me(self):
        return self.call("GET", "/api/auth/me")


def check(document, method, path, answer):
    """Fail unless the document describes this answer: its status, its type and its content."""
    described = document["paths"][path][method.lower()]["responses"]
    assert str(answer.status_code) in described, f"{path} answered {answer.status_code}"
    content = described[str(answer.status_code)].get("content")
    if content is None:
        assert answer.content == b""
        return
    schema = content[answer.headers["content-type"]]["schema"]
    whole = {**schema, "components": document["components"]}
    Draft202012Validator(whole, format_checker=FormatChecker()).validate(answer.json())
