"""How many statements a page asks of the database: counted in this process, on the same data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from bench.stack import Stack
from config import Settings
from vicarity.factory import create_app


@dataclass
class Counter:
    """Statements since it was last set to nothing, and the client that causes them."""

    client: FlaskClient
    headers: Mapping[str, str]
    seen: list[str] = field(default_factory=list)

    def of(self, path: str) -> int:
        """Return how many statements a page takes, when nothing is new to it."""
        for _ in range(2):
            self.seen.clear()
            self.client.get(path, headers=dict(self.headers)).close()
        return len(self.seen)


@contextmanager
def counting(stack: Stack, headers: Mapping[str, str]) -> Iterator[Counter]:
    """Make the application here too, and count what it sends to the stack's database.

    Args:
        stack: Running.
        headers: Those of somebody who is signed in.
    """
    app = create_app(Settings.from_env({**stack.env, "LOG_LEVEL": "WARNING"}))
    counter = Counter(app.test_client(use_cookies=False), headers)

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        counter.seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield counter
    finally:
        event.remove(Engine, "before_cursor_execute", note)
