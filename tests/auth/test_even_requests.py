"""Asking for a mail takes one time: known, unknown, or asked for too often."""

import pytest

from tests.factories import PASSWORD
from vicarity.core import database, evenly

PATHS = ["/api/auth/resend-verification", "/api/auth/password-reset-request"]


@pytest.mark.parametrize("path", PATHS)
def test_has_committed_before_the_time_is_made_even(client, make, session, path, monkeypatch):
    make.user(email="ada@example.com", password=PASSWORD)
    happened = []
    real = database.db.session.commit
    monkeypatch.setattr(
        database.db.session, "commit", lambda: (happened.append("commit"), real()), raising=False
    )
    monkeypatch.setattr(evenly.time, "sleep", lambda _: happened.append("wait"))

    client.post(path, json={"email": "ada@example.com"})

    assert happened[:2] == ["commit", "wait"]
