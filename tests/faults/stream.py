"""Many people at once, for as long as a fault lasts."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

import httpx

from tests.factories import PASSWORD
from tests.stack.running import address, elsewhere

#: Stands for the status of a request whose connection broke.
NO_ANSWER = 0


@dataclass(frozen=True)
class Answered:
    """One request and what came back."""

    status: int
    seconds: float
    began_at: float
    retry_after: str | None
    email: str


@dataclass
class Stream:
    """Registrations from some threads until the ``with`` block ends."""

    stack: object
    threads: int = 4
    answers: list[Answered] = field(default_factory=list)

    def __enter__(self):
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._run) for _ in range(self.threads)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def since(self, moment):
        return [answer for answer in self.answers if answer.began_at > moment]

    def accepted(self):
        return [answer.email for answer in self.answers if answer.status == 202]

    def _run(self):
        with self.stack.client() as http:
            while not self._stop.is_set():
                self.answers.append(self._register(http))
                refused = self.answers[-1].status != 202
                time.sleep(0.5 if refused else 0.1)

    def _register(self, http):
        form = {"email": address("stream"), "password": PASSWORD, "user_type": "worker"}
        began_at = time.monotonic()
        try:
            answer = http.post("/api/auth/register", json=form, headers=elsewhere())
            status, retry_after = answer.status_code, answer.headers.get("Retry-After")
        except httpx.HTTPError:
            status, retry_after = NO_ANSWER, None
        seconds = time.monotonic() - began_at
        return Answered(status, seconds, began_at, retry_after, form["email"])
