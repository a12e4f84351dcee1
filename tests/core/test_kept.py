"""Two processes keep the same answer, made at different times."""

import pytest
from flask import Flask

from vicarity.core.kept import KeptAnswer, Made


@pytest.fixture
def kept():
    """Return what one process keeps, and can say when and what it made."""

    def process(facts, made_at):
        return KeptAnswer(lambda: Made(f"{facts} at {made_at}".encode(), facts.encode()), 10, 60)

    return process


@pytest.fixture
def ask():
    app = Flask(__name__)

    def response(kept, tag=None):
        with app.test_request_context(headers={"If-None-Match": tag} if tag else {}):
            return kept.response()

    return response


def test_hears_nothing_new_from_another_process(kept, ask):
    one, other = kept("42 workers", "10:00"), kept("42 workers", "10:05")
    tag = ask(one).headers["ETag"]

    assert ask(other).headers["ETag"] == tag
    assert ask(other, tag).status_code == 304


def test_hears_news_from_another_process(kept, ask):
    one, other = kept("42 workers", "10:00"), kept("43 workers", "10:05")
    tag = ask(one).headers["ETag"]

    assert ask(other, tag).get_data() == b"43 workers at 10:05"
